import { ListQuery, Page } from '../common/page.js';
import { invalid } from '../common/problem.js';

/** What may be sorted by: the column, never null, and its PostgreSQL type. */
export type SortType = 'bigint' | 'text' | 'date' | 'timestamptz' | 'numeric';

export interface ListSpec {
  table: string;
  /** The select list over the alias `t`. */
  columns: string;
  sorts: Readonly<Record<string, SortType>>;
  /** As in a request: `-id` is the newest first. */
  defaultSort: string;
  /** Query field -> condition over `t`, with `?` where the value goes. */
  filters?: Readonly<Record<string, string>>;
}

interface Sort {
  column: string;
  type: SortType;
  descending: boolean;
}

interface Statement {
  text: string;
  values: unknown[];
}

/** A row of a page: with the count of all beside it when a page number was asked for. */
export type CountedRow = Record<string, unknown> & { id: number | null; list_total?: number };

/**
 * One statement for one page. Every name in its text comes from the spec, every value of the request is a
 * parameter. With a cursor it seeks behind the last record; with a page number it counts as well.
 */
export function listStatement(spec: ListSpec, companyId: number, query: ListQuery): Statement {
  const sort = sortOf(spec, query);
  const values: unknown[] = [companyId];
  const conditions = ['t.company_id = $1'];
  for (const [field, condition] of Object.entries(spec.filters ?? {})) {
    const value = (query as unknown as Record<string, unknown>)[field];
    if (value === undefined) continue;
    values.push(value);
    conditions.push(condition.replaceAll('?', `$${values.length}`));
  }
  const direction = sort.descending ? 'DESC' : 'ASC';
  const order = `ORDER BY t.${sort.column} ${direction}${sort.column === 'id' ? '' : `, t.id ${direction}`}`;
  const where = conditions.join(' AND ');
  const from = `FROM ${spec.table} t WHERE ${where}`;

  if (query.cursor !== undefined) {
    const [value, id] = positionOf(query.cursor, query.sort ?? spec.defaultSort);
    values.push(value, id);
    const [v, i] = [values.length - 1, values.length];
    const seek = `(t.${sort.column}, t.id) ${sort.descending ? '<' : '>'} ($${v}::${sort.type}, $${i}::bigint)`;
    return {
      text: `SELECT ${spec.columns} ${from} AND ${seek} ${order} LIMIT ${query.per_page + 1}`,
      values,
    };
  }
  const offset = (query.page - 1) * query.per_page;
  return {
    text:
      `SELECT c.list_total, r.* FROM (SELECT count(*) AS list_total ${from}) c ` +
      `LEFT JOIN LATERAL (SELECT ${spec.columns} ${from} ${order} LIMIT ${query.per_page} OFFSET ${offset}) r ON true`,
    values,
  };
}

/** The page that a statement's rows are; `next_cursor` while records follow. */
export function pageOf<E>(spec: ListSpec, query: ListQuery, rows: CountedRow[]): Page<E> {
  const { per_page, page } = query;
  if (query.cursor !== undefined) {
    const items = rows.slice(0, per_page);
    return new Page(items as unknown as E[], {
      per_page,
      ...nextCursor(spec, query, items, rows.length > per_page),
    });
  }
  const total = rows[0]?.list_total ?? 0;
  const items = rows
    .filter((row) => row.id !== null)
    .map(({ list_total: _total, ...item }) => item as CountedRow);
  const total_pages = Math.ceil(total / per_page);
  const next = nextCursor(spec, query, items, page < total_pages);
  return new Page(items as unknown as E[], { page, per_page, total, total_pages, ...next });
}

function nextCursor(spec: ListSpec, query: ListQuery, items: readonly CountedRow[], more: boolean) {
  const last = items.at(-1);
  if (!more || !last) return {};
  const named = query.sort ?? spec.defaultSort;
  const position = [named, last[columnOf(named)], last.id];
  return { next_cursor: Buffer.from(JSON.stringify(position)).toString('base64url') };
}

function sortOf(spec: ListSpec, query: ListQuery): Sort {
  const named = query.sort ?? spec.defaultSort;
  const column = columnOf(named);
  const type = Object.hasOwn(spec.sorts, column) ? spec.sorts[column] : undefined;
  if (!type) throw invalid('sort', 'unknown_column', `sort by one of ${Object.keys(spec.sorts).join(', ')}`);
  return { column, type, descending: named.startsWith('-') };
}

const columnOf = (sort: string) => sort.replace(/^-/, '');

/** The place behind which the page begins; a cursor of another sort is refused, not misread. */
function positionOf(cursor: string, sort: string): [value: unknown, id: number] {
  const position = parse(cursor);
  const valid =
    Array.isArray(position) &&
    position[0] === sort &&
    ['string', 'number'].includes(typeof position[1]) &&
    Number.isSafeInteger(position[2]);
  if (!valid)
    throw invalid('cursor', 'not_a_cursor', 'use next_cursor of the page before, with the same sort');
  return [position[1], position[2] as number];
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
