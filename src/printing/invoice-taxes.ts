import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { isZero } from '../common/money.js';
import type { Language } from '../common/problem.js';
import type { InvoiceTax } from '../invoices/invoice.entity.js';
import type { Formats } from './formats.js';
import { RULED } from './sheet.js';
import { WORDS } from './words.js';

export type PrintedTax = Omit<InvoiceTax, 'company_id' | 'invoice_id'>;

/** In points, beside the totals; the last column is for the surcharge. */
const WIDTHS = [62, 38, 70, 63];
const WIDTHS_WITH_SURCHARGE = [45, 30, 56, 50, 42];

/** Whether there is anything to say of taxes. */
export function isTaxed(taxes: readonly PrintedTax[]): boolean {
  return taxes.some(({ tax_code, tax }) => tax_code !== null || !isZero(tax));
}

/** What each tax comes to: its rate, base and amount, and the surcharge where any has one. */
export function taxTable(taxes: readonly PrintedTax[], language: Language, formats: Formats): Content {
  const words = WORDS[language];
  const hasSurcharge = taxes.some(({ surcharge }) => !isZero(surcharge));
  const header = [words.rate, words.base, words.taxAmount, ...(hasSurcharge ? [words.surcharge] : [])];
  const body = taxes.map((tax) => [
    { text: tax.tax_code ?? (tax.rate === null ? words.withTax : words.untaxed) },
    number(tax.rate === null ? '' : formats.percent(tax.rate)),
    number(formats.amount(tax.base)),
    number(formats.amount(tax.tax)),
    ...(hasSurcharge ? [number(surchargeText(tax, formats))] : []),
  ]);
  return {
    fontSize: 8,
    layout: RULED,
    table: {
      headerRows: 1,
      widths: hasSurcharge ? WIDTHS_WITH_SURCHARGE : WIDTHS,
      body: [
        [{ text: words.tax, style: 'column' }, ...header.map((name) => number(name, 'column'))],
        ...body,
      ],
    },
  };
}

function surchargeText({ surcharge, surcharge_rate }: PrintedTax, formats: Formats): string {
  return isZero(surcharge) ? '' : `${formats.amount(surcharge)}\n${formats.percent(surcharge_rate)}`;
}

function number(text: string, style?: string): TableCell {
  return { text, style, alignment: 'right' };
}
