import { ApiProperty } from '@nestjs/swagger';
import { BatchInvoice } from './invoice-batch.entity.js';

/** An invoice of a batch with its number and its total, once it has them. */
export class BatchInvoiceRow extends BatchInvoice {
  invoice_number: string | null;

  /** A decimal in the company's currency. */
  total_after_taxes: string | null;

  /** What the tax authority was told of it: nothing, we send nothing there. */
  @ApiProperty({ type: String, nullable: true })
  verifactu_state: null;
}
