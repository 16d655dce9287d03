import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { IconInfoCircle } from '@tabler/icons-react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { record } from '../api/client.js';
import { usersCreate } from '../api/generated/index.js';
import { useAttempt } from '../common/attempt.js';
import { focusError } from '../common/focus-error.js';
import { Page } from '../common/page.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { isField, showInForm, useSave } from '../common/save.js';
import { Section } from '../common/section.js';
import { Unsaved } from '../common/unsaved.js';
import { PersonFields } from './person-fields.js';
import type { PersonValues } from './person-values.js';
import { USERS } from './users.js';

export function NewUserPage() {
  const { t } = useTranslation(['users', 'common']);
  const navigate = useNavigate();
  const attempt = useAttempt();
  const form = useForm<PersonValues>({
    initialValues: { email: '', name: '', role: 'viewer', active: true, permissions: [] },
    validate: {
      email: isEmail(t('emailNeeded')),
      name: (value) => (value.trim() ? null : t('nameNeeded')),
    },
  });
  const add = useSave({
    work: (body: PersonValues) => record(usersCreate({ body, headers: attempt(body) })),
    changes: [USERS],
    done: ({ name }) => t('added', { name }),
    onSaved: async ({ id }) => {
      // What is saved is nothing to lose any more, before the page is left.
      flushSync(() => form.resetDirty());
      await navigate(`/users/${id}`);
    },
  });
  const refused = (error: Error) => {
    showInForm(form, error);
    focusError();
  };
  const submit = form.onSubmit(
    (values) => add.mutate({ ...values, email: values.email.trim() }, { onError: refused }),
    focusError,
  );
  return (
    <Page title={t('add')} back={{ to: '/users', label: t('title') }}>
      <Unsaved dirty={form.isDirty()} />
      <Section title={t('membership')} text={t('membershipText')}>
        <form onSubmit={submit} noValidate>
          <Stack gap="lg">
            <Alert icon={<IconInfoCircle aria-hidden />} variant="light">
              {t('addText')}
            </Alert>
            <ProblemAlert error={add.error} shown={({ field }) => isField(form, field)} />
            <TextInput
              label={t('email')}
              description={t('emailText')}
              type="email"
              autoComplete="off"
              maxLength={254}
              maw={420}
              {...form.getInputProps('email')}
            />
            <PersonFields form={form} />
            <Group>
              <Button type="submit" loading={add.isPending}>
                {t('add')}
              </Button>
              <Button component={Link} to="/users" variant="default">
                {t('common:cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Section>
    </Page>
  );
}
