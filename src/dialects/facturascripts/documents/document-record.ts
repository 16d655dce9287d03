import { WireRecord } from '../engine/resource.js';

/** A document as special endpoints answer it: the header and its lines as reads of their resources show them. */
export interface DocumentRecord {
  doc: WireRecord;
  /** In the order in which they are printed. */
  lines: WireRecord[];
}
