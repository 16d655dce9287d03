import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { record } from '../api/client.js';
import { webhooksRemove } from '../api/generated/index.js';
import { ConfirmDialog } from '../common/confirm-dialog.js';
import { useSave } from '../common/save.js';
import { WEBHOOKS } from './webhooks.js';
import type { Webhook } from './webhooks.js';

export function DeleteWebhook({ webhook: { id, name } }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const navigate = useNavigate();
  const [isAsking, asking] = useDisclosure();
  const remove = useSave({
    work: () => record(webhooksRemove({ path: { id } })),
    changes: [WEBHOOKS],
    done: () => t('deleted'),
    onSaved: () => navigate('/webhooks'),
  });
  return (
    <>
      <Button
        color="red"
        variant="light"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={asking.open}
      >
        {t('delete')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={asking.close}
        title={t('deleteTitle')}
        action={t('delete')}
        typed={name}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </>
  );
}
