import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../common/problem-alert.js';
import { useSignIn } from './session.js';

interface Props {
  /** Whose session goes on; anybody's when absent. */
  email?: string;
  onSignedIn?: () => void;
}

export function CredentialsForm({ email, onSignedIn }: Props) {
  const { t } = useTranslation('session');
  const signIn = useSignIn();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: email ?? '', password: '' },
    validate: {
      email: (value) => (value.trim() ? null : t('emailNeeded')),
      password: (value) => (value ? null : t('passwordNeeded')),
    },
  });
  const submit = form.onSubmit((credentials) =>
    signIn.mutate({ ...credentials, email: credentials.email.trim() }, { onSuccess: onSignedIn }),
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
