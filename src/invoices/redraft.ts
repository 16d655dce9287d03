import { CreateInvoiceDto, UpdateInvoiceDto } from './invoice.dto.js';
import { InvoiceDetail } from './invoice-records.js';

/** A stored draft with changes on top, as the request that would have written it so from the start. */
export function redraft(invoice: InvoiceDetail, changes: UpdateInvoiceDto): CreateInvoiceDto {
  const { lines, items, ...rest } = changes;
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const newLines = lines ?? items;
  return {
    client_id: invoice.client_id,
    series_id: invoice.series_id,
    issued_on: invoice.issued_on,
    ...(changes.issued_on || changes.payment_method !== undefined ? {} : { due_on: invoice.due_on }),
    payment_method: invoice.payment_method,
    notes: invoice.notes,
    ...(newLines ? {} : { tax: manualTaxOf(invoice) }),
    lines: newLines ?? invoice.lines.map(lineAsRequested),
    ...named,
  };
}

function manualTaxOf(invoice: InvoiceDetail): string | null {
  return invoice.taxes.find((group) => group.tax_code === null && group.rate === null)?.tax ?? null;
}

function lineAsRequested(line: InvoiceDetail['lines'][number]) {
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
