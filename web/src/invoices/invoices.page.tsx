import { Button } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DownloadButton } from '../common/download-button.js';
import { EmptyState } from '../common/empty-state.js';
import { useListState } from '../common/list-state.js';
import { Page } from '../common/page.js';
import { RecordList } from '../common/record-list.js';
import { useMay } from '../session/session.js';
import { useInvoiceColumns } from './invoice-columns.js';
import { InvoiceFilters } from './invoice-filters.js';
import { INVOICE_FILTERS, invoicePage } from './invoices.js';

export function InvoicesPage() {
  const { t } = useTranslation('invoices');
  const state = useListState('-id', INVOICE_FILTERS);
  const create = useMay()('invoices', 'create') && (
    <Button component={Link} to="/invoices/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('newInvoice')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <DownloadButton path="/api/v1/invoices/export" query={{ ...state.filters, sort: state.sort }}>
            {t('export')}
          </DownloadButton>
          {create}
        </>
      }
    >
      <RecordList
        label={t('title')}
        query={useQuery(invoicePage(state.query))}
        state={state}
        columns={useInvoiceColumns()}
        keyOf={({ id }) => id}
        filters={<InvoiceFilters state={state} />}
        empty={
          <EmptyState
            icon={<IconFileInvoice aria-hidden />}
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}
