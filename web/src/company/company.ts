import { queryOptions } from '@tanstack/react-query';
import { page, record } from '../api/client.js';
import { companiesGet, paymentMethodsList, seriesList, taxesList } from '../api/generated/index.js';
import { every, MOST_PER_PAGE } from '../common/every.js';

/** The first part of the keys of what stands about the company itself. */
export const COMPANY = 'companies';

export const companyOf = (id: number) =>
  queryOptions({ queryKey: [COMPANY, id], queryFn: () => record(companiesGet({ path: { id } })) });

/** What every list of the books is asked for. */
const all = (cursor: string | undefined) => ({ query: { per_page: MOST_PER_PAGE, sort: 'id', cursor } });

export const series = queryOptions({
  queryKey: ['series', 'of-company'],
  queryFn: () => every((cursor) => page(seriesList(all(cursor)))),
});

export const taxes = queryOptions({
  queryKey: ['taxes', 'of-company'],
  queryFn: () => every((cursor) => page(taxesList(all(cursor)))),
});

export const paymentMethods = queryOptions({
  queryKey: ['payment-methods', 'of-company'],
  queryFn: () => every((cursor) => page(paymentMethodsList(all(cursor)))),
});
