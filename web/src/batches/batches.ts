import { queryOptions } from '@tanstack/react-query';
import { page, record } from '../api/client.js';
import { invoiceBatchesGet, invoiceBatchesList, invoiceBatchesListInvoices } from '../api/generated/index.js';
import type {
  BatchInvoiceRow,
  InvoiceBatch,
  InvoiceBatchesListData,
  InvoiceBatchesListInvoicesData,
} from '../api/generated/index.js';
import { paged } from '../common/list-state.js';
import type { ListState } from '../common/list-state.js';

export type Batch = InvoiceBatch;
export type BatchInvoice = BatchInvoiceRow;

/** The first part of the keys of everything about batches. */
export const BATCHES = 'batches';

/** While invoices are being issued. */
const SOON_MS = 2000;

const isAtWork = ({ status }: Batch) => status === 'received' || status === 'processing';

const isWaiting = ({ processing_status }: BatchInvoice) => processing_status === 'pending';

export const batches = ({ query }: ListState<'status'>) =>
  queryOptions({
    queryKey: [BATCHES, 'list', query],
    queryFn: () => page(invoiceBatchesList({ query: query as InvoiceBatchesListData['query'] })),
    ...paged,
    refetchInterval: ({ state }) => (state.data?.items.some(isAtWork) ? SOON_MS : false),
  });

export const batch = (id: number) =>
  queryOptions({
    queryKey: [BATCHES, id],
    queryFn: () => record(invoiceBatchesGet({ path: { id } })),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? SOON_MS : false),
  });

/** One page of the invoices of a batch, read anew while they are being issued. */
export const invoicesOf = (found: Batch, { query }: ListState<'processing_status'>) =>
  queryOptions({
    queryKey: [BATCHES, found.id, 'invoices', query],
    queryFn: () =>
      page(
        invoiceBatchesListInvoices({
          path: { id: found.id },
          query: query as InvoiceBatchesListInvoicesData['query'],
        }),
      ),
    ...paged,
    refetchInterval: ({ state }) => (isAtWork(found) || state.data?.items.some(isWaiting) ? SOON_MS : false),
  });

/** How many of its invoices are what. */
export function countsOf({ invoices_count: total, processed_count: done, failed_count: failed }: Batch) {
  return { total, failed, issued: done - failed, left: total - done };
}
