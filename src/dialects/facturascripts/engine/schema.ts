import { Column, ColumnType, Table } from '../tables/table.js';

/** The types as PostgreSQL spells them in an installation of the original. */
const SPELLINGS: Readonly<Record<ColumnType, string>> = {
  varchar: 'character varying',
  text: 'text',
  int: 'integer',
  serial: 'integer',
  double: 'double precision',
  bool: 'boolean',
  date: 'date',
  time: 'time without time zone',
  timestamp: 'timestamp without time zone',
};

interface ColumnSchema {
  type: string;
  default: string | null;
  is_nullable: 'YES' | 'NO';
}

/** The description of a table that `GET /api/3/<resource>/schema` answers (facts, 2.3). */
export function schemaOf(table: Table): Record<string, ColumnSchema> {
  return Object.fromEntries(table.columns.map((column) => [column.name, columnSchema(table, column)]));
}

function columnSchema(table: Table, { name, type, length, required, default: value }: Column): ColumnSchema {
  return {
    type: length === undefined ? SPELLINGS[type] : `${SPELLINGS[type]}(${length})`,
    default: type === 'serial' ? `nextval('${table.name}_${name}_seq'::regclass)` : value,
    is_nullable: required ? 'NO' : 'YES',
  };
}
