import { queryOptions } from '@tanstack/react-query';
import { page, record } from '../api/client.js';
import { apiKeysGet, apiKeysList, companiesGet } from '../api/generated/index.js';
import type { ApiKeysListData, ApiKeyView } from '../api/generated/index.js';
import { paged } from '../common/list-state.js';

/** What a change of a key is told of: lists, records and the log. */
export const KEY_CHANGES = ['api-keys', 'audit-events'] as const;

export const keyList = (query: ApiKeysListData['query']) =>
  queryOptions({
    queryKey: ['api-keys', 'list', query],
    queryFn: () => page(apiKeysList({ query })),
    ...paged,
  });

export const keyOf = (id: number) =>
  queryOptions({ queryKey: ['api-keys', id], queryFn: () => record(apiKeysGet({ path: { id } })) });

export const companyOf = (id: number) =>
  queryOptions({ queryKey: ['companies', id], queryFn: () => record(companiesGet({ path: { id } })) });

/** `ending`: it was rotated, and works until its overlap is over. */
export type KeyState = ApiKeyView['status'] | 'ending';

export function stateOf({ status, revoked_at }: ApiKeyView): KeyState {
  return status === 'active' && revoked_at !== null ? 'ending' : status;
}
