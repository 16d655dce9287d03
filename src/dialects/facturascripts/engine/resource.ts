import { Table } from '../tables/table.js';
import { Stored } from './column-values.js';

/** The values of a record by the names of its columns. */
export type RecordValues = Readonly<Record<string, Stored>>;

/** How records of a resource come to be, change and go; what it refuses is a Problem. */
export interface Writer {
  /** Answers the key of the new record. */
  create(values: RecordValues): Promise<string>;
  update(key: string, values: RecordValues): Promise<void>;
  remove(key: string): Promise<void>;
}

/** A resource of FacturaScripts: its columns, where its rows are, and what writes them. */
export interface FsResource {
  /** As the path says it: `clientes`. */
  name: string;
  table: Table;
  /** A query of the table's columns by their names, of `company_id`, and of the key as the text `record_key`. */
  rows: string;
  writer: Writer;
}
