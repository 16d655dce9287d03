import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { answer } from '../api/client.js';
import { authChangePassword } from '../api/generated/index.js';
import { ApiProblem } from '../api/problem.js';
import { focusError } from '../common/focus-error.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { isField, showInForm, useSave } from '../common/save.js';

const SHORTEST = 10;

/** Whether the present password was not the right one. */
const isUnknown = (error: Error | null) =>
  error instanceof ApiProblem && error.code === 'invalid_credentials';

export function PasswordForm() {
  const { t } = useTranslation('account');
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', again: '' },
    validate: {
      currentPassword: (value) => (value ? null : t('currentNeeded')),
      newPassword: (value) => (value.length >= SHORTEST ? null : t('tooShort', { least: SHORTEST })),
      again: (value, { newPassword }) => (value === newPassword ? null : t('different')),
    },
  });
  const change = useSave({
    work: ({ currentPassword, newPassword }: typeof form.values) =>
      answer(authChangePassword({ body: { currentPassword, newPassword } })),
    changes: ['own-sessions'],
    done: () => t('passwordChanged'),
    onSaved: () => form.reset(),
  });
  const refused = (error: Error) => {
    if (isUnknown(error)) form.setFieldError('currentPassword', t('currentWrong'));
    else showInForm(form, error);
    focusError();
  };
  const submit = form.onSubmit((values) => change.mutate(values, { onError: refused }), focusError);
  const fields = [
    ['currentPassword', 'current-password'],
    ['newPassword', 'new-password'],
    ['again', 'new-password'],
  ] as const;
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={420}>
        <ProblemAlert
          error={isUnknown(change.error) ? null : change.error}
          shown={({ field }) => isField(form, field)}
        />
        {fields.map(([name, autoComplete]) => (
          <PasswordInput
            key={name}
            label={t(name)}
            description={name === 'newPassword' ? t('rule', { least: SHORTEST }) : undefined}
            autoComplete={autoComplete}
            visibilityToggleButtonProps={{ 'aria-label': t('show', { field: t(name) }) }}
            {...form.getInputProps(name)}
          />
        ))}
        <Group>
          <Button type="submit" loading={change.isPending}>
            {t('changePassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
