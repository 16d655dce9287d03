import { Injectable } from '@nestjs/common';
import { judged } from '../../../common/validation.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { CreateCreditNoteDto } from '../../../invoices/credit-note.dto.js';
import { CreditNotesService } from '../../../invoices/credit-notes.service.js';
import { InvoicesService } from '../../../invoices/invoices.service.js';
import { storedValue } from '../engine/column-values.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { KeptColumns } from '../engine/kept-columns.service.js';
import { RecordValues } from '../engine/resource.js';
import { Fields } from '../engine/sent-fields.js';
import { FACTURACLIENTES_MAPPING } from '../mapped/facturaclientes.mapping.js';
import { optional } from '../mapped/values.js';
import { SALES } from '../tables/sales.js';
import { DocumentRecord, DocumentRecords } from './document-records.service.js';
import { saved } from './document-refusals.js';
import { FACTURA_CLIENTE } from './kinds.js';
import { LineIds } from './line-ids.service.js';
import { SalesHeaders } from './sales-headers.service.js';
import { sentHeader } from './sent-header.js';

/** `crearFacturaRectificativaCliente`: a credit note of an invoice, of all of it or of quantities (facts, 3.4). */
@Injectable()
export class Refunding {
  constructor(
    private readonly scope: CompanyScope,
    private readonly documents: DocumentRecords,
    private readonly invoices: InvoicesService,
    private readonly notes: CreditNotesService,
    private readonly headers: SalesHeaders,
    private readonly lineIds: LineIds,
    private readonly kept: KeptColumns,
  ) {}

  refund(fields: Fields): Promise<DocumentRecord> {
    return this.scope.run(async () => {
      for (const name of ['idfactura', 'fecha']) required(name, fields);
      const { doc } = await this.documents.get(FACTURA_CLIENTE, String(fields.idfactura));
      const id = Number(doc.idfactura);
      if (doc.idfacturarect !== null) throw new EndpointProblem('malformed_request', 'cant-refund-a-refund');
      const header = sentHeader(FACTURA_CLIENTE, SALES.facturaclientes!, fields);
      const note = await saved(async () => {
        if (doc.editable) await this.issue(id);
        return this.notes.create(id, await this.dtoOf(id, header, fields));
      });
      await this.kept.keep(FACTURACLIENTES_MAPPING, note.id, header);
      return this.documents.get(FACTURA_CLIENTE, String(note.id));
    });
  }

  /** What is corrected is not changed any more: the original locks it too. */
  private async issue(id: number): Promise<void> {
    const { issued_on } = await this.invoices.get(id);
    await this.invoices.issue(id, { issued_on });
  }

  private async dtoOf(id: number, header: RecordValues, fields: Fields): Promise<CreateCreditNoteDto> {
    const lines = await this.linesOf(id, fields);
    return judged(CreateCreditNoteDto, {
      issued_on: header.fecha,
      notes: optional(header.observaciones),
      series_id: await this.headers.creditSeries(optional(header.codserie)),
      ...(lines.length > 0 && { lines }),
    });
  }

  /** `refund_<idlinea>` as quantities of the lines; without any the whole invoice is taken back. */
  private async linesOf(id: number, fields: Fields): Promise<{ position: number; quantity: string }[]> {
    const ids = await this.lineIds.of('invoice_lines', id);
    return ids
      .map((idlinea, index) => ({ position: index + 1, quantity: quantityOf(fields[`refund_${idlinea}`]) }))
      .filter((line): line is { position: number; quantity: string } => line.quantity !== undefined);
  }
}

const QUANTITY = SALES.lineafacturaclientes!.columns.find(({ name }) => name === 'cantidad')!;

/** Nothing sent, and zero, take nothing back. */
function quantityOf(sent: unknown): string | undefined {
  if (sent === undefined || sent === null || sent === '') return undefined;
  const quantity = storedValue(QUANTITY, sent);
  if (quantity === undefined || Number(quantity) < 0) {
    throw new EndpointProblem('malformed_request', 'Invalid quantity');
  }
  return Number(quantity) === 0 ? undefined : String(quantity);
}

function required(name: string, fields: Fields): void {
  if ((fields[name] ?? '') === '')
    throw new EndpointProblem('malformed_request', `${name} field is required`);
}
