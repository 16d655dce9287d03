import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { page } from '../api/client.js';
import { apiKeysList } from '../api/generated/index.js';
import { every, MOST_PER_PAGE } from '../common/every.js';
import { usePersonName } from '../common/people.js';

/** The keys of the company by name, where they are chosen or spoken of. */
export const keyNames = queryOptions({
  queryKey: ['api-keys', 'every'],
  queryFn: () => every((cursor) => page(apiKeysList({ query: { per_page: MOST_PER_PAGE, cursor } }))),
  staleTime: 60_000,
});

export interface Names {
  person: (id: number) => string;
  key: (id: number) => string;
  /** With how it begins: a key and the one that took its place have one name. */
  keyInFull: (id: number) => string;
}

/** What people and keys are called; those that are not known any more by their number. */
export function useNames(): Names {
  const { t } = useTranslation('audit');
  const { data: keys = [] } = useQuery(keyNames);
  const personName = usePersonName();
  const known = new Map(keys.map((row) => [row.id, row]));
  return {
    person: (id) => personName(id) ?? t('person', { id }),
    key: (id) => known.get(id)?.name ?? t('key', { id }),
    keyInFull: (id) => {
      const row = known.get(id);
      return row ? t('keyInFull', { name: row.name, prefix: row.prefix }) : t('key', { id });
    },
  };
}
