import { IconFileInvoice } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useListState } from '../common/list-state.js';
import { RecordsPage } from '../common/records.page.js';
import { useInvoiceColumns } from './invoice-columns.js';
import { InvoiceFilters } from './invoice-filters.js';
import { INVOICE_FILTERS, invoicePage } from './invoices.js';

export function InvoicesPage() {
  const { t } = useTranslation('invoices');
  const state = useListState('-id', INVOICE_FILTERS);
  return (
    <RecordsPage
      resource="invoices"
      icon={<IconFileInvoice aria-hidden />}
      words={{
        title: t('title'),
        create: t('newInvoice'),
        export: t('export'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      state={state}
      query={useQuery(invoicePage(state.query))}
      columns={useInvoiceColumns()}
      filters={<InvoiceFilters state={state} />}
    />
  );
}
