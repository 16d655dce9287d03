import { Button, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { focusError } from './focus-error.js';
import { ProblemAlert } from './problem-alert.js';
import { isField, showInForm, useSave } from './save.js';
import type { Saving } from './save.js';
import { Unsaved } from './unsaved.js';

/**
 * Saves the values of a form. What is refused, here or by the server, stands beside its field, the first of them in
 * sight; the values stay.
 */
export function useFormSave<Values extends Record<string, unknown>, Saved>(
  form: UseFormReturnType<Values>,
  saving: Saving<Values, Saved>,
) {
  const save = useSave<Values, Saved>({
    ...saving,
    onSaved: (saved) => {
      // What is saved is nothing to lose any more, before the page is left.
      flushSync(() => form.resetDirty());
      return saving.onSaved?.(saved);
    },
  });
  const refused = (error: Error) => {
    showInForm(form, error);
    focusError();
  };
  const send = (values: Values) => save.mutate(values, { onError: refused });
  return { save, send, submit: form.onSubmit(send, focusError) };
}

interface Props<Values extends Record<string, unknown>> {
  form: UseFormReturnType<Values>;
  saving: Pick<ReturnType<typeof useFormSave<Values, unknown>>, 'save' | 'submit'>;
  /** The words of the button that saves. */
  action?: string;
  /** Where the reader goes who does not save. */
  back: string;
  children: ReactNode;
}

/** The fields of a record, what the server says to them, and the two ways on. */
export function RecordForm<Values extends Record<string, unknown>>(props: Props<Values>) {
  const { form, saving, action, back, children } = props;
  const { t } = useTranslation();
  return (
    <form onSubmit={saving.submit} noValidate>
      <Unsaved dirty={form.isDirty()} />
      <Stack gap="lg">
        {children}
        <ProblemAlert error={saving.save.error} shown={({ field }) => isField(form, field)} />
        <Group>
          <Button type="submit" loading={saving.save.isPending}>
            {action ?? t('save')}
          </Button>
          <Button component={Link} to={back} variant="default">
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
