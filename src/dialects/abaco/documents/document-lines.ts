import { DocumentLineDto } from './document.dto.js';

/** A line as invoices and purchases take it. */
export function lineOf(line: DocumentLineDto) {
  return {
    product_id: line.productId,
    description: line.description,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    discount_percent: line.discountPercent,
    tax: line.tax,
    withholding: line.withholding,
  };
}

/** A line of a credit note: which line of the invoice, and how much of it. */
export function positionOf({ position, quantity }: DocumentLineDto) {
  return { position, quantity };
}
