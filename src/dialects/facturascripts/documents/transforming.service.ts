import { Injectable } from '@nestjs/common';
import { callingPrincipal } from '../../../access/calling-principal.js';
import { holds } from '../../../access/holdings.js';
import { Decimal } from '../../../common/money.js';
import { Problem } from '../../../common/problem.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { storedRecord } from '../engine/same-values.js';
import { DRAFT as SALES_DRAFT } from '../mapped/facturaclientes.mapping.js';
import { DRAFT as PURCHASE_DRAFT } from '../mapped/facturaproveedores.mapping.js';
import { FsResources } from '../resources.js';
import { AllBooks } from './all-books.service.js';
import { DocumentRecord, DocumentRecords } from './document-records.service.js';
import { DocumentStates } from './document-states.service.js';
import { columnsOf } from './kept-document-values.js';
import { KeptLines } from './kept-lines.service.js';
import { DOCUMENT_KINDS, DocumentKind, endpointGrants, FACTURA_CLIENTE, FACTURA_PROVEEDOR } from './kinds.js';
import { exact } from './line-amounts.js';
import { WORKED_OUT } from './sent-header.js';
import { SENT_OF_LINES } from './sent-lines.js';
import { Subjects } from './subjects.service.js';

/** An invoice that is made of other documents is looked at before it is issued. */
const DRAFTS = new Map<DocumentKind, RecordValues>([
  [FACTURA_CLIENTE, { idestado: SALES_DRAFT }],
  [FACTURA_PROVEEDOR, { idestado: PURCHASE_DRAFT }],
]);

/** What is each document's own, beside what is worked out. */
const OWN_COLUMNS = new Set(['fecha', 'femail', 'hora', 'idestado', 'idestado_ant', 'numdocs']);

/** A line, and how much of it no other document has taken over yet. */
interface OpenLine {
  line: WireRecord;
  left: Decimal;
}

/** Makes the next document of one whose state says so: an order of a quote, an invoice of a delivery note (facts, 5.1). */
@Injectable()
export class Transforming {
  constructor(
    private readonly resources: FsResources,
    private readonly documents: DocumentRecords,
    private readonly states: DocumentStates,
    private readonly subjects: Subjects,
    private readonly books: AllBooks,
    private readonly lines: KeptLines,
  ) {}

  /**
   * Does what a new state asks for. `before` is the header as it was, held by the caller until the transaction ends, so
   * that of many who set a state one makes a document. What was taken over already makes no other.
   */
  async follow(kind: DocumentKind, before: WireRecord): Promise<void> {
    const source = await this.documents.get(kind, String(before[kind.key]));
    if (source.doc.idestado === before.idestado) return;
    const state = await this.states.get(kind, Number(source.doc.idestado));
    const next = DOCUMENT_KINDS.find(
      ({ name, subject }) => name === state?.generadoc && subject === kind.subject,
    );
    const open = openLines(source);
    if (next && open.some(({ left }) => !left.eq('0'))) await this.make(kind, next, source, open);
  }

  private async make(
    kind: DocumentKind,
    next: DocumentKind,
    source: DocumentRecord,
    open: readonly OpenLine[],
  ): Promise<void> {
    refuseWithoutGrant(next);
    const subject = await this.subjects.get(kind, String(source.doc[kind.subject]));
    const header = { ...this.headerOf(kind, next, source.doc), ...DRAFTS.get(next) };
    const id = await this.books.of(next).create({ subject, header, lines: open.map(takenOver) });
    const made = await this.documents.get(next, String(id));
    for (const [index, { line, left }] of open.entries()) {
      const cantidad = Number(left.toFixed());
      await this.resources.named('doctransformations').writer.create({
        model1: kind.name,
        iddoc1: Number(source.doc[kind.key]),
        idlinea1: Number(line.idlinea),
        model2: next.name,
        iddoc2: id,
        idlinea2: Number(made.lines[index]!.idlinea),
        cantidad,
      });
      const servido = Number(exact(Number(line.servido)).plus(left).toFixed());
      await this.lines.change(kind, String(line.idlinea), { servido });
    }
  }

  private headerOf(kind: DocumentKind, next: DocumentKind, doc: WireRecord): RecordValues {
    const stored = storedRecord(this.resources.named(kind.resource).table, doc);
    const carried = Object.entries(stored).filter(
      ([name, value]) =>
        value !== null && name !== kind.key && !OWN_COLUMNS.has(name) && !WORKED_OUT.has(name),
    );
    return columnsOf(this.resources.named(next.resource).table, Object.fromEntries(carried));
  }
}

/** A state makes what its caller could make by itself, and nothing more. */
function refuseWithoutGrant(next: DocumentKind): void {
  const principal = callingPrincipal();
  const may = endpointGrants('crear', next).some((resource) => holds(principal, resource, 'create'));
  if (!may) throw new Problem('forbidden');
}

/** Remarks, which are of no quantity, go along with what is left; in the order in which a new document has them. */
function openLines({ lines }: DocumentRecord): OpenLine[] {
  return lines
    .map((line) => ({ line, quantity: exact(Number(line.cantidad)) }))
    .map(({ line, quantity }) => ({ line, quantity, left: quantity.minus(exact(Number(line.servido))) }))
    .filter(({ quantity, left }) => quantity.eq('0') || left.times(quantity).gt('0'))
    .toSorted((one, other) => Number(one.line.orden ?? 0) - Number(other.line.orden ?? 0));
}

function takenOver({ line, left }: OpenLine): RecordValues {
  const named = Object.entries(line).filter(([name]) => SENT_OF_LINES.has(name) && name !== 'idlinea');
  return { ...(Object.fromEntries(named) as RecordValues), cantidad: Number(left.toFixed()) };
}
