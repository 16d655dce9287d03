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

/** A record as the wire shows it, as its columns store it; texts of ours as long as they are. */
export function storedRecord(table: Table, record: WireRecord): RecordValues {
  return Object.fromEntries(
    table.columns.map((column) => [
      column.name,
      storedValue({ ...column, length: undefined }, record[column.name]) as Stored,
    ]),
  );
}
