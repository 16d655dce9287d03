import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Client } from '../api/generated/index.js';
import { focusError } from '../common/focus-error.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { isField, showInForm, useSave } from '../common/save.js';
import { Unsaved } from '../common/unsaved.js';
import { ContactFields, DetailFields, IdentityFields } from './client-fields.js';
import type { ClientValues } from './client-values.js';
import { CLIENTS } from './clients.js';

const CODE = /^[A-Za-z0-9_+.-]{1,10}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

interface Props {
  initial: ClientValues;
  save: (values: ClientValues) => Promise<Client>;
  /** Said when it is saved. */
  done: (saved: Client) => string;
  /** Where the reader goes who does not save. */
  back: string;
}

export function ClientForm({ initial, save, done, back }: Props) {
  const { t } = useTranslation(['clients', 'common']);
  const navigate = useNavigate();
  // One that was made or chosen is changed, not taken away.
  const code = (before: string) => (value: string) => {
    if (!value.trim()) return before ? t('common:required') : null;
    return CODE.test(value.trim()) ? null : t('codeRule');
  };
  const form = useForm<ClientValues>({
    initialValues: initial,
    validate: {
      name: (value) => (value.trim() ? null : t('nameNeeded')),
      email: (value) => (!value.trim() || EMAIL.test(value.trim()) ? null : t('emailRule')),
      code: code(initial.code),
      supplier_code: code(initial.supplier_code),
    },
  });
  const saving = useSave({
    work: save,
    changes: [CLIENTS],
    done,
    onSaved: ({ id }) => {
      // What is saved is nothing to lose any more, before the page is left.
      flushSync(() => form.resetDirty());
      void navigate(`/clients/${id}`, { replace: true });
    },
  });
  const refused = (error: Error) => {
    showInForm(form, error);
    focusError();
  };
  const submit = form.onSubmit((values) => saving.mutate(values, { onError: refused }), focusError);
  return (
    <form onSubmit={submit} noValidate>
      <Unsaved dirty={form.isDirty()} />
      <Stack>
        <IdentityFields form={form} />
        <ContactFields form={form} />
        <DetailFields form={form} />
        <ProblemAlert error={saving.error} shown={({ field }) => isField(form, field)} />
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {t('common:save')}
          </Button>
          <Button component={Link} to={back} variant="default">
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
