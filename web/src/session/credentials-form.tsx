import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../common/problem-alert.js';
import { useSignIn } from './session.js';

interface Props {
  /** Whose session goes on, and in which company; anybody's when absent. */
  goesOn?: { email: string; companyId: number };
}

export function CredentialsForm({ goesOn }: Props) {
  const { t } = useTranslation('session');
  const signIn = useSignIn(goesOn?.companyId);
  const email = goesOn?.email;
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: email ?? '', password: '' },
    validate: {
      email: (value) => (value.trim() ? null : t('emailNeeded')),
      password: (value) => (value ? null : t('passwordNeeded')),
    },
  });
  const submit = form.onSubmit((credentials) =>
    signIn.mutate({ ...credentials, email: credentials.email.trim() }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemAlert error={signIn.error} />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          autoFocus={!email}
          readOnly={email !== undefined}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          data-autofocus={email ? true : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {t('signIn')}
        </Button>
      </Stack>
    </form>
  );
}
