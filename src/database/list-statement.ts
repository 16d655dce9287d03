import { ListQuery, Page } from '../common/page.js';
import { invalid } from '../common/problem.js';
import { RowList } from '../common/row-list.js';
import { ListSpec, Selection, selectionOf, Sort, sortOf } from './list-selection.js';

interface Statement {
  text: string;
  values: unknown[];
  /** Whether it is short by its nature: no record is looked at but those of the page, and the count. */
  isShort: boolean;
}

/** A row of a page: with the count of all beside it when a page number was asked for. */
export type CountedRow = Record<string, unknown> & { id: number | null; list_total?: number };

/**
 * One statement for one page. With a cursor it seeks behind the last record; with a page number it counts as well.
 * Of records that come before the page it reads no more than an index has, and whoever searches looks at every
 * record once, for the count and the page together.
 */
export function listStatement(spec: ListSpec, companyId: number, query: ListQuery): Statement {
  const selection = selectionOf(spec, companyId, query);
  const { values, sort, order, searched } = selection;
  const byCursor = query.cursor !== undefined;
  const from = byCursor ? seeking(selection, query.cursor!) : selection.from;
  const limit = byCursor
    ? `LIMIT ${query.per_page + 1}`
    : `LIMIT ${query.per_page} OFFSET ${(query.page - 1) * query.per_page}`;
  const records = searched ? 'FROM found t' : from;

  const passesOthers = searched || (byCursor ? !seeksInIndex(sort) : query.page > 1);
  const rows = passesOthers
    ? `SELECT ${spec.columns} FROM (SELECT t.id AS page_id ${records} ${order} ${limit}) p ` +
      `JOIN ${spec.table} t ON t.company_id = $1 AND t.id = p.page_id ${order}`
    : `SELECT ${spec.columns} ${from} ${order} ${limit}`;
  const counted =
    selection.whole && spec.total
      ? `SELECT ${spec.total} AS list_total`
      : `SELECT count(*) AS list_total ${records}`;
  const page = byCursor
    ? rows
    : `SELECT c.list_total, r.* FROM (${counted}) c LEFT JOIN LATERAL (${rows}) r ON true`;
  const text = searched ? `WITH found AS MATERIALIZED (${keysOf(sort, from)}) ${page}` : page;
  return { text, values, isShort: !passesOthers && selection.whole && sort.named === spec.defaultSort };
}

/** The statements of one list. A query that comes again is one frozen object (BodiesAndQueries): its text is kept. */
export class ListStatements {
  private readonly known = new WeakMap<ListQuery, Statement>();

  constructor(private readonly spec: ListSpec) {}

  of(companyId: number, query: ListQuery): Statement {
    const known = this.known.get(query);
    if (known) return { ...known, values: [companyId, ...known.values.slice(1)] };
    const statement = listStatement(this.spec, companyId, query);
    if (Object.isFrozen(query)) this.known.set(query, statement);
    return statement;
  }
}

/** PostgreSQL compares numbers in no index under row security: what comes before the cursor is looked at. */
const seeksInIndex = ({ type }: Sort) => type !== 'numeric';

const keysOf = ({ column }: Sort, from: string) =>
  `SELECT t.id${column === 'id' ? '' : `, t.${column}`} ${from}`;

/** Only what comes behind the cursor; its position joins the values. */
function seeking({ from, values, sort }: Selection, cursor: string): string {
  values.push(...positionOf(cursor, sort.named));
  const [v, i] = [values.length - 1, values.length];
  const direction = sort.descending ? '<' : '>';
  return `${from} AND (${sort.sql}, t.id) ${direction} ($${v}::${sort.type}, $${i}::bigint)`;
}

/** The page that a statement's rows are; `next_cursor` while records follow. */
export function pageOf<E>(spec: ListSpec, query: ListQuery, rows: RowList<CountedRow>): Page<E> {
  const { per_page, page } = query;
  if (query.cursor !== undefined) {
    const records = rows.first(per_page);
    const next = nextCursor(spec, query, records, rows.length > per_page);
    return new Page(records as RowList<unknown> as RowList<E>, { per_page, ...next });
  }
  const total = rows.value(0, 'list_total') ?? 0;
  // Where there is no record the count stands alone.
  const records = rows.first(typeof rows.value(0, 'id') === 'number' ? per_page : 0).without('list_total');
  const total_pages = Math.ceil(total / per_page);
  const next = nextCursor(spec, query, records, page < total_pages);
  const meta = { page, per_page, total, total_pages, ...next };
  return new Page(records as RowList<unknown> as RowList<E>, meta);
}

function nextCursor(spec: ListSpec, query: ListQuery, records: RowList<CountedRow>, more: boolean) {
  const id = more ? records.value(-1, 'id') : undefined;
  if (id === undefined) return {};
  const { named, column, none } = sortOf(spec, query);
  const position = [named, records.value(-1, column) ?? none, id];
  return { next_cursor: Buffer.from(JSON.stringify(position)).toString('base64url') };
}

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
