import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { InvoicesService } from '../../../invoices/invoices.service.js';
import { PaymentsService } from '../../../payments/payments.service.js';
import { PaymentTerms } from './payment-terms.js';

/** `pagada` and `pagado` as payments: a receipt is all that an invoice owes (facts, 3.3 and 5.1). */
@Injectable()
export class SalesPayments {
  constructor(
    private readonly scope: CompanyScope,
    private readonly invoices: InvoicesService,
    private readonly payments: PaymentsService,
  ) {}

  /** Pays all that is owed, or takes every payment back; what stands so already is left alone. */
  async settle(invoiceId: number, paid: boolean, terms: PaymentTerms = {}): Promise<void> {
    await (paid ? this.pay(invoiceId, terms) : this.takeBack(invoiceId));
  }

  private async pay(invoiceId: number, { paid_on, payment_method }: PaymentTerms): Promise<void> {
    const invoice = await this.invoices.get(invoiceId);
    if (invoice.state === 'issued' && Number(invoice.balance) <= 0) return;
    await this.payments.pay(invoiceId, {
      ...(paid_on && { paid_on }),
      payment_method: payment_method ?? invoice.payment_method ?? 'manual',
    });
  }

  private takeBack(invoiceId: number): Promise<void> {
    return this.scope.run(async (manager) => {
      const payments = await manager.query<{ id: number }[]>(
        'SELECT id FROM payments WHERE company_id = $1 AND invoice_id = $2 ORDER BY id',
        [this.scope.companyId, invoiceId],
      );
      for (const { id } of payments) await this.payments.remove(id);
    });
  }
}
