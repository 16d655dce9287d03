import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InvoiceSummary, InvoiceView } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { RecordTable } from '../common/record-table.js';
import type { Column } from '../common/record-table.js';
import { Section } from '../common/section.js';
import { notesOf } from './invoices.js';
import { StatusBadge } from './status-badge.js';

/** The credit and debit notes that refer to an invoice. */
export function InvoiceNotes({ invoice: { id } }: { invoice: InvoiceView }) {
  const { t } = useTranslation('invoices');
  const query = useQuery(notesOf(id));
  const columns = useColumns();
  return (
    <Section title={t('corrections')}>
      <Loaded query={query}>
        {(notes) =>
          notes.length > 0 ? (
            <RecordTable label={t('corrections')} rows={notes} columns={columns} keyOf={(note) => note.id} />
          ) : (
            <Text size="sm" c="dimmed">
              {t('noCorrections')}
            </Text>
          )
        }
      </Loaded>
    </Section>
  );
}

function useColumns(): Column<InvoiceSummary>[] {
  const { t } = useTranslation('invoices');
  const { date, money } = useFormats();
  return [
    {
      key: 'number',
      title: t('number'),
      cell: ({ id, invoice_number }) => (
        <Anchor component={Link} to={`/invoices/${id}`} size="sm" fw={500} className="numeric">
          {invoice_number ?? t('withoutNumber', { id })}
        </Anchor>
      ),
    },
    { key: 'kind', title: t('kind'), from: 'sm', cell: ({ kind }) => t(`kinds.${kind}`) },
    {
      key: 'issued_on',
      title: t('issuedOn'),
      from: 'xs',
      nowrap: true,
      cell: ({ issued_on }) => date(issued_on),
    },
    {
      key: 'total',
      title: t('total'),
      numeric: true,
      cell: ({ total, currency }) => money(total, currency),
    },
    { key: 'status', title: t('status'), cell: ({ status }) => <StatusBadge status={status} /> },
  ];
}
