import { named } from '../common/named.js';
import { CreateInvoiceDto, UpdateInvoiceDto } from './invoice.dto.js';
import { Invoice } from './invoice.entity.js';
import { manualTaxOf } from './invoice-records.js';
import { InvoiceDetail } from './invoice.view.js';

/**
 * A stored draft with changes on top, as the request that would have written it so from the start: products,
 * taxes and the client's surcharge apply as they are today. What is not named stays. The date of payment
 * follows a new date of issue at the same distance; a new payment method sets it anew.
 */
export function redraft(invoice: InvoiceDetail, changes: Partial<UpdateInvoiceDto>): CreateInvoiceDto {
  const { lines, items, ...rest } = changes;
  return {
    client_id: invoice.client_id,
    series_id: invoice.series_id,
    issued_on: invoice.issued_on,
    due_on: dueOn(invoice, changes),
    payment_method: invoice.payment_method,
    notes: invoice.notes,
    tax: manualTaxOf(invoice),
    lines: lines ?? items ?? invoice.lines.map(lineAsRequested),
    ...named(rest),
  };
}

/** Undefined leaves it to the payment method. */
function dueOn({ issued_on, due_on }: InvoiceDetail, changes: Partial<UpdateInvoiceDto>): string | undefined {
  const day = changes.issued_on === undefined ? issued_on : changes.issued_on;
  if (changes.payment_method !== undefined || !day) return undefined;
  return movedWith({ issued_on, due_on }, day);
}

/** The date of payment of a document that is issued on another day: as far from it as it was. */
export function movedWith({ issued_on, due_on }: Pick<Invoice, 'issued_on' | 'due_on'>, day: string): string {
  return new Date(Date.parse(due_on) + Date.parse(day) - Date.parse(issued_on)).toISOString().slice(0, 10);
}

/** A stored line as the request that would have written it. */
export function lineAsRequested(line: InvoiceDetail['lines'][number]) {
  return {
    product_id: line.product_id,
    description: line.description,
    quantity: line.quantity,
    unit_price: line.unit_price,
    discount_percent: line.discount_percent,
    tax: line.tax_code,
    withholding: line.withholding_code,
  };
}
