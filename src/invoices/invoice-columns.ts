import { jsonRows } from '../database/json-rows.js';
import { Invoice } from './invoice.entity.js';

const HEADER = [
  'kind',
  'series_id',
  'client_id',
  'client_name',
  'client_tax_id',
  'client_address',
  'currency',
  'issued_on',
  'due_on',
  'payment_method',
  'notes',
  'subtotal',
  'tax_total',
  'surcharge_total',
  'withholding_total',
  'total',
  'paid_total',
  'credited_total',
  'corrects_id',
] as const satisfies (keyof Invoice)[];

/** What a document says of itself before it has an id and a number. */
export type DraftHeader = Pick<Invoice, (typeof HEADER)[number]>;

/** What a worked-out document says of itself. */
export const HEADER_COLUMNS = HEADER.join(', ');

/** Its values in that order. */
export const headerValues = (header: DraftHeader): unknown[] => HEADER.map((column) => header[column]);

/** The parameters that they are, from the `first` on. */
export const headerParameters = (first: number): string =>
  HEADER.map((_, index) => `$${first + index}`).join(', ');

/** The parameter that comes behind them. */
export const behindHeader = (first: number): number => first + HEADER.length;

const LINE_COLUMNS = `position, product_id, description, quantity, unit_price, discount_percent, tax_code, tax_rate,
  surcharge_rate, withholding_code, withholding_rate, corrects_position, stocked, net`;

const TAX_COLUMNS = 'position, tax_code, rate, base, tax, surcharge_rate, surcharge';

/**
 * Table expressions that write the lines and taxes, two parameters, of the document that another one, `invoices`, wrote.
 */
export const insertRows = (lines: string, taxes: string) => `
  invoice_lines AS (
    INSERT INTO invoice_lines (company_id, invoice_id, ${LINE_COLUMNS})
    SELECT i.company_id, i.id, ${LINE_COLUMNS} FROM invoices i, ${jsonRows('invoice_lines', lines)}
  ), invoice_taxes AS (
    INSERT INTO invoice_taxes (company_id, invoice_id, ${TAX_COLUMNS})
    SELECT i.company_id, i.id, ${TAX_COLUMNS} FROM invoices i, ${jsonRows('invoice_taxes', taxes)}
  )`;
