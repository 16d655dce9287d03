import { queryOptions } from '@tanstack/react-query';
import { page, record } from '../api/client.js';
import { productsGet, productsList, taxesList } from '../api/generated/index.js';
import { paged } from '../common/list-state.js';
import type { ListState } from '../common/list-state.js';

export const PRODUCTS = 'products';

/** As the list takes them. */
export const PRODUCT_FILTERS = ['search', 'active'] as const;
export type ProductListState = ListState<(typeof PRODUCT_FILTERS)[number]>;

/** More than a company has taxes. */
const ALL = 100;

export const productPage = (query: ProductListState['query']) =>
  queryOptions({
    queryKey: [PRODUCTS, 'list', query],
    queryFn: () => page(productsList({ query: { ...query, active: flagOf(query.active) } })),
    ...paged,
  });

export const product = (id: string) =>
  queryOptions({
    queryKey: [PRODUCTS, id],
    queryFn: () => record(productsGet({ path: { id: Number(id) } })),
  });

/** The taxes that products may have; a withholding is none. */
export const productTaxes = queryOptions({
  queryKey: ['taxes', 'list', { kind: 'tax', per_page: ALL, sort: 'id' }],
  queryFn: async () => (await page(taxesList({ query: { kind: 'tax', per_page: ALL, sort: 'id' } }))).items,
});

const flagOf = (text: string | undefined) => (text === undefined ? undefined : text === 'true');
