import { Injectable } from '@nestjs/common';
import { Books } from '../../../invoices/books-context.js';
import { RecordValues } from '../engine/resource.js';
import { optional } from '../mapped/values.js';
import { DocumentDraft } from './document-books.js';
import { DocumentLines } from './document-lines.service.js';
import { DocumentRecord } from './document-records.service.js';
import { columnsOf, lineColumns } from './kept-document-values.js';
import { KeptRows } from './kept-rows.service.js';
import { DocumentKind } from './kinds.js';
import { DocumentWork } from './worked-out.service.js';

/** Lines as their columns are kept, and the books by which they were worked out. */
interface WorkedLines {
  books: Books;
  lines: readonly RecordValues[];
}

/** The lines of quotes, orders and delivery notes. */
@Injectable()
export class KeptLines {
  constructor(
    private readonly lines: DocumentLines,
    private readonly work: DocumentWork,
    private readonly rows: KeptRows,
  ) {}

  /** The columns of a draft's lines, with `idlinea` for those that were there before; `header` is all of its header. */
  async workOut(kind: DocumentKind, draft: DocumentDraft, header: RecordValues): Promise<WorkedLines> {
    const buying = kind.subject === 'codproveedor';
    const { lines, subject } = draft;
    const read = await this.lines.read({ lines, subject: subject.record, header, buying });
    const worked = await this.work.workOut(subject.id, optional(header.fecha), read, { buying });
    const columns = read.map((line, index) => ({
      ...lineColumns(line, index, worked),
      ...(line.idlinea !== undefined && { idlinea: line.idlinea }),
    }));
    return { books: worked.books, lines: columns };
  }

  /** Answers the line's id, which is the chosen one where the values have it. */
  async add(kind: DocumentKind, id: number, values: RecordValues): Promise<string> {
    const { table, writer } = this.rows.lines(kind);
    return writer.create(columnsOf(table, { ...values, [kind.key]: id }));
  }

  async change(kind: DocumentKind, idlinea: string, values: RecordValues): Promise<void> {
    const { table, writer } = this.rows.lines(kind);
    await writer.update(idlinea, columnsOf(table, values), {});
  }

  async remove(kind: DocumentKind, idlinea: string): Promise<void> {
    await this.rows.lines(kind).writer.remove(idlinea, {});
  }

  /** Makes these lines those of the document: what has an `idlinea` of it stays under that, others are new. */
  async replace(kind: DocumentKind, present: DocumentRecord, lines: readonly RecordValues[]): Promise<void> {
    const staying = new Set(lines.map(({ idlinea }) => idlinea));
    const former = new Set(present.lines.map(({ idlinea }) => idlinea));
    for (const { idlinea } of present.lines)
      if (!staying.has(Number(idlinea))) await this.remove(kind, String(idlinea));
    for (const { idlinea, ...line } of lines) {
      if (former.has(idlinea)) await this.change(kind, String(idlinea), line);
      else await this.add(kind, Number(present.doc[kind.key]), line);
    }
  }
}
