import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InvoiceSummary } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import type { Column } from '../common/record-table.js';
import { isOwed } from './invoices.js';
import { StatusBadge } from './status-badge.js';

export function useInvoiceColumns(): Column<InvoiceSummary>[] {
  const { t } = useTranslation('invoices');
  const { date, money } = useFormats();
  return [
    {
      key: 'number',
      title: t('number'),
      sort: 'id',
      cell: (invoice) => <NumberCell invoice={invoice} />,
    },
    { key: 'client', title: t('client'), from: 'sm', cell: ({ client_name }) => client_name },
    {
      key: 'issued_on',
      title: t('issuedOn'),
      sort: 'issued_on',
      nowrap: true,
      from: 'md',
      cell: ({ issued_on }) => date(issued_on),
    },
    {
      key: 'due_on',
      title: t('dueOn'),
      sort: 'due_on',
      nowrap: true,
      from: 'md',
      cell: ({ kind, due_on }) => (kind === 'credit_note' ? '–' : date(due_on)),
    },
    {
      key: 'total',
      title: t('total'),
      sort: 'total',
      numeric: true,
      cell: ({ total, currency }) => money(total, currency),
    },
    {
      key: 'balance',
      title: t('owed'),
      numeric: true,
      from: 'sm',
      cell: (invoice) => (isOwed(invoice) ? money(invoice.balance, invoice.currency) : '–'),
    },
    { key: 'status', title: t('status'), from: 'xs', cell: ({ status }) => <StatusBadge status={status} /> },
  ];
}

/** What the columns that a narrow screen leaves out would say stands below the number. */
function NumberCell({ invoice }: { invoice: InvoiceSummary }) {
  const { t } = useTranslation('invoices');
  const { id, invoice_number, kind, client_name, status } = invoice;
  return (
    <>
      <Anchor component={Link} to={`/invoices/${id}`} size="sm" fw={500} className="numeric">
        {invoice_number ?? t('withoutNumber', { id })}
      </Anchor>
      {kind !== 'invoice' && (
        <Text size="xs" c="dimmed">
          {t(`kinds.${kind}`)}
        </Text>
      )}
      <Text size="xs" c="dimmed" lineClamp={2} hiddenFrom="sm">
        {client_name}
      </Text>
      <Text component="div" size="xs" hiddenFrom="xs">
        <StatusBadge status={status} />
      </Text>
    </>
  );
}
