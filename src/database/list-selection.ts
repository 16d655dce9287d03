import { SortQuery } from '../common/page.js';
import { invalid } from '../common/problem.js';

/** The PostgreSQL type of a column that may be sorted by. */
export type SortType = 'bigint' | 'text' | 'date' | 'timestamptz' | 'numeric';

/** A column that may be null: `none` is what that counts as in the order, such as `infinity` for what never ends. */
export interface NullableSort {
  type: SortType;
  none: string;
}

export interface ListSpec {
  table: string;
  /** The select list over the alias `t`. */
  columns: string;
  sorts: Readonly<Record<string, SortType | NullableSort>>;
  /** As in a request: `-id` is the newest first. */
  defaultSort: string;
  /**
   * Query field -> condition over `t`, with `?` where the value goes; or a condition for each of the values that
   * the request may have, which PostgreSQL can then compare with the conditions of partial indexes.
   */
  filters?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** How many records the whole list of company $1 has, as SQL, where that is known without looking at them. */
  total?: string;
  /** Text over `t` in which the query's `search` is looked for, in any case. */
  search?: string;
}

export interface Sort {
  /** As in a request. */
  named: string;
  column: string;
  type: SortType;
  none?: string;
  /** What is sorted by, over `t`; never null. */
  sql: string;
  descending: boolean;
}

/** The records that a request selects of a list. */
export interface Selection {
  /** `FROM ... WHERE ...` over `t`. */
  from: string;
  values: unknown[];
  sort: Sort;
  /** The same records always come in the same order. */
  order: string;
  /** Whether it is the whole list: nothing narrows it. */
  whole: boolean;
  /** Whether every record has to be looked at to know: no index finds a part of a text under row security. */
  searched: boolean;
}

/** Every name in its text comes from the spec, every value of the request is a parameter. */
export function selectionOf(spec: ListSpec, companyId: number, query: SortQuery): Selection {
  const asked = query as unknown as Record<string, unknown>;
  const values: unknown[] = [companyId];
  const conditions = ['t.company_id = $1'];
  const add = (condition: string, value: unknown) => {
    values.push(value);
    conditions.push(condition.replaceAll('?', `$${values.length}`));
  };

  for (const [field, filter] of Object.entries(spec.filters ?? {})) {
    const value = asked[field];
    if (value === undefined) continue;
    if (typeof filter === 'string') add(filter, value);
    else conditions.push(conditionOf(field, filter, value));
  }
  const searched = spec.search !== undefined && typeof asked['search'] === 'string' && asked['search'] !== '';
  if (searched) add(`strpos(lower(${spec.search}), lower(?)) > 0`, asked['search']);

  const sort = sortOf(spec, query);
  const direction = sort.descending ? 'DESC' : 'ASC';
  const order = `ORDER BY ${sort.sql} ${direction}${sort.column === 'id' ? '' : `, t.id ${direction}`}`;
  const from = `FROM ${spec.table} t WHERE ${conditions.join(' AND ')}`;
  return { from, values, sort, order, whole: conditions.length === 1, searched };
}

function conditionOf(field: string, byValue: Readonly<Record<string, string>>, value: unknown): string {
  const condition = Object.entries(byValue).find(([name]) => name === value)?.[1];
  if (condition === undefined) throw invalid(field, 'unknown');
  return condition;
}

/** The order that is asked for, else the list's own. */
export function sortOf({ sorts, defaultSort }: ListSpec, { sort: named = defaultSort }: SortQuery): Sort {
  const column = named.replace(/^-/, '');
  const spec = Object.hasOwn(sorts, column) ? sorts[column] : undefined;
  if (!spec) throw invalid('sort', 'unknown_column', `sort by one of ${Object.keys(sorts).join(', ')}`);
  const { type, none } = typeof spec === 'string' ? { type: spec, none: undefined } : spec;
  const sql = none === undefined ? `t.${column}` : `coalesce(t.${column}, '${none}')`;
  return { named, column, type, none, sql, descending: named.startsWith('-') };
}
