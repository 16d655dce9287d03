/** How a column of the original is typed; `serial` is an integer that counts by itself. */
export type ColumnType =
  'varchar' | 'text' | 'int' | 'serial' | 'double' | 'bool' | 'date' | 'time' | 'timestamp';

export interface Column {
  name: string;
  type: ColumnType;
  /** The most characters of a varchar. */
  length: number | undefined;
  required: boolean;
  /** As PostgreSQL writes it in the original's schema; null for none. */
  default: string | null;
}

/** A table of the original behind one of its resources. */
export interface Table {
  /** What the original calls it in its database. */
  name: string;
  key: Column;
  /** In alphabetical order, as PostgreSQL installations of the original answer them. */
  columns: readonly Column[];
}

export type Tables = Readonly<Record<string, Table>>;

/** `codpago varchar(10)! = 'x'`: name, type, `!` for what must not be null, and the default. */
const COLUMN = /^(\w+) (\w+)(?:\((\d+)\))?(!?)(?: = (.+))?$/;

/** A table as the facts page of FacturaScripts (section 5) writes it: the columns, separated by commas. */
export function table(name: string, key: string, columns: string): Table {
  const parsed = columns.split(',').map((text) => columnOf(text.trim()));
  const keyColumn = parsed.find((column) => column.name === key);
  if (!keyColumn) throw new Error(`${name} has no column ${key}`);
  return { name, key: keyColumn, columns: parsed };
}

function columnOf(text: string): Column {
  const [, name, type, length, required, value] = COLUMN.exec(text) ?? [];
  if (!name || !type) throw new Error(`not a column: ${text}`);
  return {
    name,
    type: type as ColumnType,
    length: length === undefined ? undefined : Number(length),
    required: required === '!' || type === 'serial',
    default: value ?? null,
  };
}
