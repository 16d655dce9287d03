import { queryOptions, useQuery } from '@tanstack/react-query';
import { page } from '../api/client.js';
import { usersList } from '../api/generated/index.js';
import { every, MOST_PER_PAGE } from './every.js';

/** The people of the company, by name where they are chosen or spoken of. */
export const people = queryOptions({
  queryKey: ['users', 'every'],
  queryFn: () =>
    every((cursor) => page(usersList({ query: { per_page: MOST_PER_PAGE, sort: 'id', cursor } }))),
  staleTime: 60_000,
});

/** The name of a person of the company by their id; undefined for those who are not of it any more. */
export function usePersonName(): (id: number) => string | undefined {
  const { data = [] } = useQuery(people);
  const names = new Map(data.map(({ id, name }) => [id, name]));
  return (id) => names.get(id);
}
