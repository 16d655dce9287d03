import { Grid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { InvoiceView } from '../api/generated/index.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { useMay } from '../session/session.js';
import { InvoiceActions } from './actions/invoice-actions.js';
import { InvoiceFacts } from './invoice-facts.js';
import { InvoiceLines } from './invoice-lines.js';
import { InvoiceNotes } from './invoice-notes.js';
import { InvoicePayments } from './invoice-payments.js';
import { InvoiceSums } from './invoice-sums.js';
import { invoice, isOwed } from './invoices.js';
import { StatusBadge } from './status-badge.js';

export function InvoicePage() {
  const { t } = useTranslation('invoices');
  const { id = '' } = useParams();
  const query = useQuery(invoice(id));
  const { data } = query;
  return (
    <Page
      title={data ? nameOf(data, t) : t('invoice')}
      badge={data && <StatusBadge status={data.status} />}
      back={{ to: '/invoices', label: t('title') }}
      actions={data && <InvoiceActions invoice={data} />}
    >
      <Loaded query={query}>{(read) => <Parts invoice={read} />}</Loaded>
    </Page>
  );
}

/** What is still without a number is called by what it is. */
function nameOf({ id, kind, invoice_number }: InvoiceView, t: TFunction<'invoices'>): string {
  return invoice_number === null ? t('withoutNumber', { id }) : `${t(`kinds.${kind}`)} ${invoice_number}`;
}

function Parts({ invoice: read }: { invoice: InvoiceView }) {
  const { t } = useTranslation('invoices');
  const may = useMay();
  return (
    <>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <InvoiceFacts invoice={read} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <InvoiceSums invoice={read} />
        </Grid.Col>
      </Grid>
      <Section title={t('lines')}>
        <InvoiceLines invoice={read} />
      </Section>
      {isOwed(read) && may('payments') && <InvoicePayments invoice={read} />}
      {read.kind === 'invoice' && read.state === 'issued' && <InvoiceNotes invoice={read} />}
    </>
  );
}
