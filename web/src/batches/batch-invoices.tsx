import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter } from '../common/choice-filter.js';
import { EmptyState } from '../common/empty-state.js';
import { useFormats } from '../common/formats.js';
import { useListState } from '../common/list-state.js';
import { RecordList } from '../common/record-list.js';
import type { Column } from '../common/record-table.js';
import { invoicesOf } from './batches.js';
import type { Batch, BatchInvoice } from './batches.js';
import { BatchInvoiceState } from './states.js';

const STATUSES = ['pending', 'issued', 'failed'] as const;

/** What became of each invoice of a batch; read anew while it goes on. */
export function BatchInvoices({ batch }: { batch: Batch }) {
  const { t } = useTranslation('batches');
  const state = useListState<'processing_status'>('id', ['processing_status']);
  const query = useQuery(invoicesOf(batch, state));
  return (
    <Stack gap="xs">
      <div>
        <Title order={2}>{t('invoices')}</Title>
        <Text size="sm" c="dimmed">
          {t('invoicesText')}
        </Text>
      </div>
      <RecordList
        label={t('invoices')}
        query={query}
        state={state}
        columns={useColumns()}
        keyOf={({ id }) => id}
        minWidth={680}
        filters={
          <ChoiceFilter
            label={t('invoiceStatus')}
            value={state.filters.processing_status}
            data={STATUSES.map((value) => ({ value, label: t(`invoiceStatuses.${value}`) }))}
            onChoose={(chosen) => state.filter({ processing_status: chosen })}
          />
        }
        empty={<EmptyState title={t('noInvoices')} />}
      />
    </Stack>
  );
}

function useColumns(): Column<BatchInvoice>[] {
  const { t } = useTranslation('batches');
  const { money } = useFormats();
  return [
    {
      key: 'name',
      title: t('externalId'),
      sort: 'id',
      cell: ({ external_invoice_id }) => (
        <span style={{ overflowWrap: 'anywhere' }}>{external_invoice_id}</span>
      ),
    },
    {
      key: 'status',
      title: t('invoiceStatus'),
      cell: ({ processing_status }) => <BatchInvoiceState status={processing_status} />,
    },
    {
      key: 'invoice',
      title: t('invoice'),
      cell: ({ issued_invoice_id, invoice_number }) =>
        issued_invoice_id === null ? (
          '–'
        ) : (
          <Anchor component={Link} to={`/invoices/${issued_invoice_id}`} fz="sm">
            {invoice_number}
          </Anchor>
        ),
    },
    {
      key: 'total',
      title: t('total'),
      numeric: true,
      cell: ({ total_after_taxes }) => (total_after_taxes === null ? '–' : money(total_after_taxes)),
    },
    {
      key: 'error',
      title: t('error'),
      cell: ({ processing_error }) => processing_error && <Reasons of={processing_error} />,
    },
  ];
}

/** The server joins what is wrong with an invoice into one text. */
function Reasons({ of }: { of: string }) {
  const reasons = of.split('; ');
  if (reasons.length === 1) return <Text size="sm">{of}</Text>;
  return (
    <List size="sm">
      {reasons.map((reason) => (
        <List.Item key={reason}>{reason}</List.Item>
      ))}
    </List>
  );
}
