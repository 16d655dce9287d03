import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { record } from '../api/client.js';
import { webhooksUpdate } from '../api/generated/index.js';
import { ConfirmDialog } from '../common/confirm-dialog.js';
import { useSave } from '../common/save.js';
import { tellProblem } from '../common/tell-problem.js';
import { useMay } from '../session/session.js';
import { DeleteWebhook } from './delete-webhook.js';
import { RotateSecret } from './rotate-secret.js';
import { WEBHOOKS } from './webhooks.js';
import type { Webhook } from './webhooks.js';

export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const may = useMay();
  return (
    <>
      {may('webhooks', 'update') && (
        <>
          <OnOff webhook={webhook} />
          <Button
            component={Link}
            to={`/webhooks/${webhook.id}/edit`}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
          >
            {t('edit')}
          </Button>
          <RotateSecret id={webhook.id} />
        </>
      )}
      {may('webhooks', 'delete') && <DeleteWebhook webhook={webhook} />}
    </>
  );
}

/** Switches it on at once, and off after asking: what happens while it is off is never told. */
function OnOff({ webhook: { id, status } }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const [isAsking, asking] = useDisclosure();
  const next = status === 'enabled' ? 'disabled' : 'enabled';
  const change = useSave({
    work: () => record(webhooksUpdate({ path: { id }, body: { status: next } })),
    changes: [WEBHOOKS],
    done: ({ status: now }) => t(now === 'enabled' ? 'enabled' : 'disabled'),
    onSaved: asking.close,
  });
  return (
    <>
      <Button
        variant={next === 'enabled' ? 'filled' : 'default'}
        loading={!isAsking && change.isPending}
        onClick={() =>
          next === 'enabled' ? change.mutate(undefined, { onError: tellProblem }) : asking.open()
        }
      >
        {t(next === 'enabled' ? 'enable' : 'disable')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={asking.close}
        title={t('disableTitle')}
        action={t('disable')}
        busy={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate()}
      >
        {t('disableText')}
      </ConfirmDialog>
    </>
  );
}
