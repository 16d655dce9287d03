import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { isZero } from '../common/money.js';
import { InvoiceLineDto } from '../invoices/invoice.dto.js';
import { InvoicesService } from '../invoices/invoices.service.js';
import { PaymentsService } from '../payments/payments.service.js';
import { CompanyBooks } from './company-books.js';
import { recipientOf, Recipients } from './recipients.js';
import { SentInvoice, SentLine } from './sent-invoice.js';

/** Issues one invoice of a batch as one that the API created. */
@Injectable()
export class InvoiceIssuer {
  constructor(
    private readonly recipients: Recipients,
    private readonly invoices: InvoicesService,
    private readonly payments: PaymentsService,
  ) {}

  /** Answers its id. What was paid already was paid on the day of the invoice. */
  async issue(manager: EntityManager, sent: SentInvoice, books: CompanyBooks): Promise<number> {
    const payment_method = books.paymentMethod(sent);
    const { id, issued_on, total } = await this.invoices.create(
      {
        client_id: await this.recipients.clientOf(manager, sent),
        series_id: books.series('invoice', sent),
        issued_on: sent.operation_date,
        due_on: sent.due_date,
        payment_method,
        notes: sent.footer_note,
        lines: linesOf(sent, books),
      },
      recipientOf(sent),
    );
    if (sent.paid && !isZero(total)) await this.payments.pay(id, { payment_method, paid_on: issued_on });
    return id;
  }
}

/** What was paid in the client's name comes back without tax (Ley 37/1992, art. 78.3.3). */
function linesOf(sent: SentInvoice, books: CompanyBooks): InvoiceLineDto[] {
  const lines = sent.lines.map((line, index) => lineOf(line, index, books));
  const expenses = sent.total_reimbursable_expenses_amount;
  if (expenses === undefined || isZero(expenses)) return lines;
  return [...lines, { description: 'Suplidos', quantity: '1', unit_price: expenses, tax: null }];
}

function lineOf(line: SentLine, index: number, books: CompanyBooks): InvoiceLineDto {
  return {
    description: line.concept,
    quantity: line.units!,
    unit_price: line.unit_price,
    discount_percent: line.discount_percent,
    tax: books.tax(line, index),
    withholding: books.withholding(line, index),
  };
}
