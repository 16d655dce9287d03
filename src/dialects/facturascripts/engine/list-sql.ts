import { Column, Table } from '../tables/table.js';
import { filterLiteral, SQL_TYPES } from './column-values.js';
import { Filter, ListRequest, Sort } from './list-request.js';
import { FsResource, RecordRows } from './resource.js';

interface Statement {
  text: string;
  values: unknown[];
}

/** The rows of a page, and how many there are in all; the statement's first parameter is the company. */
export function listSql(resource: FsResource, companyId: number, request: ListRequest): Statement {
  const values: unknown[] = [companyId];
  const where = canMatch(resource.table, request)
    ? conditions(resource.table, request.filters, values)
    : 'false';
  const filtered = `t WHERE t.company_id = $1 AND (${where})`;
  const from = `FROM (${resource.rows}) ${filtered}`;
  const named = request.filters.map(({ column }) => column);
  const counted = `FROM (${resource.countedRows?.(named) ?? resource.rows}) ${filtered}`;
  const order = orderBy(resource.table, request.sorts);
  return {
    text:
      `SELECT c.list_total, r.* FROM (SELECT count(*) AS list_total ${counted}) c LEFT JOIN LATERAL ` +
      `(SELECT true AS found, ${selection(resource.table)} ${from} ORDER BY ${order} ` +
      `LIMIT ${request.limit} OFFSET ${Math.max(request.offset, 0)}) r ON true`,
    values,
  };
}

/** One record by its key as text: whatever the path says, it is one or none. */
export function readSql(resource: RecordRows, companyId: number, key: string): Statement {
  const { table, rows, byId } = resource;
  const select = `SELECT ${selection(table)} FROM (${rows}) t WHERE t.company_id = $1 AND`;
  if (byId && !IS_ID.test(key)) return { text: `${select} false`, values: [companyId] };
  return {
    text: `${select} ${byId ? 't.record_id = $2::bigint' : 't.record_key = $2'}`,
    values: [companyId, key],
  };
}

const IS_ID = /^[1-9]\d{0,17}$/;

/** A timestamp is text here: in JavaScript it would be a moment in the machine's time zone. */
function selection(table: Table): string {
  return table.columns
    .map(({ name, type }) =>
      type === 'timestamp' ? `to_char(t.${name}, 'YYYY-MM-DD HH24:MI:SS') AS ${name}` : `t.${name}`,
    )
    .join(', ');
}

/** The original swallows what its database refuses: nothing matches a value that the column cannot hold. */
function canMatch(table: Table, { filters, ofAnotherTable }: ListRequest): boolean {
  return !ofAnotherTable && filters.every((filter) => isComparable(columnOf(table, filter.column), filter));
}

function isComparable(column: Column, { operator, value }: Filter): boolean {
  if (operator === '_like') return !ENDS_IN_ESCAPE.test(pattern(value));
  return !(operator in COMPARISONS) || filterLiteral(column, value) !== undefined;
}

/** A backslash that escapes nothing, which PostgreSQL refuses in a pattern. */
const ENDS_IN_ESCAPE = /(?<!\\)(\\\\)*\\$/;

function pattern(value: string): string {
  return value.includes('%') ? value : `%${value}%`;
}

/** A flat list with the precedence of SQL: AND binds tighter (facts, 2.2). */
function conditions(table: Table, filters: readonly Filter[], values: unknown[]): string {
  if (filters.length === 0) return 'true';
  return filters
    .map(
      (filter, index) => `${index === 0 ? '' : ` ${filter.connector} `}${condition(table, filter, values)}`,
    )
    .join('');
}

const COMPARISONS = { '': '=', _gt: '>', _gte: '>=', _lt: '<', _lte: '<=', _neq: '<>' } as const;

function condition(table: Table, { column: name, operator, value }: Filter, values: unknown[]): string {
  const column = columnOf(table, name);
  switch (operator) {
    case '_null':
    case '_is':
      return `t.${name} IS NULL`;
    case '_notnull':
    case '_isnot':
      return `t.${name} IS NOT NULL`;
    case '_like':
      values.push(pattern(value));
      return `t.${name}::text ILIKE $${values.length}`;
    case '':
    case '_gt':
    case '_gte':
    case '_lt':
    case '_lte':
    case '_neq':
      values.push(filterLiteral(column, value));
      return `t.${name} ${COMPARISONS[operator]} $${values.length}::${SQL_TYPES[column.type]}`;
  }
}

function orderBy(table: Table, sorts: readonly Sort[]): string {
  if (sorts.length === 0) return `t.${table.key.name}`;
  return sorts
    .map(({ column, descending, as }) => `${sortTerm(column, as)} ${descending ? 'DESC' : 'ASC'}`)
    .join(', ');
}

function sortTerm(column: string, as: string | undefined): string {
  if (as === 'lower' || as === 'upper') return `${as}(t.${column}::text)`;
  if (as === 'integer')
    return `nullif(substring(t.${column}::text FROM '^\\s*([+-]?\\d{1,18})'), '')::bigint`;
  return `t.${column}`;
}

function columnOf(table: Table, name: string): Column {
  return table.columns.find((column) => column.name === name)!;
}
