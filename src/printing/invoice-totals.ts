import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { Decimal, isZero, negated } from '../common/money.js';
import type { Language } from '../common/problem.js';
import type { InvoiceDetail } from '../invoices/invoice.view.js';
import type { InvoiceLine } from '../invoices/invoice.entity.js';
import type { Formats } from './formats.js';
import { isTaxed, PrintedTax, taxTable } from './invoice-taxes.js';
import { COLOURS, TEXT_WIDTH } from './sheet.js';
import { WORDS } from './words.js';

/** On either side of a cell. */
const CELL_PADDING = 4;
const TOTALS_WIDTH = 228;
const LABEL_WIDTH = 96;
const VALUE_WIDTH = TOTALS_WIDTH - LABEL_WIDTH - 4 * CELL_PADDING;
const GAP = 20;

/** An amount of more characters is written smaller: it would not fit on one line. */
const LONG = 16;
const SMALL = 9;

/** More taxes than this may not find room on one page, so their table may be broken. */
const UNBROKEN_TAXES = 15;

/** No rules at all, which would take room. */
const PLAIN: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => CELL_PADDING,
  paddingRight: () => CELL_PADDING,
};

/** What a document comes to, as it is stored. */
export interface PrintedTotals extends Pick<
  InvoiceDetail,
  | 'state'
  | 'subtotal'
  | 'tax_total'
  | 'surcharge_total'
  | 'withholding_total'
  | 'total'
  | 'paid_total'
  | 'credited_total'
  | 'balance'
> {
  /** What was paid for the other side and is only passed on: no tax is on it. */
  disbursements?: string;
  lines: readonly Pick<InvoiceLine, 'withholding_code' | 'withholding_rate'>[];
  taxes: readonly PrintedTax[];
}

/** What each tax comes to, beside the totals. */
export function totals(invoice: PrintedTotals, language: Language, formats: Formats): Content {
  const tax = isTaxed(invoice.taxes) ? [taxTable(invoice.taxes, language, formats)] : [];
  return {
    unbreakable: invoice.taxes.length <= UNBROKEN_TAXES,
    margin: [0, 14, 0, 0],
    columnGap: GAP,
    columns: [
      { width: TEXT_WIDTH - TOTALS_WIDTH - GAP, stack: tax },
      {
        width: TOTALS_WIDTH,
        layout: PLAIN,
        table: { widths: [LABEL_WIDTH, VALUE_WIDTH], body: totalsRows(invoice, language, formats) },
      },
    ],
  };
}

function totalsRows(invoice: PrintedTotals, language: Language, formats: Formats): TableCell[][] {
  const words = WORDS[language];
  const { taxes, tax_total, surcharge_total, withholding_total, paid_total, credited_total } = invoice;
  const { disbursements = '0' } = invoice;
  const row = (label: string, value: string): TableCell[] => [
    { text: label, color: COLOURS.muted },
    { text: formats.amount(value), alignment: 'right' },
  ];
  const unless0 = (value: string, label: string, shown: string) => (isZero(value) ? [] : [row(label, shown)]);
  return [
    row(words.subtotal, invoice.subtotal),
    ...(isTaxed(taxes) || !isZero(tax_total) ? [row(words.taxTotal, tax_total)] : []),
    ...unless0(surcharge_total, words.surcharge, surcharge_total),
    ...unless0(disbursements, words.disbursements, disbursements),
    ...unless0(withholding_total, withholdingLabel(invoice, language, formats), negated(withholding_total)),
    emphasised(words.total, formats.money(invoice.total), 12),
    ...unless0(paid_total, words.paid, negated(paid_total)),
    ...unless0(credited_total, words.credited, negated(credited_total)),
    ...balanceRows(invoice, language, formats),
  ];
}

/** Which withholdings they are; what they come to is stored for all of them together. */
function withholdingLabel({ lines }: PrintedTotals, language: Language, formats: Formats): string {
  const names = lines
    .filter((line) => line.withholding_code !== null)
    .map((line) => `${line.withholding_code} ${formats.percent(line.withholding_rate)}`);
  return [WORDS[language].withholding, [...new Set(names)].join(', ')].join(' ').trim();
}

/** What is left to pay, where that is not simply the total. */
function balanceRows(invoice: PrintedTotals, language: Language, formats: Formats): TableCell[][] {
  const { balance, state, paid_total, credited_total } = invoice;
  if (state !== 'issued' || (isZero(paid_total) && isZero(credited_total))) return [];
  const { balance: owed, inFavour } = WORDS[language];
  const left = new Decimal(balance);
  return [
    left.lt('0')
      ? emphasised(inFavour, formats.money(negated(balance)), 10)
      : emphasised(owed, formats.money(balance), 10),
  ];
}

/** One cell across both columns, so that nothing shows between them. */
function emphasised(label: string, value: string, fontSize: number): TableCell[] {
  const columns = [
    { text: label, width: LABEL_WIDTH },
    {
      text: value,
      width: VALUE_WIDTH,
      alignment: 'right' as const,
      fontSize: value.length > LONG ? SMALL : fontSize,
    },
  ];
  return [
    {
      colSpan: 2,
      bold: true,
      fontSize,
      fillColor: COLOURS.shade,
      margin: [0, 3, 0, 2],
      columnGap: 2 * CELL_PADDING,
      columns,
    },
    {},
  ];
}
