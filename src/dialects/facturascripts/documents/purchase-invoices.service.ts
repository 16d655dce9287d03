import { Injectable } from '@nestjs/common';
import { PurchaseLineDto } from '../../../purchases/purchase.dto.js';
import { PurchasesService } from '../../../purchases/purchases.service.js';
import { KeptColumns } from '../engine/kept-columns.service.js';
import { RecordValues } from '../engine/resource.js';
import { DRAFT, FACTURAPROVEEDORES_MAPPING, LOCKED } from '../mapped/facturaproveedores.mapping.js';
import { LINEAFACTURAPROVEEDORES_MAPPING } from '../mapped/lineafacturaproveedores.mapping.js';
import { PurchaseDrafts } from '../mapped/purchase-drafts.service.js';
import { PurchaseHeaders, supplierOf } from '../mapped/purchase-headers.service.js';
import { PurchasePayments } from '../mapped/purchase-payments.service.js';
import { optional } from '../mapped/values.js';
import { DocumentBooks, DocumentDraft } from './document-books.js';
import { PaymentTerms } from './payment-terms.js';
import { DocumentLine, DocumentLines } from './document-lines.service.js';
import { DocumentNumbers } from './document-numbers.service.js';
import { DocumentRecord, DocumentRecords } from './document-records.service.js';
import { sumsOf } from './kept-sums.js';
import { FACTURA_PROVEEDOR } from './kinds.js';
import { refuseOtherStates } from './document-refusals.js';
import { LineIds } from './line-ids.service.js';
import { headerOf } from './subject.js';

/** Supplier invoices are our purchases: confirmed at once, unless their state says that they are drafts. */
@Injectable()
export class PurchaseInvoices implements DocumentBooks {
  constructor(
    private readonly purchases: PurchasesService,
    private readonly headers: PurchaseHeaders,
    private readonly drafts: PurchaseDrafts,
    private readonly lines: DocumentLines,
    private readonly lineIds: LineIds,
    private readonly numbers: DocumentNumbers,
    private readonly kept: KeptColumns,
    private readonly payments: PurchasePayments,
    private readonly records: DocumentRecords,
  ) {}

  async check(header: RecordValues): Promise<void> {
    refuseOtherStates(header, [DRAFT, LOCKED]);
    await this.headers.dtoOf(header);
  }

  async create(draft: DocumentDraft): Promise<number> {
    const { subject } = draft;
    const header = { ...headerOf(FACTURA_PROVEEDOR, subject), ...draft.header };
    const lines = await this.read(draft, header);
    const dto = await this.headers.dtoOf(header);
    const day = dto.issued_on ?? (await this.numbers.today());
    const numbered = await this.numbers.take(FACTURA_PROVEEDOR, day, optional(header.codserie));
    const { id } = await this.purchases.create(
      {
        ...dto,
        issued_on: day,
        client_id: subject.id,
        number: dto.number ?? String(numbered.codigo),
        lines: lines.map((line) => line.dto as PurchaseLineDto),
        draft: header.idestado === DRAFT,
      },
      supplierOf(draft.header),
    );
    await this.keep(id, { ...header, ...numbered }, lines, await this.lineIds.of('purchase_lines', id));
    return id;
  }

  async replace({ doc }: DocumentRecord, draft: DocumentDraft): Promise<void> {
    const id = Number(doc.idfactura);
    const lines = await this.read(draft, { ...(doc as RecordValues), ...draft.header });
    await this.drafts.update(id, await this.headers.dtoOf(draft.header));
    const ids = await this.drafts.rewrite(id, async () =>
      lines.map(({ idlinea, dto }) => ({ id: idlinea, line: dto as PurchaseLineDto })),
    );
    await this.keep(id, draft.header, lines, ids);
  }

  async annotate({ doc }: DocumentRecord, header: RecordValues): Promise<void> {
    await this.kept.keep(FACTURAPROVEEDORES_MAPPING, Number(doc.idfactura), header);
  }

  settle(id: number, paid: boolean, terms: PaymentTerms): Promise<void> {
    return this.payments.settle(id, paid, terms);
  }

  private read(draft: DocumentDraft, header: RecordValues): Promise<DocumentLine[]> {
    return this.lines.read({ lines: draft.lines, subject: draft.subject.record, header, buying: true });
  }

  /** What our purchases have no room for, of the header and of every line. */
  private async keep(
    id: number,
    header: RecordValues,
    lines: readonly DocumentLine[],
    ids: readonly number[],
  ): Promise<void> {
    const kept = new Map(ids.map((lineId, index) => [lineId, lines[index]!.kept]));
    await this.kept.keepAll(LINEAFACTURAPROVEEDORES_MAPPING, kept);
    const written = await this.records.get(FACTURA_PROVEEDOR, String(id));
    const { netosindto, totalsuplidos } = sumsOf(written.lines);
    await this.annotate(written, { ...header, netosindto: netosindto!, totalsuplidos: totalsuplidos! });
  }
}
