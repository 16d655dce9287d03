import { RecordValues } from '../../engine/resource.js';
import { Table } from '../../tables/table.js';
import { DocumentKind } from '../kinds.js';

/** A document that is exported, with the columns of its header and of its lines. */
export interface ExportedDocument {
  kind: DocumentKind;
  doc: RecordValues;
  lines: readonly RecordValues[];
  header: Table;
  line: Table;
}
