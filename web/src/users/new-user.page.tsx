import { Alert, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { record } from '../api/client.js';
import { usersCreate } from '../api/generated/index.js';
import { useAttempt } from '../common/attempt.js';
import { Page } from '../common/page.js';
import { RecordForm, useFormSave } from '../common/record-form.js';
import { Section } from '../common/section.js';
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
  const saving = useFormSave(form, {
    work: (values: PersonValues) => {
      const body = { ...values, email: values.email.trim() };
      return record(usersCreate({ body, headers: attempt(body) }));
    },
    changes: [USERS],
    done: ({ name }) => t('added', { name }),
    onSaved: ({ id }) => navigate(`/users/${id}`),
  });
  return (
    <Page title={t('add')} back={{ to: '/users', label: t('title') }}>
      <Section title={t('membership')} text={t('membershipText')}>
        <RecordForm form={form} saving={saving} action={t('add')} back="/users">
          <Alert icon={<IconInfoCircle aria-hidden />} variant="light">
            {t('addText')}
          </Alert>
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
        </RecordForm>
      </Section>
    </Page>
  );
}
