import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InvoiceView } from '../api/generated/index.js';
import { Facts } from '../common/facts.js';
import { useFormats } from '../common/formats.js';
import { Section } from '../common/section.js';
import { allPaymentMethods, allSeries } from './choices.js';
import { invoice } from './invoices.js';

type Fact = readonly [string, ReactNode];

export function InvoiceFacts({ invoice: read }: { invoice: InvoiceView }) {
  const { t } = useTranslation('invoices');
  const { date, moment } = useFormats();
  const { data: series = [] } = useQuery(allSeries);
  const { data: methods = [] } = useQuery(allPaymentMethods);
  const ofSeries = series.find(({ id }) => id === read.series_id);
  const method = methods.find(({ code }) => code === read.payment_method);
  const facts: (Fact | false)[] = [
    [t('client'), <ClientLink key="client" invoice={read} />],
    [t('clientTaxId'), read.client_tax_id],
    [t('clientAddress'), read.client_address],
    [
      t('issuedOn'),
      read.state === 'draft' ? t('plannedFor', { day: date(read.issued_on) }) : date(read.issued_on),
    ],
    read.kind !== 'credit_note' && [t('dueOn'), date(read.due_on)],
    [t('paymentMethod'), method?.name ?? read.payment_method],
    [t('series'), ofSeries && `${ofSeries.code} · ${ofSeries.name}`],
    read.authorisation !== null && [t('authorisation'), read.authorisation],
    read.corrects_id !== null && [t('corrects'), <Corrected key="corrects" id={read.corrects_id} />],
    [t('createdAt'), moment(read.created_at)],
    read.issued_at !== null && [t('issuedAt'), moment(read.issued_at)],
    [t('updatedAt'), moment(read.updated_at)],
  ];
  return (
    <Section title={t('details')}>
      <Facts facts={facts.filter((fact) => fact !== false)} />
      {read.notes && (
        <div>
          <Text size="xs" c="dimmed">
            {t('notes')}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {read.notes}
          </Text>
        </div>
      )}
    </Section>
  );
}

/** The client as it was when the document was written, and the way to what it is now. */
function ClientLink({ invoice: { client_id, client_name } }: { invoice: InvoiceView }) {
  return (
    <Anchor component={Link} to={`/clients/${client_id}`} size="sm">
      {client_name}
    </Anchor>
  );
}

function Corrected({ id }: { id: number }) {
  const { data } = useQuery(invoice(String(id)));
  return (
    <Anchor component={Link} to={`/invoices/${id}`} size="sm">
      {data?.invoice_number ?? `#${id}`}
    </Anchor>
  );
}
