import { Column, Table } from '../tables/table.js';
import { SQL_TYPES } from './column-values.js';
import { defaultOf } from './defaults.js';
import { ColumnWords } from './reasons.js';
import { RecordRows, RecordValues } from './resource.js';

/**
 * A resource whose records are a feature's. The feature has some of its columns; the others are kept beside the
 * record, so that what a client wrote is what it reads. Nothing here comes from a request: it is SQL text.
 */
export interface Mapping {
  /** As the path says it: `clientes`. */
  name: string;
  /** Where the rows are: with the alias `t`, which has `company_id`. */
  from: string;
  /** Which of them are this resource's. */
  where?: string;
  /** The number by which the kept columns are found; it never changes. */
  id: string;
  /** The record's key as text. */
  key: string;
  /** The columns that the feature has, by their names. */
  columns: Readonly<Record<string, string>>;
  /** What a kept column is before anybody wrote it, where that is not the default of its table. */
  defaults?: Readonly<Record<string, string>>;
  /** Columns that the feature has and that are kept as well, because it knows less of them. */
  alsoKept?: readonly string[];
  /** Texts beside the columns that a client may write and nobody reads; the feature's writer alone sees them. */
  hidden?: readonly string[];
  /** The columns by the feature's own words for them, in which it refuses what it does not take. */
  words?: ColumnWords;
}

/** A kept column of the joined row `x`, in SQL. */
export function kept({ name, type }: Pick<Column, 'name' | 'type'>): string {
  return `(x.data->>'${name}')::${SQL_TYPES[type]}`;
}

/**
 * The rows of a mapped resource as columns of the original, or as some of them, beside the number by which their kept
 * columns are found. What is kept is looked up record by record (`OFFSET 0` keeps it so): a plain join reads all that is
 * kept for each of them while the database has no statistics yet. Rows that show nothing kept do without.
 */
function mappedRows(mapping: Mapping, { columns }: Table, shown = columns): string {
  const { name, from, where = 'true', id, key } = mapping;
  const selected = shown.map((column) => `${columnSql(mapping, column)} AS ${column.name}`);
  const beside =
    ' LEFT JOIN LATERAL (SELECT k.data FROM facturascripts_records k WHERE k.company_id = t.company_id ' +
    `AND k.resource = '${name}' AND k.record_id = ${id} OFFSET 0) x ON true`;
  const needsKept = [...selected, where].some((sql) => /\bx\./.test(sql));
  const selection = ['t.company_id', `${key} AS record_key`, `${id} AS record_id`, ...selected].join(', ');
  return `SELECT ${selection} FROM ${from}${needsKept ? beside : ''} WHERE ${where}`;
}

function columnSql({ columns, defaults = {} }: Mapping, column: Column): string {
  const own = columns[column.name];
  if (own !== undefined) return own;
  const byDefault = defaults[column.name] ?? defaultOf(column);
  return byDefault === null ? kept(column) : `coalesce(${kept(column)}, ${String(byDefault)})`;
}

/** Of the values of a record, those that the feature has no room for; never what is hidden. */
export function keptValues(mapping: Mapping, values: RecordValues): RecordValues {
  const { columns, alsoKept = [], hidden = [] } = mapping;
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name]) => !hidden.includes(name) && (!(name in columns) || alsoKept.includes(name)),
    ),
  );
}

/** Where the records of a mapped resource are read. */
export function readable(mapping: Mapping, table: Table): RecordRows {
  return {
    table,
    rows: mappedRows(mapping, table),
    countedRows: (names) =>
      mappedRows(
        mapping,
        table,
        table.columns.filter(({ name }) => names.includes(name)),
      ),
    byId: mapping.key === `${mapping.id}::text`,
  };
}
