import { Injectable } from '@nestjs/common';
import { InvoicesService } from '../../../invoices/invoices.service.js';
import { KeptColumns } from '../engine/kept-columns.service.js';
import { RecordValues } from '../engine/resource.js';
import { DRAFT, FACTURACLIENTES_MAPPING, ISSUED } from '../mapped/facturaclientes.mapping.js';
import { LINEAFACTURACLIENTES_MAPPING } from '../mapped/lineafacturaclientes.mapping.js';
import { SalesDrafts } from '../mapped/sales-drafts.service.js';
import { DocumentBooks, DocumentDraft } from './document-books.js';
import { PaymentTerms } from './payment-terms.js';
import { DocumentLine, DocumentLines } from './document-lines.service.js';
import { DocumentRecord, DocumentRecords } from './document-records.service.js';
import { sumsOf } from './kept-sums.js';
import { FACTURA_CLIENTE } from './kinds.js';
import { LineIds } from './line-ids.service.js';
import { refuseOtherStates } from './document-refusals.js';
import { recipientOf, SalesHeaders } from './sales-headers.service.js';
import { SalesPayments } from './sales-payments.service.js';
import { headerOf } from './subject.js';

/** Customer invoices are our invoices: issued at once, unless their state says that they are drafts. */
@Injectable()
export class SalesInvoices implements DocumentBooks {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly headers: SalesHeaders,
    private readonly lines: DocumentLines,
    private readonly drafts: SalesDrafts,
    private readonly lineIds: LineIds,
    private readonly kept: KeptColumns,
    private readonly payments: SalesPayments,
    private readonly records: DocumentRecords,
  ) {}

  async check(header: RecordValues): Promise<void> {
    refuseOtherStates(header, [DRAFT, ISSUED]);
    await this.headers.dtoOf(header);
  }

  async create(draft: DocumentDraft): Promise<number> {
    const header = { ...headerOf(FACTURA_CLIENTE, draft.subject), ...draft.header };
    const lines = await this.read(draft, header);
    const { id } = await this.invoices.create(
      {
        ...(await this.headers.dtoOf(header)),
        ...(await this.headers.termsOf(header, draft.subject)),
        client_id: draft.subject.id,
        lines: lines.map(({ dto }) => dto),
        draft: header.idestado === DRAFT,
      },
      recipientOf(draft.header),
    );
    await this.keep(id, header, lines, await this.lineIds.of('invoice_lines', id));
    return id;
  }

  async replace({ doc }: DocumentRecord, draft: DocumentDraft): Promise<void> {
    const id = Number(doc.idfactura);
    const present = doc as RecordValues;
    const lines = await this.read(draft, { ...present, ...draft.header });
    const dto = await this.headers.dtoOf(draft.header);
    const written = async () => lines.map(({ idlinea, dto: line }) => ({ id: idlinea, line }));
    const ids = await this.drafts.rewrite(id, written, dto, recipientOf(draft.header));
    await this.keep(id, draft.header, lines, ids);
  }

  async annotate({ doc }: DocumentRecord, header: RecordValues): Promise<void> {
    await this.kept.keep(FACTURACLIENTES_MAPPING, Number(doc.idfactura), header);
  }

  settle(id: number, paid: boolean, terms: PaymentTerms): Promise<void> {
    return this.payments.settle(id, paid, terms);
  }

  private read(draft: DocumentDraft, header: RecordValues): Promise<DocumentLine[]> {
    return this.lines.read({ lines: draft.lines, subject: draft.subject.record, header, buying: false });
  }

  /** What our invoices have no room for, of the header and of every line. */
  private async keep(
    id: number,
    header: RecordValues,
    lines: readonly DocumentLine[],
    ids: readonly number[],
  ): Promise<void> {
    const kept = new Map(ids.map((lineId, index) => [lineId, lines[index]!.kept]));
    await this.kept.keepAll(LINEAFACTURACLIENTES_MAPPING, kept);
    const written = await this.records.get(FACTURA_CLIENTE, String(id));
    await this.annotate(written, { ...header, ...sumsOf(written.lines) });
  }
}
