import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { record } from '../../api/client.js';
import { invoicesDebit } from '../../api/generated/index.js';
import type { InvoiceView } from '../../api/generated/index.js';
import { client } from '../../clients/clients.js';
import { useAttempt } from '../../common/attempt.js';
import { todayIn } from '../../common/days.js';
import { Loaded } from '../../common/loaded.js';
import { Page } from '../../common/page.js';
import { useProfile } from '../../session/session.js';
import { invoice } from '../invoices.js';
import { offers, usualSeries, usualTax } from './frame.js';
import type { Offers } from './frame.js';
import { InvoiceForm } from './invoice-form.js';
import { bodyOf, emptyLine } from './values.js';
import type { InvoiceValues } from './values.js';

/** Adds an amount to an issued invoice, as a document that is paid by itself. */
export function NewDebitNotePage() {
  const { t } = useTranslation('invoices');
  const { id = '' } = useParams();
  const query = useQuery(invoice(id));
  const number = query.data?.invoice_number ?? `#${id}`;
  const read = useQuery(offers);
  return (
    <Page title={t('newDebitNote', { number })} back={{ to: `/invoices/${id}`, label: number }}>
      <Loaded query={query}>
        {(corrected) => (
          <Loaded query={read}>{(books) => <NewDebitNote offers={books} corrected={corrected} />}</Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function NewDebitNote({ offers: books, corrected }: { offers: Offers; corrected: InvoiceView }) {
  const { company } = useProfile();
  const { id, client_id, client_name: name, currency } = corrected;
  const addressee = useQuery(client(String(client_id)));
  const today = todayIn(company.timezone);
  // One for all that is tried on this page: where an answer was lost, nothing else is created in its place.
  const attempt = useAttempt();
  const [initial] = useState(() => newNote(books, corrected, today));
  const save = (values: InvoiceValues) => {
    const { client_id: _client, ...body } = bodyOf(values, today);
    const headers = attempt({});
    return record(invoicesDebit({ path: { id }, body, headers }));
  };
  return (
    <Loaded query={addressee}>
      {({ surcharge }) => (
        <InvoiceForm
          frame={{
            ...books,
            kind: 'debit_note',
            currency,
            client: { name, surcharge },
            isClientFixed: true,
            canBeDraft: false,
            hasManualTax: false,
          }}
          initial={initial}
          save={save}
          back={`/invoices/${id}`}
        />
      )}
    </Loaded>
  );
}

function newNote(books: Offers, corrected: InvoiceView, today: string): InvoiceValues {
  return {
    client_id: corrected.client_id,
    series_id: usualSeries(books, 'debit_note'),
    issued_on: today,
    due_on: '',
    payment_method: corrected.payment_method ?? '',
    notes: '',
    tax: '',
    lines: [emptyLine(usualTax(books))],
  };
}
