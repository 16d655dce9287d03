import { ApiProperty } from '@nestjs/swagger';
import { InvoiceSummary } from '../invoices/invoice.view.js';
import { Payment } from './payment.entity.js';

/** A payment with what it left of its invoice. */
export class RecordedPayment extends Payment {
  @ApiProperty({ enum: ['completed'] })
  status: 'completed';

  invoice: InvoiceSummary;
}
