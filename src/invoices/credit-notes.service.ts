import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Decimal, decimalFrom, decimalsOf, negated } from '../common/money.js';
import { CompanyScope } from '../database/company-scope.js';
import { BooksContext } from './books-context.js';
import { compose, InvoiceDraft } from './compose.js';
import { readContextOfNote, refuseUncorrectable } from './corrected-invoice.js';
import { CreateCreditNoteDto } from './credit-note.dto.js';
import { creditTotals } from './credit-totals.js';
import { InvoiceCredited, readCredited } from './credited.js';
import { totalsLineOf } from './line-totals.js';
import { InvoiceDetails, InvoiceSummaries, manualTaxOf } from './invoice-records.js';
import { InvoiceDetail } from './invoice.view.js';
import { addCredited } from './invoice-writer.js';
import { insertIssued } from './issuing.js';
import { LineTakenBack, takeBack } from './take-back.js';

const ZERO = new Decimal('0');

/** Corrects issued invoices: a credit note takes back lines, with negative quantities, and is issued at once. */
@Injectable()
export class CreditNotesService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly summaries: InvoiceSummaries,
    private readonly details: InvoiceDetails,
  ) {}

  /** Never takes back more of a line than is left of it, however many credit notes there are in force. */
  create(invoiceId: number, dto: CreateCreditNoteDto): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) => {
      refuseUncorrectable(await this.summaries.lock(manager, invoiceId));
      const invoice = await this.details.get(invoiceId);
      const prepare = (issued_on = dto.issued_on) => this.prepare(manager, invoice, { ...dto, issued_on });
      const { companyId } = this.scope;
      const { id, total } = await insertIssued(manager, companyId, dto.issued_on ?? undefined, prepare);
      await addCredited(manager, companyId, invoiceId, negated(total));
      return this.details.get(id);
    });
  }

  private async prepare(
    manager: EntityManager,
    invoice: InvoiceDetail,
    dto: CreateCreditNoteDto,
  ): Promise<InvoiceDraft> {
    const context = await readContextOfNote(this.scope, invoice, {
      kind: 'credit_note',
      seriesId: dto.series_id ?? null,
      issuedOn: dto.issued_on ?? null,
      paymentMethod: null,
      productIds: invoice.lines.map(({ product_id }) => product_id).filter((id) => id !== null),
      taxCodes: [],
    });
    const credited = await readCredited(manager, this.scope.companyId, invoice.id);
    const lines = takeBack(invoice.lines, quantitiesOf(credited), dto.lines);
    const totals = creditTotals(
      lines.map(({ line, taken, taking }) => {
        const takenNet = credited.lines.get(line.position)?.net ?? ZERO;
        return { ...totalsLineOf(line), taken, takenNet, taking };
      }),
      credited,
      decimalsOf(invoice.currency),
      decimalFrom(manualTaxOf(invoice)),
    );
    return compose('credit_note', context, creditLines(lines, context), totals, {
      due_on: context.issuedOn,
      payment_method: invoice.payment_method,
      notes: dto.notes ?? null,
      corrects_id: invoice.id,
    });
  }
}

function quantitiesOf({ lines }: InvoiceCredited): Map<number, Decimal> {
  return new Map([...lines].map(([position, { quantity }]) => [position, quantity]));
}

function creditLines(lines: readonly LineTakenBack[], { stocked }: BooksContext) {
  return lines
    .filter(({ taking }) => !taking.eq('0'))
    .map(({ line, taking }, index) => ({
      ...line,
      position: index + 1,
      quantity: taking.neg().toFixed(),
      corrects_position: line.position,
      stocked: line.product_id !== null && stocked.has(line.product_id),
    }));
}
