import { Injectable } from '@nestjs/common';
import { invalid } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { storedRecord } from '../engine/same-values.js';
import { DocumentBooks, DocumentDraft } from './document-books.js';
import { DocumentCodes } from './document-codes.service.js';
import { DocumentRecord } from './document-records.service.js';
import { DocumentStates } from './document-states.service.js';
import { columnsOf, totalColumns } from './kept-document-values.js';
import { KeptLines } from './kept-lines.service.js';
import { KeptRows } from './kept-rows.service.js';
import { DocumentKind } from './kinds.js';
import { exact } from './line-amounts.js';
import { SalesHeaders } from './sales-headers.service.js';
import { headerOf, Subject } from './subject.js';

/** What of a header names what the company has, or has to be a day of its books. */
const NAMING = ['codcliente', 'coddivisa', 'codpago', 'codserie', 'fecha'] as const;

/** The two discounts that take off every line. */
const DISCOUNTS = ['dtopor1', 'dtopor2'] as const;

/** What of a header its totals depend on. */
const COUNTED = [...DISCOUNTS, 'tasaconv'] as const;

/** Quotes, orders and delivery notes: no feature has them, so they are kept as the original writes them. */
@Injectable()
export class KeptDocuments {
  constructor(
    private readonly scope: CompanyScope,
    private readonly rows: KeptRows,
    private readonly headers: SalesHeaders,
    private readonly lines: KeptLines,
    private readonly codes: DocumentCodes,
    private readonly states: DocumentStates,
  ) {}

  /** The documents of one kind. */
  of(kind: DocumentKind): DocumentBooks {
    return {
      hold: async (id) => void (await this.rows.hold(kind, id)),
      check: (header) => this.check(kind, header),
      create: (draft) => this.scope.run(() => this.create(kind, draft)),
      replace: (present, draft) => this.scope.run(() => this.replace(kind, present, draft)),
      annotate: (present, header) => this.scope.run(() => this.annotate(kind, present, header)),
    };
  }

  /** Works the totals of a header out anew, from its lines as they are now. */
  async addUp(kind: DocumentKind, id: string): Promise<void> {
    const { doc, lines } = await this.rows.read(kind, id);
    await this.write(kind, doc, totalColumns(lines, doc));
  }

  /** Nobody deletes a client for whom a document is being written. */
  async holdSubject({ subject }: DocumentKind, { id }: Subject): Promise<void> {
    const found = await this.scope.run((manager) =>
      manager.query<unknown[]>('SELECT FROM clients WHERE company_id = $1 AND id = $2 FOR SHARE', [
        this.scope.companyId,
        id,
      ]),
    );
    if (found.length === 0) throw invalid(subject, 'unknown');
  }

  private async check(kind: DocumentKind, header: RecordValues): Promise<void> {
    await this.headers.dtoOf(columnsIn(NAMING, header));
    await this.states.columnsOf(kind, header);
    const wrong = DISCOUNTS.find((name) => exact(header[name]).lt('0') || exact(header[name]).gt('100'));
    if (wrong) throw invalid(wrong, 'isDecimalValue');
  }

  private async create(kind: DocumentKind, draft: DocumentDraft): Promise<number> {
    await this.holdSubject(kind, draft.subject);
    const header = { ...headerOf(kind, draft.subject), ...draft.header };
    const { books, lines } = await this.lines.workOut(kind, draft, header);
    const { payment_method } = await this.headers.termsOf(header, draft.subject);
    const beginning = {
      ...BEGINNING,
      fecha: books.issuedOn,
      hora: await this.headers.timeOfDay(),
      coddivisa: books.currency,
    };
    const named = {
      ...header,
      ...unsaid(beginning, header),
      idempresa: this.scope.companyId,
      codpago: payment_method ?? null,
      ...(await this.states.columnsOf(kind, header)),
      ...(await this.codes.take(kind, books.issuedOn, header)),
    };
    const { table, writer } = this.rows.headers(kind);
    const values = columnsOf(table, { ...named, ...totalColumns(lines, named) });
    const id = Number(await writer.create(values));
    for (const { idlinea: _former, ...line } of lines) await this.lines.add(kind, id, line);
    return id;
  }

  private async replace(kind: DocumentKind, present: DocumentRecord, draft: DocumentDraft): Promise<void> {
    const stored = storedRecord(this.rows.headers(kind).table, present.doc);
    const header = { ...stored, ...draft.header };
    const { lines } = await this.lines.workOut(kind, draft, header);
    await this.lines.replace(kind, present, lines);
    await this.annotate(kind, present, { ...draft.header, ...totalColumns(lines, header) });
  }

  /** A state says whether the document may be changed, and which one it follows; the totals follow what they depend on. */
  private async annotate(
    kind: DocumentKind,
    { doc, lines }: DocumentRecord,
    header: RecordValues,
  ): Promise<void> {
    const isCounted = COUNTED.some((name) => name in header) && !('total' in header);
    await this.write(kind, doc, {
      ...(isCounted && totalColumns(lines, { ...doc, ...header })),
      ...header,
      ...(header.idestado !== undefined && (await this.states.columnsOf(kind, header, doc))),
    });
  }

  private async write(kind: DocumentKind, doc: WireRecord, values: RecordValues): Promise<void> {
    const { table, writer } = this.rows.headers(kind);
    await writer.update(String(doc[kind.key]), columnsOf(table, values), doc);
  }
}

/** What a header is when nobody says otherwise. */
const BEGINNING: RecordValues = { codalmacen: 'ALG', dtopor1: 0, dtopor2: 0, numdocs: 0, tasaconv: 1 };

/** Those of the values in whose place the header has none. */
function unsaid(values: RecordValues, header: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => (header[name] ?? '') === ''));
}

function columnsIn(names: readonly string[], header: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(header).filter(([name]) => names.includes(name)));
}
