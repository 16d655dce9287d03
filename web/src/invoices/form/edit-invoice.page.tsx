import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { record } from '../../api/client.js';
import { invoicesIssue, invoicesUpdate } from '../../api/generated/index.js';
import type { InvoiceView } from '../../api/generated/index.js';
import { client } from '../../clients/clients.js';
import { todayIn } from '../../common/days.js';
import { EmptyState } from '../../common/empty-state.js';
import { Loaded } from '../../common/loaded.js';
import { Page } from '../../common/page.js';
import { useProfile } from '../../session/session.js';
import { invoice, manualTaxOf } from '../invoices.js';
import { offers } from './frame.js';
import { InvoiceForm } from './invoice-form.js';
import type { Saving } from './invoice-form.js';
import { bodyOf, valuesOf } from './values.js';
import type { InvoiceValues } from './values.js';

export function EditInvoicePage() {
  const { t } = useTranslation('invoices');
  const { id = '' } = useParams();
  // Of what somebody else changed meanwhile, the newest is changed.
  const query = useQuery({ ...invoice(id), refetchOnMount: 'always' });
  return (
    <Page title={t('editDraft', { id })} back={{ to: `/invoices/${id}`, label: t('withoutNumber', { id }) }}>
      <Loaded query={query}>
        {(read) =>
          read.state === 'draft' ? (
            <EditDraft key={read.id} draft={read} />
          ) : (
            <EmptyState title={t('noDraft')} text={t('noDraftText')} />
          )
        }
      </Loaded>
    </Page>
  );
}

function EditDraft({ draft }: { draft: InvoiceView }) {
  const { i18n } = useTranslation();
  const { company } = useProfile();
  const queries = useQueryClient();
  const read = useQuery(offers);
  const addressee = useQuery(client(String(draft.client_id)));
  const [initial] = useState(() => valuesOf(draft, i18n.language));
  const { id } = draft;
  const save = async (values: InvoiceValues, as: Saving, drafted: () => void) => {
    const today = todayIn(company.timezone);
    const day = values.issued_on || today;
    const body = { ...bodyOf(values, today), issued_on: day };
    const saved = await record(invoicesUpdate({ path: { id }, body }));
    if (as === 'draft') return saved;
    queries.setQueryData(invoice(String(id)).queryKey, saved);
    drafted();
    const issued_on = day === today ? undefined : day;
    return record(invoicesIssue({ path: { id }, body: { issued_on } }));
  };
  return (
    <Loaded query={read}>
      {(books) => (
        <Loaded query={addressee}>
          {(known) => (
            <InvoiceForm
              frame={{
                ...books,
                kind: 'invoice',
                currency: company.currency,
                client: known,
                isClientFixed: false,
                canBeDraft: true,
                hasManualTax: manualTaxOf(draft) !== null,
              }}
              initial={initial}
              save={save}
              back={`/invoices/${id}`}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
