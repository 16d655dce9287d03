import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ModalProps } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemDetail } from '../../../src/common/problem.js';
import { ProblemAlert } from './problem-alert.js';

interface DialogProps extends Pick<ModalProps, 'opened' | 'onClose' | 'size'> {
  title: string;
  children: ReactNode;
}

/** Over the page; what was entered in it is gone once it is closed. */
export function Dialog(props: DialogProps) {
  const { t } = useTranslation();
  return <Modal {...props} closeButtonProps={{ 'aria-label': t('close') }} />;
}

interface FormProps {
  /** The words of the button that does it. */
  action: string;
  busy: boolean;
  disabled?: boolean;
  error: Error | null;
  /** Details that stand beside their fields. */
  shown?: (detail: ProblemDetail) => boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** What is entered in a dialog; it stays where it cannot be done. */
export function DialogForm(props: FormProps) {
  const { action, busy, disabled, error, shown, onSubmit, onCancel, children } = props;
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form over which the dialog stands is another one.
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {children}
        <ProblemAlert error={error} shown={shown} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={disabled}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
