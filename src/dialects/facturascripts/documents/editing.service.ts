import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { Fields } from '../engine/sent-fields.js';
import { FsResources } from '../resources.js';
import { AllBooks } from './all-books.service.js';
import { DocumentRecord, DocumentRecords } from './document-records.service.js';
import { calculated, saved } from './document-refusals.js';
import { DocumentKind } from './kinds.js';
import { isTrue, OF_LOCKED, sentHeader } from './sent-header.js';
import { sentLines, SENT_OF_LINES } from './sent-lines.js';
import { Subjects } from './subjects.service.js';
import { Transforming } from './transforming.service.js';

/** What a document keeps from its beginning, and how a change of it is refused. */
const FIXED = {
  codcliente: 'cannot-change-subject',
  codproveedor: 'cannot-change-subject',
  idempresa: 'cannot-change-company',
  codalmacen: 'cannot-change-warehouse',
} as const;

/** What an editable document ignores, because it follows from something else. */
const IGNORED = ['idestado', 'idestado_ant', 'fecha', 'hora', 'coddivisa'] as const;

/** `editar<Kind>/ID`: the header and all lines of a document in one call (facts, 3.2). */
@Injectable()
export class Editing {
  constructor(
    private readonly scope: CompanyScope,
    private readonly resources: FsResources,
    private readonly subjects: Subjects,
    private readonly books: AllBooks,
    private readonly documents: DocumentRecords,
    private readonly transforming: Transforming,
  ) {}

  /** Answers the document as it is then. */
  edit(kind: DocumentKind, id: string, fields: Fields): Promise<DocumentRecord> {
    return this.scope.run(async () => {
      await this.books.of(kind).hold?.(id);
      const present = await this.documents.get(kind, id);
      refuseFixed(present.doc, fields);
      await (present.doc.editable
        ? this.rewrite(kind, present, fields)
        : this.annotate(kind, present, fields));
      if ('pagada' in fields) {
        const key = Number(present.doc[kind.key]);
        await saved(async () => this.books.of(kind).settle?.(key, isTrue(fields.pagada), {}));
      }
      return this.documents.get(kind, id);
    });
  }

  private async rewrite(kind: DocumentKind, present: DocumentRecord, fields: Fields): Promise<void> {
    const sent = sentHeader(kind, this.resources.named(kind.resource).table, fields);
    const header = without(sent, [...IGNORED, ...Object.keys(FIXED)]);
    const books = this.books.of(kind);
    await saved(() => books.check(header));
    const lines = sentLines(fields.lineas, this.resources.named(kind.lines).table);
    const subject = await this.subjects.get(kind, String(present.doc[kind.subject]));
    const merged = lines.map((line) => mergedLine(present, line));
    await calculated(() => books.replace(present, { subject, header, lines: merged }));
  }

  private async annotate(kind: DocumentKind, present: DocumentRecord, fields: Fields): Promise<void> {
    const { table } = this.resources.named(kind.resource);
    const names = table.columns.map(({ name }) => name).filter((name) => name in fields);
    if ('lineas' in fields || names.some((name) => !OF_LOCKED.has(name))) {
      const words = 'El documento no se puede editar.';
      throw new EndpointProblem('validation_failed', 'non-editable-document', {}, words);
    }
    const header = sentHeader(kind, table, fields);
    await saved(async () => {
      await this.books.of(kind).annotate(present, header);
      await this.transforming.follow(kind, present.doc);
    });
  }
}

function refuseFixed(doc: WireRecord, fields: Fields): void {
  for (const [column, said] of Object.entries(FIXED)) {
    if (column in fields && column in doc && !isSame(fields[column], doc[column])) {
      throw new EndpointProblem('validation_failed', said);
    }
  }
}

/** Forms send numbers as text. */
function isSame(sent: unknown, present: unknown): boolean {
  return sent === present || (typeof sent === 'string' && sent === `${(present ?? '') as string | number}`);
}

/** A line that stays is what it was, but for what is sent of it; one of another document is a new one. */
function mergedLine({ lines }: DocumentRecord, sent: RecordValues): RecordValues {
  const before = lines.find(({ idlinea }) => idlinea === sent.idlinea) as RecordValues | undefined;
  if (!before) return without(sent, ['idlinea']);
  const kept = Object.entries(before).filter(([name]) => SENT_OF_LINES.has(name));
  return { ...Object.fromEntries(kept), ...sent };
}

function without(values: RecordValues, names: readonly string[]): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
