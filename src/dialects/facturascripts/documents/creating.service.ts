import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { FiscalYears } from '../fiscal-years.service.js';
import { isoDate } from '../engine/column-values.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { FsRecords } from '../engine/records.service.js';
import { Fields } from '../engine/sent-fields.js';
import { optional } from '../mapped/values.js';
import { FsResources } from '../resources.js';
import { AllBooks } from './all-books.service.js';
import { DocumentRecord, DocumentRecords } from './document-records.service.js';
import { calculated, saved } from './document-refusals.js';
import { DocumentKind } from './kinds.js';
import { echoedHeader, isTrue, sentHeader } from './sent-header.js';
import { sentLines } from './sent-lines.js';
import { Subjects } from './subjects.service.js';

/** `crear<Kind>`: a document with its lines in one call, all of it or nothing (facts, 3.1). Its fiscal year is there afterwards. */
@Injectable()
export class Creating {
  constructor(
    private readonly scope: CompanyScope,
    private readonly records: FsRecords,
    private readonly resources: FsResources,
    private readonly subjects: Subjects,
    private readonly books: AllBooks,
    private readonly documents: DocumentRecords,
    private readonly years: FiscalYears,
  ) {}

  /** The checks are in the order of the original. Fields of the header are echoed as they were sent. */
  create(kind: DocumentKind, fields: Fields): Promise<DocumentRecord> {
    return this.scope.run(async () => {
      const { table } = this.resources.named(kind.resource);
      const subject = await this.subjects.get(kind, codeOf(kind, fields));
      await this.refuseUnknownWarehouse(fields.codalmacen);
      const header = sentHeader(kind, table, fields);
      const books = this.books.of(kind);
      await saved(() => books.check(header));
      const lines = sentLines(fields.lineas, this.resources.named(kind.lines).table);
      const id = await calculated(() => books.create({ subject, header, lines }));
      if (isTrue(fields.pagada)) await saved(async () => books.settle?.(id, true, {}));
      const written = await this.documents.get(kind, String(id));
      await this.years.of(isoDate(String(written.doc.fecha))!);
      return { ...written, doc: { ...written.doc, ...echoedHeader(header, fields) } };
    });
  }

  private async refuseUnknownWarehouse(sent: unknown): Promise<void> {
    const code = typeof sent === 'string' ? optional(sent) : undefined;
    if (code === undefined) return;
    const found = await this.records.find(this.resources.named('almacenes'), code);
    if (!found) throw new EndpointProblem('not_found', 'warehouse-not-found');
  }
}

function codeOf({ subject }: DocumentKind, fields: Fields): string {
  const code = fields[subject];
  if ((typeof code !== 'string' && typeof code !== 'number') || code === '') {
    throw new EndpointProblem('malformed_request', `${subject} field is required`);
  }
  return String(code);
}
