import { InvoiceDetail } from './invoice-records.js';

/** An invoice on the wire: our lines, and beside them the items of WHMDC's contract. */
export function invoiceView(invoice: InvoiceDetail) {
  const items = invoice.lines.map((line) => ({
    description: line.description,
    quantity: line.quantity,
    price: line.unit_price,
    total: line.net,
  }));
  return { ...invoice, items };
}
