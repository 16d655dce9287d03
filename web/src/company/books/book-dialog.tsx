import { Button, Group, Modal, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../common/problem-alert.js';
import { isField, showInForm, useSave } from '../../common/save.js';

interface Props<V extends Record<string, unknown>> {
  title: string;
  form: UseFormReturnType<V>;
  work: (values: V) => Promise<{ code: string }>;
  /** The first part of the keys of what is read anew. */
  first: string;
  onClose: () => void;
  children: ReactNode;
}

/** A small form over the page; what was refused stays in it. */
export function BookDialog<V extends Record<string, unknown>>(props: Props<V>) {
  const { title, form, work, first, onClose, children } = props;
  const { t } = useTranslation(['company', 'common']);
  const save = useSave({
    work,
    changes: [first],
    done: ({ code }) => t('recordSaved', { what: code }),
    onSaved: onClose,
  });
  const submit = form.onSubmit((values) =>
    save.mutate(values, { onError: (error) => showInForm(form, error) }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <ProblemAlert error={save.error} shown={({ field }) => isField(form, field)} />
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
