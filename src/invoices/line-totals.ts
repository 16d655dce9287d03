import { Decimal, decimalFrom, decimalsOf } from '../common/money.js';
import { computeTotals } from './totals.js';
import type { Totals, TotalsLine } from './totals.js';

/**
 * From the lines that somebody writes to the totals of their document. The console runs this file, totals.ts and
 * common/money.ts as they are, so that what it shows is what the server will store: they import nothing but
 * big.js and each other.
 */

/** What a line says of its amounts, in the words of a request: decimals as text, or as numbers of JSON. */
export interface LineRequest {
  product_id?: number | null;
  quantity?: string;
  unit_price?: string;
  price?: string;
  discount_percent?: string;
  tax?: string | null;
  withholding?: string | null;
}

export interface ProductOfLine {
  price: string;
  tax_code: string | null;
}

export interface TaxOfLine {
  kind: 'tax' | 'withholding';
  rate: string;
  surcharge_rate: string;
}

/** What the company's books say to the lines of one client. */
export interface LineBooks<P extends ProductOfLine = ProductOfLine> {
  /** By their ids, only those that are sold. */
  products: ReadonlyMap<number, P>;
  /** By their codes, only those that are in use. */
  taxes: ReadonlyMap<string, TaxOfLine>;
  /** Whether the client is charged the equivalence surcharge. */
  surcharge: boolean;
}

/** What a line is worth, whoever said so: exact texts, in the words of a stored line. */
export interface LineTerms {
  quantity: string;
  unit_price: string;
  discount_percent: string;
  tax_code: string | null;
  tax_rate: string;
  surcharge_rate: string;
  withholding_code: string | null;
  withholding_rate: string;
}

/** Why a line has no terms: the field, and what is wrong with it in the words of a refusal. */
export interface LineFlaw {
  field: 'product_id' | 'quantity' | 'unit_price' | 'discount_percent' | 'tax' | 'withholding';
  code: 'unknown' | 'zero' | 'isDecimalValue';
}

/** What the line says, and for what it does not say its product; the rates are those of the books. */
export function termsOf(line: LineRequest, books: LineBooks): LineTerms | LineFlaw {
  const product = line.product_id ? books.products.get(line.product_id) : undefined;
  if (line.product_id && !product) return { field: 'product_id', code: 'unknown' };
  const quantity = exact(line.quantity);
  if (quantity === undefined) return { field: 'quantity', code: 'isDecimalValue' };
  if (new Decimal(quantity).eq('0')) return { field: 'quantity', code: 'zero' };
  const unit_price = exact(line.unit_price ?? line.price ?? product?.price);
  if (unit_price === undefined) return { field: 'unit_price', code: 'isDecimalValue' };
  const discount_percent = exact(line.discount_percent ?? '0');
  if (discount_percent === undefined) return { field: 'discount_percent', code: 'isDecimalValue' };

  const tax_code = line.tax === undefined ? (product?.tax_code ?? null) : line.tax;
  const tax = rateOf(books, 'tax', tax_code);
  if (!tax) return { field: 'tax', code: 'unknown' };
  const withholding_code = line.withholding ?? null;
  const withholding = rateOf(books, 'withholding', withholding_code);
  if (!withholding) return { field: 'withholding', code: 'unknown' };
  return {
    quantity,
    unit_price,
    discount_percent,
    tax_code,
    tax_rate: tax.rate,
    surcharge_rate: books.surcharge ? tax.surcharge_rate : '0',
    withholding_code,
    withholding_rate: withholding.rate,
  };
}

const NONE = { rate: '0', surcharge_rate: '0' };

/** Undefined for a code that the books do not have as that kind. */
function rateOf({ taxes }: LineBooks, kind: TaxOfLine['kind'], code: string | null): typeof NONE | undefined {
  if (code === null) return NONE;
  const tax = taxes.get(code);
  return tax?.kind === kind ? tax : undefined;
}

const PLAIN = /^-?\d{1,30}(\.\d{1,30})?$/;

/** A decimal in one spelling, whether it came as a number or as text; where we work it out it may have more digits. */
function exact(value: unknown): string | undefined {
  const decimal = decimalFrom(value);
  if (decimal) return decimal.toFixed();
  return typeof value === 'string' && PLAIN.test(value) ? new Decimal(value).toFixed() : undefined;
}

/** Terms as the totals read them. */
export function totalsLineOf(terms: LineTerms): TotalsLine {
  return {
    quantity: new Decimal(terms.quantity),
    unitPrice: new Decimal(terms.unit_price),
    discountPercent: new Decimal(terms.discount_percent),
    taxCode: terms.tax_code,
    taxRate: new Decimal(terms.tax_rate),
    surchargeRate: new Decimal(terms.surcharge_rate),
    withholdingRate: new Decimal(terms.withholding_rate),
  };
}

type Amount = string | null | undefined;

const isTaxed = (lines: readonly LineTerms[]) => lines.some(({ tax_code }) => tax_code !== null);

/** Whether an amount of tax for the whole document excludes the taxes on its lines; zero goes with either. */
export function contradictsTaxes(tax: Amount, lines: readonly LineTerms[]): boolean {
  const amount = decimalFrom(tax);
  return amount !== undefined && !amount.eq('0') && isTaxed(lines);
}

/** What a document of these lines comes to; `tax` is an amount for all of it that does not contradict them. */
export function documentTotals(lines: readonly LineTerms[], currency: string, tax?: Amount): Totals {
  const amount = decimalFrom(tax);
  const manualTax = amount?.eq('0') && isTaxed(lines) ? undefined : amount;
  return computeTotals(lines.map(totalsLineOf), decimalsOf(currency), manualTax);
}
