import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem-alert.js';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The words of the button that does it. */
  action: string;
  /** What has to be typed before it can be done: for what cannot be taken back. */
  typed?: string;
  busy: boolean;
  error: Error | null;
  onConfirm: () => void;
}

/** Asks before something that others will notice. */
export function ConfirmDialog(props: Props) {
  const { opened, onClose, title, children, action, typed, busy, error, onConfirm } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const close = () => {
    setWords('');
    onClose();
  };
  const confirm = () => {
    setWords('');
    onConfirm();
  };
  const isReady = typed === undefined || words === typed;
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // React passes it on to a form around the dialog, wherever that is drawn.
          event.stopPropagation();
          if (isReady) confirm();
        }}
      >
        <Stack>
          <Text size="sm" component="div">
            {children}
          </Text>
          {typed !== undefined && (
            <TextInput
              label={t('typeToConfirm', { typed })}
              value={words}
              onChange={({ currentTarget }) => setWords(currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
          )}
          <ProblemAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" color="red" disabled={!isReady} loading={busy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
