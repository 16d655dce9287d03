import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { Decimal, decimalFrom, decimalsOf, formatMoney, negated, roundMoney } from '../common/money.js';
import { invalid, Problem, unknownIfMissing } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { Records } from '../database/records.js';
import { companyToday } from '../invoices/company-today.js';
import { InvoiceSummaries } from '../invoices/invoice-records.js';
import { InvoiceSummary } from '../invoices/invoice.view.js';
import { CreatePaymentDto, PayInvoiceDto } from './payment.dto.js';
import { Payment } from './payment.entity.js';
import { RecordedPayment } from './payment.view.js';

const UNNAMED_METHOD = 'manual';

/** Payments, and with them what each invoice or debit note still owes; both change in one transaction. */
@Injectable()
export class PaymentsService extends Records<Payment> {
  constructor(
    scope: CompanyScope,
    dataSource: DataSource,
    private readonly invoices: InvoiceSummaries,
  ) {
    super(scope, dataSource, {
      entity: Payment,
      sorts: { id: 'bigint', paid_on: 'date', created_at: 'timestamptz' },
      defaultSort: '-id',
      filters: { invoice_id: 't.invoice_id = ?', paid_from: 't.paid_on >= ?', paid_to: 't.paid_on <= ?' },
    });
  }

  /**
   * Records a payment. The invoice is locked: of two calls that pay all of it one finds it `already_paid`.
   * Refuses more than is owed; a refund (negative) only gives back what was paid beyond it.
   */
  pay(invoiceId: number, dto: PayInvoiceDto): Promise<RecordedPayment> {
    return this.scope.run(async (manager) => {
      const invoice = await this.lockPayable(manager, invoiceId);
      const amount = amountOf(invoice, decimalFrom(dto.amount));
      const payment = await this.create({
        invoice_id: invoiceId,
        amount: formatMoney(amount, decimalsOf(invoice.currency)),
        payment_method: dto.payment_method ?? UNNAMED_METHOD,
        reference: dto.reference ?? null,
        paid_on: dto.paid_on ?? (await companyToday(manager, this.scope.companyId)),
      });
      await this.addPaid(manager, invoiceId, payment.amount);
      return { ...payment, status: 'completed', invoice: await this.invoices.get(invoiceId) };
    });
  }

  /** The same for an invoice that the body names: one that the company does not have is an unknown value. */
  record({ invoice_id, ...payment }: CreatePaymentDto): Promise<RecordedPayment> {
    return unknownIfMissing('invoice_id', () => this.pay(invoice_id, payment));
  }

  /** Takes a payment back: the invoice owes its amount again. */
  override remove(id: number): Promise<Payment> {
    return this.scope.run(async (manager) => {
      const { invoice_id } = await this.get(id);
      await this.invoices.lock(manager, invoice_id);
      const removed = await super.remove(id);
      await this.addPaid(manager, invoice_id, negated(removed.amount));
      return removed;
    });
  }

  private async lockPayable(manager: EntityManager, invoiceId: number): Promise<InvoiceSummary> {
    const invoice = await this.invoices.lock(manager, invoiceId);
    if (invoice.state !== 'issued' || invoice.kind === 'credit_note') throw new Problem('invoice_not_issued');
    return invoice;
  }

  private async addPaid(manager: EntityManager, invoiceId: number, amount: string): Promise<void> {
    await manager.query(
      `UPDATE invoices SET paid_total = paid_total + $3::numeric, updated_at = now() WHERE company_id = $1 AND id = $2`,
      [this.scope.companyId, invoiceId, amount],
    );
  }
}

function amountOf(invoice: InvoiceSummary, asked: Decimal | undefined): Decimal {
  const balance = new Decimal(invoice.balance);
  const refunds = asked?.lt('0') ?? false;
  if (!refunds && balance.lte('0')) throw new Problem('already_paid');
  const amount = asked ?? balance;
  if (amount.eq('0')) throw invalid('amount', 'zero');
  if (!roundMoney(amount, decimalsOf(invoice.currency)).eq(amount))
    throw invalid('amount', 'too_many_decimals');
  if (refunds ? amount.lt(balance) : amount.gt(balance)) {
    throw invalid('amount', 'more_than_owed', `${invoice.balance} ${invoice.currency} is owed`);
  }
  return amount;
}
