import { Table } from '../tables/table.js';
import { holdsSecrets } from './secrets.js';

const DEFAULT_LIMIT = 50;

/** A list without a limit is bounded all the same; the count of all is in `X-Total-Count`. */
export const MOST_ROWS = 10_000;

export interface Filter {
  column: string;
  /** What follows the column's name in the request, such as `_gt`; empty for equality. */
  operator: FilterOperator;
  value: string;
  /** What stands before this filter. */
  connector: 'AND' | 'OR';
}

export interface Sort {
  column: string;
  descending: boolean;
  /** `lower`, `upper` or `integer`. */
  as: string | undefined;
}

export interface ListRequest {
  limit: number;
  offset: number;
  filters: Filter[];
  sorts: Sort[];
  /** A column was named as another table's, which the original answers with an empty list. */
  ofAnotherTable: boolean;
}

export const FILTER_OPERATORS = [
  '_gt',
  '_gte',
  '_lt',
  '_lte',
  '_neq',
  '_like',
  '_null',
  '_notnull',
  '_is',
  '_isnot',
] as const;
export type FilterOperator = '' | (typeof FILTER_OPERATORS)[number];

/** Columns that a request named and the resource does not have, or does not show. */
export class UnknownColumns extends Error {
  constructor(readonly columns: readonly string[]) {
    super(`api: fields not allowed: ${columns.join(', ')}`);
    this.name = 'UnknownColumns';
  }
}

/**
 * What a list is asked for (facts, 2.2). Every name is looked up in the table, so that nothing of a request
 * becomes SQL text. Throws UnknownColumns, bad sorts before bad filters.
 */
export function listRequest(query: URLSearchParams, table: Table): ListRequest {
  const columns = new Set(table.columns.map(({ name }) => name).filter((name) => !holdsSecrets(table, name)));
  const operations = new Map(bracketed(query, 'operation'));
  const unknown = new Set<string>();
  const tables = new Set<string>();
  const known = (name: string): string => {
    const [, of = table.name, column = name] = /^(\w+)\.(\w+)$/.exec(name) ?? [];
    if (!columns.has(column)) unknown.add(name);
    tables.add(of);
    return column;
  };
  const sorts = bracketed(query, 'sort').map(([key, direction]) => sortOf(key, direction, known));
  const filters = bracketed(query, 'filter').map(([key, value]) => ({
    ...filterOf(key, columns, known),
    value,
    connector: operations.get(key)?.toUpperCase() === 'OR' ? ('OR' as const) : ('AND' as const),
  }));
  if (unknown.size > 0) throw new UnknownColumns([...unknown]);
  const ofAnotherTable = [...tables].some((name) => name !== table.name);
  return { ...pageOf(query), filters, sorts, ofAnotherTable };
}

/** `filter[a]=1&filter[b]=2` as pairs, in order; a later value of the same key takes the place of the first. */
function bracketed(query: URLSearchParams, name: string): [string, string][] {
  const found = new Map<string, string>();
  for (const [key, value] of query) {
    const inner =
      key.startsWith(`${name}[`) && key.endsWith(']') ? key.slice(name.length + 1, -1) : undefined;
    if (inner) found.set(inner, value);
  }
  return [...found];
}

type Known = (name: string) => string;

function sortOf(key: string, direction: string, known: Known): Sort {
  const [, as, name = key] = /^(integer|lower|upper):(.+)$/.exec(key) ?? [];
  return { column: known(name), descending: direction.trim().toUpperCase() === 'DESC', as };
}

/** The longest suffix that leaves a column; a column whose own name ends like an operator is itself. */
function filterOf(
  key: string,
  columns: ReadonlySet<string>,
  known: Known,
): Pick<Filter, 'column' | 'operator'> {
  const plain = key.slice(key.lastIndexOf('.') + 1);
  const operator: FilterOperator = columns.has(plain)
    ? ''
    : (FILTER_OPERATORS.filter((suffix) => key.endsWith(suffix)).toSorted(
        (one, other) => other.length - one.length,
      )[0] ?? '');
  const name = key.slice(0, key.length - operator.length);
  return { column: known(name), operator };
}

function pageOf(query: URLSearchParams): { limit: number; offset: number } {
  const limit = query.has('limit') ? Number.parseInt(query.get('limit')!, 10) : DEFAULT_LIMIT;
  const offset = Number.parseInt(query.get('offset') ?? '0', 10) || 0;
  return {
    limit: limit > 0 ? Math.min(limit, MOST_ROWS) : MOST_ROWS,
    offset: Math.min(offset, Number.MAX_SAFE_INTEGER),
  };
}
