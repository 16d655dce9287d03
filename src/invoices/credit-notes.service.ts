import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Decimal, decimalFrom, decimalsOf } from '../common/money.js';
import { invalid, Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { BooksContext, readContext } from './books-context.js';
import { CreateCreditNoteDto } from './credit-note.dto.js';
import { creditTotals } from './credit-totals.js';
import { compose, InvoiceDraft } from './invoice-draft.js';
import { totalsLineOf } from './invoice-draft-line.js';
import { InvoiceDetail, InvoiceDetails, InvoiceSummaries, manualTaxOf } from './invoice-records.js';
import { insertIssued } from './issuing.js';
import { LineTakenBack, takeBack } from './take-back.js';

/** Corrects issued invoices: a credit note takes back lines, with negative quantities, and is issued at once. */
@Injectable()
export class CreditNotesService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly summaries: InvoiceSummaries,
    private readonly details: InvoiceDetails,
  ) {}

  /** Never takes back more of a line than is left of it, however many credit notes there are. */
  create(invoiceId: number, dto: CreateCreditNoteDto): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) => {
      const locked = await this.summaries.lock(manager, invoiceId);
      if (locked.state !== 'issued' || locked.kind !== 'invoice') throw new Problem('invoice_not_issued');
      const invoice = await this.details.get(invoiceId);
      const prepare = (issued_on = dto.issued_on) => this.prepare(manager, invoice, { ...dto, issued_on });
      const { companyId } = this.scope;
      const { id, total } = await insertIssued(manager, companyId, dto.issued_on ?? undefined, prepare);
      await manager.query(
        `UPDATE invoices SET credited_total = credited_total - $3::numeric, updated_at = now()
         WHERE company_id = $1 AND id = $2`,
        [companyId, invoiceId, total],
      );
      return this.details.get(id);
    });
  }

  private async prepare(
    manager: EntityManager,
    invoice: InvoiceDetail,
    dto: CreateCreditNoteDto,
  ): Promise<InvoiceDraft> {
    const context = await readContext(manager, this.scope.companyId, {
      kind: 'credit_note',
      clientId: invoice.client_id,
      seriesId: dto.series_id ?? null,
      issuedOn: dto.issued_on ?? null,
      paymentMethod: null,
      productIds: [],
      taxCodes: [],
    });
    if (context.issuedOn < invoice.issued_on) throw invalid('issued_on', 'before_invoice');
    const lines = takeBack(invoice.lines, await this.takenSoFar(manager, invoice.id), dto.lines);
    const totals = creditTotals(
      lines.map(({ line, taken, taking }) => ({ ...totalsLineOf(line), taken, taking })),
      decimalsOf(invoice.currency),
      decimalFrom(manualTaxOf(invoice)),
    );
    return compose('credit_note', asInvoiced(context, invoice), creditLines(lines), totals, {
      due_on: context.issuedOn,
      payment_method: invoice.payment_method,
      notes: dto.notes ?? null,
      corrects_id: invoice.id,
    });
  }

  /** The quantity that credit notes took back, by position of the line; the invoice's row is locked. */
  private async takenSoFar(manager: EntityManager, invoiceId: number): Promise<Map<number, Decimal>> {
    const rows = await manager.query<{ position: number; quantity: string }[]>(
      `SELECT l.corrects_position AS position, -sum(l.quantity) AS quantity
       FROM invoices i JOIN invoice_lines l ON l.company_id = i.company_id AND l.invoice_id = i.id
       WHERE i.company_id = $1 AND i.corrects_id = $2 AND i.state = 'issued' GROUP BY 1`,
      [this.scope.companyId, invoiceId],
    );
    return new Map(rows.map((row) => [row.position, new Decimal(row.quantity)]));
  }
}

/** The currency and the client stay as they are on the invoice. */
function asInvoiced(context: BooksContext, invoice: InvoiceDetail): BooksContext {
  const { client_name: name, client_tax_id: tax_id, client_address: address } = invoice;
  return { ...context, currency: invoice.currency, client: { ...context.client, name, tax_id, address } };
}

function creditLines(lines: readonly LineTakenBack[]) {
  return lines
    .filter(({ taking }) => !taking.eq('0'))
    .map(({ line, taking }, index) => ({
      ...line,
      position: index + 1,
      quantity: taking.neg().toFixed(),
      corrects_position: line.position,
    }));
}
