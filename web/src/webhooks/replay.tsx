import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { webhookDeliveriesReplay } from '../api/generated/index.js';
import { useSave } from '../common/save.js';
import { tellProblem } from '../common/tell-problem.js';
import { useMay } from '../session/session.js';
import { useEventWords } from './event-words.js';
import { isPending, WEBHOOKS } from './webhooks.js';
import type { Delivery, Webhook } from './webhooks.js';

interface Props {
  webhook: Webhook;
  delivery: Delivery;
  /** In a row of a table. */
  small?: boolean;
}

/** Delivers something again; nothing where it is on its way, or the webhook delivers nothing. */
export function Replay({ webhook, delivery, small = false }: Props) {
  const { t } = useTranslation('webhooks');
  const may = useMay();
  const say = useEventWords();
  const replay = useSave({
    work: () => record(webhookDeliveriesReplay({ path: { id: webhook.id, deliveryId: delivery.id } })),
    changes: [WEBHOOKS],
    done: () => t('replayed'),
  });
  if (!may('webhooks', 'update') || isPending(delivery) || webhook.status !== 'enabled') return null;
  const send = () => replay.mutate(undefined, { onError: tellProblem });
  if (!small)
    return (
      <Tooltip label={t('replayText')}>
        <Button leftSection={<IconRefresh size={16} aria-hidden />} loading={replay.isPending} onClick={send}>
          {t('replay')}
        </Button>
      </Tooltip>
    );
  return (
    <Tooltip label={t('replay')}>
      <ActionIcon
        variant="default"
        size="lg"
        loading={replay.isPending}
        onClick={send}
        aria-label={t('replayOf', { what: say(delivery.event) })}
      >
        <IconRefresh size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
