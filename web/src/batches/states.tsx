import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchInvoice } from './batches.js';

const OF_BATCH: Record<Batch['status'], string> = {
  received: 'gray',
  processing: 'yellow',
  processed: 'green',
  failed: 'red',
};

const OF_INVOICE: Record<BatchInvoice['processing_status'], string> = {
  pending: 'gray',
  issued: 'green',
  failed: 'red',
};

export function BatchState({ status }: { status: Batch['status'] }) {
  const { t } = useTranslation('batches');
  return <Badge color={OF_BATCH[status]}>{t(`statuses.${status}`)}</Badge>;
}

export function BatchInvoiceState({ status }: { status: BatchInvoice['processing_status'] }) {
  const { t } = useTranslation('batches');
  return <Badge color={OF_INVOICE[status]}>{t(`invoiceStatuses.${status}`)}</Badge>;
}
