import { ProblemCode } from '../../../common/problem.js';
import { Upload } from '../../../http/multipart.js';
import { ColumnWords } from './reasons.js';
import { Table } from '../tables/table.js';
import { Stored } from './column-values.js';

/** The values of a record by the names of its columns. */
export type RecordValues = Readonly<Record<string, Stored>>;

/** A record as this wire shows it, its columns in their order. */
export type WireRecord = Record<string, unknown>;

/** How records of a resource come to be, change and go; what it refuses is a Problem. */
export interface Writer {
  /** Answers the key of the new record. `uploads` are the files that came with it, for which most have no place. */
  create(values: RecordValues, uploads?: readonly Upload[]): Promise<string>;
  /** `present` is the record as it is now, as the wire shows it. */
  update(key: string, values: RecordValues, present: WireRecord): Promise<void>;
  remove(key: string, present: WireRecord): Promise<void>;
}

/** Where records are read. */
export interface RecordRows {
  table: Table;
  /** A query of the table's columns by their names, of `company_id`, and of the key as the text `record_key`. */
  rows: string;
  /** The same of these columns alone, where it costs less to count them so. */
  countedRows?: (columns: readonly string[]) => string;
  /** The key is the number `record_id`: an index finds that, and not the text. */
  byId?: boolean;
}

/** A resource of FacturaScripts: its columns, where its rows are, and what writes them. */
export interface FsResource extends RecordRows {
  /** As the path says it: `clientes`. */
  name: string;
  writer: Writer;
  /** Texts that a client may write and nobody reads, neither among records nor in the echo of what was sent. */
  hidden?: readonly string[] | undefined;
  /** The columns by the words in which the writer refuses them, where it has its own. */
  words?: ColumnWords | undefined;
  /** What reads answer for the records as they are kept, or for some of them; in the transaction of the read. */
  shown?: (records: readonly WireRecord[], read: 'list' | 'one') => Promise<WireRecord[]>;
  /** The codes of what is 400 for other resources (facts, 3.6). */
  refusals?: Readonly<Record<'duplicate' | 'notSaved' | 'notDeleted', ProblemCode>>;
  /** True where a list by a column that there is not is empty instead of refused (facts, 3.6). */
  unknownColumnsMatchNothing?: boolean;
}
