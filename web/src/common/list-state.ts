import { keepPreviousData } from '@tanstack/react-query';
import { useAddress } from './address.js';

export const PER_PAGE = 25;

/** What every list is asked for, beside its own filters. */
export interface ListState<Filter extends string = never> {
  page: number;
  /** A column, descending with a leading `-`. */
  sort: string;
  filters: Partial<Record<Filter, string>>;
  /** Filters and order as a list of /api/v1 takes them; empty filters are left out. */
  query: { page: number; per_page: number; sort: string } & Partial<Record<Filter, string>>;
  isFiltered: boolean;
  setPage: (page: number) => void;
  setSort: (sort: string) => void;
  /** Sets filters, and goes back to the first page. */
  filter: (changes: Partial<Record<Filter, string | null>>) => void;
  clear: () => void;
}

/** The state of a list lives in the URL: it can be shared, and is there again on the way back. */
export function useListState<Filter extends string = never>(
  usualSort: string,
  names: readonly Filter[] = [],
): ListState<Filter> {
  const [params, change] = useAddress();
  const page = Math.max(1, Math.trunc(Number(params.get('page'))) || 1);
  const sort = params.get('sort') ?? usualSort;
  const given = names.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  const filters = Object.fromEntries(given) as Partial<Record<Filter, string>>;
  return {
    page,
    sort,
    filters,
    query: { ...filters, page, per_page: PER_PAGE, sort },
    isFiltered: given.length > 0,
    setPage: (next) => change({ page: next === 1 ? null : String(next) }),
    setSort: (next) => change({ sort: next === usualSort ? null : next, page: null }),
    filter: (changes) => change({ ...(changes as Record<string, string | null>), page: null }),
    clear: () => change({ ...Object.fromEntries(names.map((name) => [name, null])), page: null }),
  };
}

/** Options of a query for one page of a list: the page before stays on the screen until the next one is there. */
export const paged = { placeholderData: keepPreviousData } as const;
