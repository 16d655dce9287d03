import { Table } from '../tables/table.js';
import { Stored, storedValue, wireValue } from './column-values.js';
import { RecordValues, WireRecord } from './resource.js';

/** The columns that values name and whose value is another one than the record has. */
export function changedColumns(table: Table, values: RecordValues, present: WireRecord): string[] {
  return table.columns
    .filter(({ name }) => name in values)
    .filter((column) => wireValue(column, values[column.name]) !== present[column.name])
    .map(({ name }) => name);
}

/** A record as the wire shows it, as its columns store it. */
export function storedRecord(table: Table, record: WireRecord): RecordValues {
  const stored = (name: string) =>
    storedValue(
      table.columns.find((column) => column.name === name)!,
      record[name],
    );
  return Object.fromEntries(table.columns.map(({ name }) => [name, stored(name) as Stored]));
}
