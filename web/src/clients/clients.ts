import { queryOptions } from '@tanstack/react-query';
import { page, record } from '../api/client.js';
import { clientsGet, clientsList } from '../api/generated/index.js';
import { paged } from '../common/list-state.js';
import type { ListState } from '../common/list-state.js';

export const CLIENTS = 'clients';

/** As the list takes them. */
export const CLIENT_FILTERS = ['search', 'customer', 'supplier', 'active'] as const;
export type ClientFilter = (typeof CLIENT_FILTERS)[number];
export type ClientListState = ListState<ClientFilter>;

export const clientPage = (query: ClientListState['query']) =>
  queryOptions({
    queryKey: [CLIENTS, 'list', query],
    queryFn: () => page(clientsList({ query: { ...query, ...flagsIn(query) } })),
    ...paged,
  });

export const client = (id: string) =>
  queryOptions({
    queryKey: [CLIENTS, id],
    queryFn: () => record(clientsGet({ path: { id: Number(id) } })),
  });

function flagsIn({ customer, supplier, active }: ClientListState['query']) {
  const flag = (text: string | undefined) => (text === undefined ? undefined : text === 'true');
  return { customer: flag(customer), supplier: flag(supplier), active: flag(active) };
}
