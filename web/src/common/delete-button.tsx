import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { useSave } from './save.js';

interface Props {
  title: string;
  text: string;
  /** What to do where other records refer to it. */
  advice: string;
  work: () => Promise<unknown>;
  /** Said when it is done. */
  done: string;
  /** The first part of the keys of what is read anew. */
  first: string;
  /** Leads away from the record that is no more. */
  onDeleted: () => void | Promise<void>;
}

/** Deletes a record after asking. */
export function DeleteButton({ title, text, advice, work, done, first, onDeleted }: Props) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  const remove = useSave({ work, changes: [first], done: () => done, onSaved: onDeleted });
  const isInUse = remove.error instanceof ApiProblem && remove.error.code === 'in_use';
  return (
    <>
      <Button
        color="red"
        variant="light"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => {
          remove.reset();
          open();
        }}
      >
        {t('delete')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={title}
        action={t('delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
      >
        {text}
        {isInUse && (
          <Text size="sm" mt="xs">
            {advice}
          </Text>
        )}
      </ConfirmDialog>
    </>
  );
}
