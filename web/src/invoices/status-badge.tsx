import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvoiceSummary } from '../api/generated/index.js';

const COLOURS = {
  draft: 'gray',
  unpaid: 'blue',
  overdue: 'red',
  paid: 'green',
  credited: 'grape',
  issued: 'blue',
  cancelled: 'gray',
} as const satisfies Record<InvoiceSummary['status'], string>;

export function StatusBadge({ status }: { status: InvoiceSummary['status'] }) {
  const { t } = useTranslation('invoices');
  return <Badge color={COLOURS[status]}>{t(`statuses.${status}`)}</Badge>;
}
