import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Invoice, InvoiceLine, InvoiceTax } from './invoice.entity.js';
import { INVOICE_STATUSES } from './invoice-status.js';
import type { InvoiceStatus } from './invoice-status.js';

/** An invoice in a list. */
export class InvoiceSummary extends Invoice {
  @ApiProperty({ enum: INVOICE_STATUSES })
  status: InvoiceStatus;

  /** What is still owed; negative where more was paid than is owed now. */
  balance: string;
}

export class InvoiceLineView extends OmitType(InvoiceLine, ['company_id', 'invoice_id', 'id']) {}

export class InvoiceTaxView extends OmitType(InvoiceTax, ['company_id', 'invoice_id']) {}

/** One invoice with all that belongs to it. */
export class InvoiceDetail extends InvoiceSummary {
  lines: InvoiceLineView[];
  taxes: InvoiceTaxView[];
}

/** A line in the words of WHMDC's contract. */
export class InvoiceItemView {
  description: string;
  quantity: string;
  price: string;
  total: string;
}

export class InvoiceView extends InvoiceDetail {
  items: InvoiceItemView[];
}

/** An invoice on the wire: our lines, and beside them the items of WHMDC's contract. */
export function invoiceView(invoice: InvoiceDetail): InvoiceView {
  const items = invoice.lines.map((line) => ({
    description: line.description,
    quantity: line.quantity,
    price: line.unit_price,
    total: line.net,
  }));
  return { ...invoice, items };
}
