import type { CreateInvoiceDto, InvoiceLineDto, InvoiceView } from '../../api/generated/index.js';
import { decimalOf, decimalTyped } from '../../common/decimals.js';
import { manualTaxOf } from '../invoices.js';

/** A line as it stands on the screen: decimals as they are typed, '' for what is not chosen. */
export interface LineValues {
  /** Tells the rows of the screen apart while they move. */
  key: string;
  product_id: number | null;
  /** What the product is called by, where it was chosen on this page. */
  product_code: string;
  description: string;
  quantity: string;
  unit_price: string;
  discount_percent: string;
  tax: string;
  withholding: string;
}

/** A document as it stands on the screen. */
export interface InvoiceValues extends Record<string, unknown> {
  client_id: number | null;
  series_id: string;
  issued_on: string;
  due_on: string;
  payment_method: string;
  notes: string;
  /** An amount for the whole document, in place of taxes on its lines; only drafts that came with one have it. */
  tax: string;
  lines: LineValues[];
}

let rows = 0;

/** Names a row; never the same one twice while the page is open. */
export function newKey(): string {
  rows += 1;
  return `line-${rows}`;
}

export function emptyLine(tax: string): LineValues {
  return {
    key: newKey(),
    product_id: null,
    product_code: '',
    description: '',
    quantity: '1',
    unit_price: '',
    discount_percent: '',
    tax,
    withholding: '',
  };
}

/** What a draft says, to be changed. */
export function valuesOf(draft: InvoiceView, language: string): InvoiceValues {
  const typed = (exact: string) => decimalTyped(exact, language);
  const tax = manualTaxOf(draft);
  return {
    client_id: draft.client_id,
    series_id: String(draft.series_id),
    issued_on: draft.issued_on,
    due_on: draft.due_on,
    payment_method: draft.payment_method ?? '',
    notes: draft.notes ?? '',
    tax: tax === null ? '' : typed(tax),
    lines: draft.lines.map((line) => ({
      key: newKey(),
      product_id: line.product_id,
      product_code: '',
      description: line.description,
      quantity: typed(line.quantity),
      unit_price: typed(line.unit_price),
      discount_percent: /[1-9]/.test(line.discount_percent) ? typed(line.discount_percent) : '',
      tax: line.tax_code ?? '',
      withholding: line.withholding_code ?? '',
    })),
  };
}

/** A line as the server takes it; undefined for what is no decimal. */
export function lineOf(line: LineValues): Omit<InvoiceLineDto, 'quantity'> & { quantity?: string } {
  return {
    product_id: line.product_id,
    description: line.description,
    quantity: decimalOf(line.quantity) ?? undefined,
    unit_price: decimalOf(line.unit_price) ?? undefined,
    discount_percent: decimalOf(line.discount_percent || '0') ?? undefined,
    tax: line.tax || null,
    withholding: line.withholding || null,
  };
}

/**
 * The document as the server takes it. What is dated today names no day: it is issued on the day on which it is, and
 * the server waits with its day for those that are issued before it.
 */
export function bodyOf(values: InvoiceValues, today: string): CreateInvoiceDto {
  return {
    client_id: values.client_id!,
    series_id: Number(values.series_id) || undefined,
    issued_on: values.issued_on && values.issued_on !== today ? values.issued_on : undefined,
    due_on: values.due_on || undefined,
    payment_method: values.payment_method || null,
    notes: values.notes || null,
    tax: values.tax ? decimalOf(values.tax) : null,
    lines: values.lines.map(lineOf) as InvoiceLineDto[],
  };
}
