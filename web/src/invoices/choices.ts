import { queryOptions } from '@tanstack/react-query';
import { page } from '../api/client.js';
import { paymentMethodsList, seriesList, taxesList } from '../api/generated/index.js';
import { every, MOST_PER_PAGE } from '../common/every.js';

const STALE_MS = 60_000;

/** All of the company's, in use or not: documents name those that are no longer used, too. */
export const allSeries = queryOptions({
  queryKey: ['series', 'every'],
  queryFn: () =>
    every((cursor) => page(seriesList({ query: { per_page: MOST_PER_PAGE, sort: 'id', cursor } }))),
  staleTime: STALE_MS,
});

export const allTaxes = queryOptions({
  queryKey: ['taxes', 'every'],
  queryFn: () =>
    every((cursor) => page(taxesList({ query: { per_page: MOST_PER_PAGE, sort: 'id', cursor } }))),
  staleTime: STALE_MS,
});

export const allPaymentMethods = queryOptions({
  queryKey: ['payment-methods', 'every'],
  queryFn: () =>
    every((cursor) => page(paymentMethodsList({ query: { per_page: MOST_PER_PAGE, sort: 'id', cursor } }))),
  staleTime: STALE_MS,
});
