import { Injectable } from '@nestjs/common';
import { Decimal, negated } from '../common/money.js';
import { invalid, unknownIfMissing } from '../common/problem.js';
import { CreditedLineDto } from '../invoices/credit-note.dto.js';
import { CreditNotesService } from '../invoices/credit-notes.service.js';
import { InvoiceDetail } from '../invoices/invoice.view.js';
import { InvoicesService } from '../invoices/invoices.service.js';
import { PaymentsService } from '../payments/payments.service.js';
import { CompanyBooks } from './company-books.js';
import { SentInvoice, SentLine } from './sent-invoice.js';

/**
 * Issues an invoice that corrects another, by differences: a credit note, which takes back so much of the lines that
 * the invoice has at their positions. An invoice that stands in the place of another is not one of these: its lines
 * would count twice.
 */
@Injectable()
export class CorrectionIssuer {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly creditNotes: CreditNotesService,
    private readonly payments: PaymentsService,
  ) {}

  /** Answers the id of the credit note; without lines it takes back all that is left. */
  async issue(sent: SentInvoice, books: CompanyBooks): Promise<number> {
    const correctedId = sent.rectified_invoice_id!;
    const corrected = await unknownIfMissing('rectified_invoice_id', () => this.invoices.get(correctedId));
    const note = await this.creditNotes.create(correctedId, {
      lines:
        sent.lines.length > 0
          ? sent.lines.map((line, index) => takenBack(line, index, corrected))
          : undefined,
      series_id: books.series('credit_note', sent),
      issued_on: sent.operation_date,
      notes: sent.footer_note,
    });
    if (sent.paid) await this.refund(correctedId, note, books.paymentMethod(sent));
    return note.id;
  }

  /** Gives back what was paid beyond what is owed now, and no more than the note took off. */
  private async refund(correctedId: number, note: InvoiceDetail, payment_method?: string): Promise<void> {
    const { balance } = await this.invoices.get(correctedId);
    if (new Decimal(balance).gte('0')) return;
    const amount = new Decimal(balance).gt(note.total) ? balance : note.total;
    await this.payments.pay(correctedId, { amount, payment_method, paid_on: note.issued_on });
  }
}

/** Refuses a line that says another price or rate than the one it corrects. */
function takenBack(line: SentLine, index: number, { lines }: InvoiceDetail): CreditedLineDto {
  const at = (field: string) => `lines[${index}].${field}`;
  const { position, units, unit_price, tax_rate } = line;
  const corrected = lines.find((one) => one.position === position);
  if (!corrected) throw invalid(at('position'), 'no_such_line');
  if (unit_price && !new Decimal(corrected.unit_price).eq(unit_price))
    throw invalid(at('unit_price'), 'other_price');
  if (tax_rate && !new Decimal(corrected.tax_rate).eq(tax_rate)) throw invalid(at('tax_rate'), 'other_rate');
  return { position: position!, quantity: negated(units!) };
}
