import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Delivery, Webhook } from './webhooks.js';

const OF_WEBHOOK: Record<Webhook['status'], string> = { enabled: 'green', disabled: 'gray', stopped: 'red' };

const OF_DELIVERY: Record<Delivery['status'], string> = {
  pending: 'yellow',
  delivered: 'green',
  failed: 'red',
  cancelled: 'gray',
};

export function WebhookState({ status }: { status: Webhook['status'] }) {
  const { t } = useTranslation('webhooks');
  return <Badge color={OF_WEBHOOK[status]}>{t(`statuses.${status}`)}</Badge>;
}

export function DeliveryState({ status }: { status: Delivery['status'] }) {
  const { t } = useTranslation('webhooks');
  return <Badge color={OF_DELIVERY[status]}>{t(`deliveryStatuses.${status}`)}</Badge>;
}
