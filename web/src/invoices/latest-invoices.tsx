import { Anchor, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { page } from '../api/client.js';
import { invoicesList } from '../api/generated/index.js';
import type { InvoiceSummary } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { RecordTable } from '../common/record-table.js';
import type { Column } from '../common/record-table.js';
import { StatusBadge } from './status-badge.js';

const SHOWN = 5;

export const latestInvoices = (client_id?: number) => {
  const query = { client_id, per_page: SHOWN, sort: '-id' };
  return queryOptions({
    queryKey: ['invoices', 'list', query],
    queryFn: () => page(invoicesList({ query })),
  });
};

interface Props {
  label: string;
  /** Of one client; of all when absent. */
  clientId?: number;
  /** What stands there while there are none. */
  empty: ReactNode;
}

/** The documents that were entered last, in a few lines. */
export function LatestInvoices({ label, clientId, empty }: Props) {
  const query = useQuery(latestInvoices(clientId));
  const columns = useColumns(clientId === undefined);
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length > 0 ? (
          <RecordTable label={label} rows={items} columns={columns} keyOf={({ id }) => id} />
        ) : (
          empty
        )
      }
    </Loaded>
  );
}

function useColumns(withClient: boolean): Column<InvoiceSummary>[] {
  const { t } = useTranslation('invoices');
  const { date, money } = useFormats();
  return [
    {
      key: 'number',
      title: t('number'),
      cell: ({ id, invoice_number, status, client_name }) => (
        <>
          <Anchor component={Link} to={`/invoices/${id}`} size="sm" fw={500}>
            {invoice_number ?? t(`statuses.${status}`)}
          </Anchor>
          {withClient && (
            <Text size="xs" c="dimmed" lineClamp={1}>
              {client_name}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'issued_on',
      title: t('issuedOn'),
      from: 'xs',
      nowrap: true,
      cell: ({ issued_on }) => date(issued_on),
    },
    { key: 'status', title: t('status'), cell: ({ status }) => <StatusBadge status={status} /> },
    {
      key: 'total',
      title: t('total'),
      numeric: true,
      cell: ({ total, currency }) => money(total, currency),
    },
  ];
}
