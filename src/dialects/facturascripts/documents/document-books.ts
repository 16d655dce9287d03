import { RecordValues } from '../engine/resource.js';
import { DocumentRecord } from './document-record.js';
import { PaymentTerms } from './payment-terms.js';
import { Subject } from './subject.js';

/** A document as a request writes it, with every value as its column stores it. */
export interface DocumentDraft {
  subject: Subject;
  /** The columns that the request names. */
  header: RecordValues;
  /** The properties that it names of each line; `idlinea` is one of a line that stays. */
  lines: readonly RecordValues[];
}

/** How documents of one kind are written: by a feature, or kept. What is refused is a Problem. */
export interface DocumentBooks {
  /** Lets nobody else change a document until the transaction ends, where `replace` and `annotate` do not do so. */
  hold?(id: string): Promise<void>;
  /** Refuses a header that names what the company does not have, before its lines are looked at. */
  check(header: RecordValues): Promise<void>;
  /** Answers the key of the new document. */
  create(draft: DocumentDraft): Promise<number>;
  /** Puts the draft in the place of an editable document: its lines are those of the draft, and no others. */
  replace(present: DocumentRecord, draft: DocumentDraft): Promise<void>;
  /** Changes columns of a header that may change whatever its state is, such as `numdocs`. */
  annotate(present: DocumentRecord, header: RecordValues): Promise<void>;
  /** Pays a document, or takes its payments back; undefined where there is nothing to pay. */
  settle?(id: number, paid: boolean, terms: PaymentTerms): Promise<void>;
}
