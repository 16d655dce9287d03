import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { record } from '../../api/client.js';
import { invoicesCreate } from '../../api/generated/index.js';
import { client } from '../../clients/clients.js';
import { useAttempt } from '../../common/attempt.js';
import { todayIn } from '../../common/days.js';
import { Loaded, LoadingLines } from '../../common/loaded.js';
import { Page } from '../../common/page.js';
import { useProfile } from '../../session/session.js';
import { offers, usualSeries, usualTax } from './frame.js';
import type { Offers } from './frame.js';
import { InvoiceForm } from './invoice-form.js';
import type { Saving } from './invoice-form.js';
import { bodyOf, emptyLine } from './values.js';
import type { InvoiceValues } from './values.js';

export function NewInvoicePage() {
  const { t } = useTranslation('invoices');
  const query = useQuery(offers);
  return (
    <Page title={t('newInvoice')} back={{ to: '/invoices', label: t('title') }}>
      <Loaded query={query}>{(read) => <NewInvoice offers={read} />}</Loaded>
    </Page>
  );
}

function NewInvoice({ offers: read }: { offers: Offers }) {
  const { company } = useProfile();
  const clientId = Number(useSearchParams()[0].get('client_id')) || null;
  const chosen = useQuery({ ...client(String(clientId)), enabled: clientId !== null });
  const today = todayIn(company.timezone);
  // One for all that is tried on this page: where an answer was lost, nothing else is created in its place.
  const attempt = useAttempt();
  const [initial] = useState(() => newInvoice(read, today, clientId));
  const save = (values: InvoiceValues, as: Saving) => {
    const body = { ...bodyOf(values, today), draft: as === 'draft' };
    return record(invoicesCreate({ body, headers: attempt({}) }));
  };
  if (clientId !== null && chosen.isPending) return <LoadingLines />;
  return (
    <InvoiceForm
      frame={{
        ...read,
        kind: 'invoice',
        currency: company.currency,
        client: chosen.data ?? null,
        isClientFixed: false,
        canBeDraft: true,
        hasManualTax: false,
      }}
      initial={initial}
      save={save}
      back="/invoices"
    />
  );
}

function newInvoice(read: Offers, today: string, client_id: number | null): InvoiceValues {
  return {
    client_id,
    series_id: usualSeries(read, 'invoice'),
    issued_on: today,
    due_on: '',
    payment_method: '',
    notes: '',
    tax: '',
    lines: [emptyLine(usualTax(read))],
  };
}
