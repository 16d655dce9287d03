import { Injectable } from '@nestjs/common';
import { invalid } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { FsResource, RecordValues, WireRecord } from '../engine/resource.js';
import { storedRecord } from '../engine/same-values.js';
import { optional } from '../mapped/values.js';
import { FsResources } from '../resources.js';
import { DocumentBooks, DocumentDraft } from './document-books.js';
import { DocumentLines } from './document-lines.service.js';
import { DocumentNumbers } from './document-numbers.service.js';
import { DocumentRecord } from './document-records.service.js';
import { DocumentStates } from './document-states.service.js';
import { columnsOf, lineColumns, totalColumns } from './kept-document-values.js';
import { DocumentKind } from './kinds.js';
import { SalesHeaders } from './sales-headers.service.js';
import { headerOf } from './subject.js';
import { DocumentWork, WorkedOut } from './worked-out.service.js';

/** A document that is worked out, and the columns of its lines. */
interface Worked {
  worked: WorkedOut;
  lines: readonly RecordValues[];
}

/** Quotes, orders and delivery notes: no feature has them, so they are kept as the original writes them. */
@Injectable()
export class KeptDocuments {
  constructor(
    private readonly scope: CompanyScope,
    private readonly resources: FsResources,
    private readonly headers: SalesHeaders,
    private readonly lines: DocumentLines,
    private readonly work: DocumentWork,
    private readonly numbers: DocumentNumbers,
    private readonly states: DocumentStates,
  ) {}

  /** The documents of one kind. */
  of(kind: DocumentKind): DocumentBooks {
    return {
      check: async (header) => {
        await this.headers.dtoOf(header);
        await this.stateOf(kind, header);
      },
      create: (draft) => this.scope.run(() => this.create(kind, draft)),
      replace: (present, draft) => this.scope.run(() => this.replace(kind, present, draft)),
      annotate: (present, header) => this.scope.run(() => this.annotate(kind, present.doc, header)),
    };
  }

  private async create(kind: DocumentKind, draft: DocumentDraft): Promise<number> {
    const header = { ...headerOf(kind, draft.subject), ...draft.header };
    const { worked, lines } = await this.workOut(kind, draft, header);
    const { payment_method } = await this.headers.termsOf(header, draft.subject);
    const { issuedOn } = worked.books;
    const values = {
      ...(await this.beginning(worked)),
      ...header,
      codpago: payment_method ?? null,
      ...(await this.stateOf(kind, header)),
      ...(await this.numbers.take(kind, issuedOn, optional(header.codserie))),
      ...totalColumns(worked, lines),
    };
    const { table, writer } = this.resources.named(kind.resource);
    const id = Number(await writer.create(columnsOf(table, values)));
    for (const line of lines) await this.addLine(kind, id, line);
    return id;
  }

  private async replace(kind: DocumentKind, present: DocumentRecord, draft: DocumentDraft): Promise<void> {
    const id = Number(present.doc[kind.key]);
    const stored = storedRecord(this.resources.named(kind.resource).table, present.doc);
    const header = { ...stored, ...draft.header };
    const { worked, lines } = await this.workOut(kind, draft, header);
    await this.annotate(kind, present.doc, { ...draft.header, ...totalColumns(worked, lines) });
    const { table, writer } = this.linesOf(kind);
    const staying = new Set(lines.map(({ idlinea }) => idlinea));
    for (const line of present.lines)
      if (!staying.has(Number(line.idlinea))) await writer.remove(String(line.idlinea), line);
    for (const { idlinea, ...line } of lines) {
      const before = present.lines.find((each) => each.idlinea === idlinea);
      await (before
        ? writer.update(String(idlinea), columnsOf(table, line), before)
        : this.addLine(kind, id, line));
    }
  }

  /** A state says whether the document may be changed. */
  private async annotate(kind: DocumentKind, doc: WireRecord, header: RecordValues): Promise<void> {
    const { table, writer } = this.resources.named(kind.resource);
    const state = header.idestado === undefined ? {} : await this.stateOf(kind, header);
    await writer.update(String(doc[kind.key]), columnsOf(table, { ...header, ...state }), doc);
  }

  private async workOut(kind: DocumentKind, draft: DocumentDraft, header: RecordValues): Promise<Worked> {
    const buying = kind.subject === 'codproveedor';
    const { lines, subject } = draft;
    const read = await this.lines.read({ lines, subject: subject.record, header, buying });
    const worked = await this.work.workOut(subject.id, optional(header.fecha), read, { buying });
    const columns = read.map((line, index) => ({
      ...lineColumns(line, index, worked),
      ...(line.idlinea !== undefined && { idlinea: line.idlinea }),
    }));
    return { worked, lines: columns };
  }

  private async addLine(kind: DocumentKind, id: number, values: RecordValues): Promise<void> {
    const { table, writer } = this.linesOf(kind);
    const { idlinea: _none, ...line } = columnsOf(table, { ...values, [kind.key]: id });
    await writer.create(line);
  }

  private linesOf(kind: DocumentKind): FsResource {
    return this.resources.named(kind.lines);
  }

  /** The state that a header names, or the one in which its kind begins. */
  private async stateOf(kind: DocumentKind, { idestado }: RecordValues): Promise<RecordValues> {
    if (idestado === undefined || idestado === null) {
      const first = await this.states.first(kind);
      return { idestado: first?.idestado ?? null, editable: first?.editable ?? true };
    }
    const state = await this.states.get(kind, Number(idestado));
    if (!state) throw invalid('idestado', 'unknown');
    return { idestado: state.idestado, editable: state.editable };
  }

  /** What a header is when nobody says otherwise. */
  private async beginning({ books }: WorkedOut): Promise<RecordValues> {
    return {
      ...BEGINNING,
      fecha: books.issuedOn,
      hora: await this.headers.timeOfDay(),
      coddivisa: books.currency,
      idempresa: this.scope.companyId,
    };
  }
}

const BEGINNING: RecordValues = { codalmacen: 'ALG', dtopor1: 0, dtopor2: 0, numdocs: 0, tasaconv: 1 };
