import { queryOptions } from '@tanstack/react-query';
import { page, record } from '../api/client.js';
import { invoicesGet, invoicesList, paymentsList } from '../api/generated/index.js';
import type { InvoicesListData, InvoiceSummary, InvoiceView } from '../api/generated/index.js';
import { every, MOST_PER_PAGE } from '../common/every.js';
import { paged } from '../common/list-state.js';
import type { ListState } from '../common/list-state.js';

export const INVOICES = 'invoices';
export const PAYMENTS = 'payments';

/** What is read anew once a document was issued or ended: numbers, stock and reports move with it. */
export const MOVED = [INVOICES, 'series', 'products', 'reports'] as const;

/** As the list takes them. */
export const INVOICE_FILTERS = [
  'search',
  'status',
  'kind',
  'series_id',
  'client_id',
  'issued_from',
  'issued_to',
] as const;
export type InvoiceFilter = (typeof INVOICE_FILTERS)[number];
export type InvoiceListState = ListState<InvoiceFilter>;

/** What an address names is judged by the server: it may have been written by hand. */
export const invoicePage = (query: InvoiceListState['query']) =>
  queryOptions({
    queryKey: [INVOICES, 'list', query],
    queryFn: () => page(invoicesList({ query: query as unknown as InvoicesListData['query'] })),
    ...paged,
  });

export const invoice = (id: string) =>
  queryOptions({
    queryKey: [INVOICES, id],
    queryFn: () => record(invoicesGet({ path: { id: Number(id) } })),
  });

/** The credit and debit notes of an invoice, the first one first. */
export const notesOf = (id: number) =>
  queryOptions({
    queryKey: [INVOICES, 'notes', id],
    queryFn: () =>
      every((cursor) =>
        page(invoicesList({ query: { corrects_id: id, per_page: MOST_PER_PAGE, sort: 'id', cursor } })),
      ),
  });

/** What was paid for an invoice, in the order in which it was entered. */
export const paymentsOf = (id: number) =>
  queryOptions({
    queryKey: [PAYMENTS, 'of', id],
    queryFn: () =>
      every((cursor) =>
        page(paymentsList({ query: { invoice_id: id, per_page: MOST_PER_PAGE, sort: 'id', cursor } })),
      ),
  });

/** Whether somebody can owe something on it: a credit note is owed by nobody, a draft not yet. */
export const isOwed = ({ state, kind }: InvoiceSummary) => state === 'issued' && kind !== 'credit_note';

/** The tax that was given as an amount for the whole document, in place of taxes on its lines. */
export const manualTaxOf = ({ taxes }: InvoiceView) => taxes.find(({ rate }) => rate === null)?.tax ?? null;
