import { Injectable } from '@nestjs/common';
import { invalid, Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { RecordValues, WireRecord, Writer } from '../engine/resource.js';
import { changedColumns, storedRecord } from '../engine/same-values.js';
import { LineNames } from '../mapped/line-names.service.js';
import { DocumentRecord } from './document-records.service.js';
import { KeptDocuments } from './kept-documents.service.js';
import { KeptLines } from './kept-lines.service.js';
import { KeptRows } from './kept-rows.service.js';
import { DocumentKind } from './kinds.js';
import { MOST_LINES } from './sent-lines.js';
import { Subjects } from './subjects.service.js';

/**
 * The generic API of the lines of quotes, orders and delivery notes. A line is worked out by the books, and the totals
 * of its document follow. 409 `document_locked` where the state of that locks it.
 */
@Injectable()
export class LineWriters {
  constructor(
    private readonly scope: CompanyScope,
    private readonly rows: KeptRows,
    private readonly lines: KeptLines,
    private readonly documents: KeptDocuments,
    private readonly subjects: Subjects,
    private readonly names: LineNames,
  ) {}

  of(kind: DocumentKind): Writer {
    return {
      create: (values) => this.scope.run(() => this.create(kind, values)),
      update: (key, values, present) => this.scope.run(() => this.update(kind, key, values, present)),
      remove: (key, present) => this.scope.run(() => this.remove(kind, key, present)),
    };
  }

  private async create(kind: DocumentKind, values: RecordValues): Promise<string> {
    const id = values[kind.key] ?? null;
    if (id === null) throw invalid(kind.key, 'required');
    const present = await this.hold(kind, id);
    if (present.lines.length >= MOST_LINES) throw invalid(kind.key, 'arrayMaxSize');
    const columns = await this.workOut(kind, present, await this.names.read(values, values));
    const idlinea = await this.lines.add(kind, Number(id), { ...values, ...columns });
    await this.documents.addUp(kind, String(id));
    return idlinea;
  }

  private async update(
    kind: DocumentKind,
    key: string,
    values: RecordValues,
    before: WireRecord,
  ): Promise<void> {
    const document = await this.hold(kind, before[kind.key]);
    const present = lineOf(document, key);
    const changed = changedColumns(this.rows.lines(kind).table, values, present);
    if (changed.includes(kind.key)) throw invalid(kind.key, 'not_changeable');
    // The product is the one of the reference, as it is now.
    const { idproducto: _product, ...rest } = present as RecordValues;
    const sent = Object.fromEntries(changed.map((name) => [name, values[name]!]));
    const columns = await this.workOut(kind, document, await this.names.read({ ...rest, ...values }, sent));
    await this.lines.change(kind, key, { ...values, ...columns });
    await this.documents.addUp(kind, String(before[kind.key]));
  }

  private async remove(kind: DocumentKind, key: string, before: WireRecord): Promise<void> {
    const document = await this.hold(kind, before[kind.key]);
    lineOf(document, key);
    await this.lines.remove(kind, key);
    await this.documents.addUp(kind, String(before[kind.key]));
  }

  private async hold(kind: DocumentKind, id: unknown): Promise<DocumentRecord> {
    const present = await this.rows.hold(kind, String(id));
    if (!present) throw invalid(kind.key, 'unknown');
    if (!present.doc.editable) throw new Problem('document_locked');
    return present;
  }

  private async workOut(
    kind: DocumentKind,
    { doc }: DocumentRecord,
    { idlinea: _id, ...line }: RecordValues,
  ): Promise<RecordValues> {
    const subject = await this.subjects.get(kind, String(doc[kind.subject]));
    const header = storedRecord(this.rows.headers(kind).table, doc);
    const { lines } = await this.lines.workOut(kind, { subject, header: {}, lines: [line] }, header);
    return lines[0]!;
  }
}

/** The line as it is now that nobody else changes the document. */
function lineOf({ lines }: DocumentRecord, key: string): WireRecord {
  const line = lines.find(({ idlinea }) => String(idlinea) === key);
  if (!line) throw new Problem('not_found');
  return line;
}
