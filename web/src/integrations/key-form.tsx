import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { focusError } from '../common/focus-error.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { isField, showInForm } from '../common/save.js';
import { Section } from '../common/section.js';
import { Unsaved } from '../common/unsaved.js';
import { useProfile } from '../session/session.js';
import { AboutFields } from './about-fields.js';
import { GrantsField } from './grants-field.js';
import type { KeyValues } from './key-values.js';
import { LimitFields } from './limit-fields.js';
import type { Opens } from './opens.js';
import { useKeyRules } from './key-rules.js';

interface Props<Saved> {
  initial: KeyValues;
  isNew: boolean;
  bounds: Opens;
  save: UseMutationResult<Saved, Error, KeyValues>;
  /** The words of the button that saves. */
  action: string;
  /** Where the page was come to from. */
  back: string;
}

/** A key as a person describes it, to be made or to be changed. */
export function KeyForm<Saved>({ initial, isNew, bounds, save, action, back }: Props<Saved>) {
  const { t } = useTranslation(['integrations', 'common']);
  const { timezone } = useProfile().company;
  const form = useForm<KeyValues>({ initialValues: initial, validate: useKeyRules(initial, timezone) });
  const submit = form.onSubmit(
    (values) =>
      save.mutate(values, {
        onError: (error) => {
          showInForm(form, error);
          focusError();
        },
      }),
    focusError,
  );
  return (
    <form onSubmit={submit} noValidate>
      <Unsaved dirty={form.isDirty()} />
      <Stack>
        <Section title={t('form.about')}>
          <AboutFields form={form} isNew={isNew} />
        </Section>
        <Section title={t('form.grants')}>
          <GrantsField form={form} bounds={bounds} />
        </Section>
        <Section title={t('form.limits')}>
          <LimitFields form={form} />
        </Section>
        <ProblemAlert error={save.error} shown={({ field }) => isField(form, field)} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {action}
          </Button>
          <Button component={Link} to={back} variant="default">
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
