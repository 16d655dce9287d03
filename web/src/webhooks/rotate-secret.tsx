import { Button, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { webhooksRotateSecret } from '../api/generated/index.js';
import { ConfirmDialog } from '../common/confirm-dialog.js';
import { useSave } from '../common/save.js';
import { Secret } from './secret.js';
import { WEBHOOKS } from './webhooks.js';

/** Makes a new secret after asking, and shows it this once. */
export function RotateSecret({ id }: { id: number }) {
  const { t } = useTranslation(['webhooks', 'common']);
  const [isAsking, asking] = useDisclosure();
  const [secret, setSecret] = useState<string>();
  const rotate = useSave({
    work: () => record(webhooksRotateSecret({ path: { id } })),
    changes: [WEBHOOKS],
    done: () => t('rotated'),
    onSaved: (issued) => {
      setSecret(issued.secret);
      asking.close();
    },
  });
  return (
    <>
      <Button variant="default" onClick={asking.open}>
        {t('rotate')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={asking.close}
        title={t('rotateTitle')}
        action={t('rotate')}
        busy={rotate.isPending}
        error={rotate.error}
        onConfirm={() => rotate.mutate()}
      >
        {t('rotateText')}
      </ConfirmDialog>
      <Modal
        opened={secret !== undefined}
        onClose={() => setSecret(undefined)}
        title={t('createdTitle')}
        closeOnClickOutside={false}
        closeOnEscape={false}
        closeButtonProps={{ 'aria-label': t('common:close') }}
        size="lg"
      >
        <Stack>{secret !== undefined && <Secret secret={secret} />}</Stack>
      </Modal>
    </>
  );
}
