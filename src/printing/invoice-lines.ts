import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { isZero } from '../common/money.js';
import type { Language } from '../common/problem.js';
import type { InvoiceLine } from '../invoices/invoice.entity.js';
import { breakable } from './breakable.js';
import type { Formats } from './formats.js';
import { RULED, TEXT_WIDTH } from './sheet.js';
import { WORDS } from './words.js';

/** What is printed of a line, whichever document it is on; null for what the document does not show of it. */
export interface PrintedLine extends Pick<
  InvoiceLine,
  'description' | 'discount_percent' | 'tax_code' | 'net'
> {
  quantity: string | null;
  unit_price: string | null;
}

/** A column beside the description. */
interface LineColumn {
  header: string;
  textOf: (line: PrintedLine) => string;
}

const FONT_SIZE = 8.5;

/** A digit of the embedded font takes 0.5615 em; the other signs of a number take less. */
const DIGIT_WIDTH = 0.57 * FONT_SIZE;

/** Between the text of a cell and that of the next. */
const PADDING = 10;
const NARROWEST = 34;
const NARROWEST_DESCRIPTION = 150;

/** A row of more lines than this may not find room on one page: rows may be broken then, as one kept whole is cut. */
const UNBROKEN_LINES = 30;

/** Even the widest letter goes into a line of the narrowest description 20 times. */
const UNBROKEN_TEXT = 20 * UNBROKEN_LINES;

/** The lines, under a header that is repeated on every page. */
export function lines(lines: readonly PrintedLine[], language: Language, formats: Formats): Content {
  const columns = columnsOf(lines, language, formats);
  const unbroken = lines.every(isShort);
  const header = [WORDS[language].description, ...columns.map(({ header }) => header)];
  const body = lines.map((line) => [
    breakable(line.description),
    ...columns.map(({ textOf }) => textOf(line)),
  ]);
  return {
    fontSize: FONT_SIZE,
    layout: RULED,
    table: {
      headerRows: 1,
      keepWithHeaderRows: unbroken ? 1 : 0,
      dontBreakRows: unbroken,
      widths: widthsOf([header, ...body]),
      body: [cells(header, 'column'), ...body.map((texts) => cells(texts))],
    },
  };
}

function columnsOf(lines: readonly PrintedLine[], language: Language, formats: Formats): LineColumn[] {
  const words = WORDS[language];
  const hasDiscount = lines.some(({ discount_percent }) => !isZero(discount_percent));
  const hasTax = lines.some(({ tax_code }) => tax_code !== null);
  const discountOf = ({ discount_percent }: PrintedLine) =>
    isZero(discount_percent) ? '' : formats.percent(discount_percent);
  return [
    {
      header: words.quantity,
      textOf: ({ quantity }) => (quantity === null ? '' : formats.quantity(quantity)),
    },
    {
      header: words.unitPrice,
      textOf: ({ unit_price }) => (unit_price === null ? '' : formats.price(unit_price)),
    },
    ...(hasDiscount ? [{ header: words.discount, textOf: discountOf }] : []),
    ...(hasTax ? [{ header: words.tax, textOf: ({ tax_code }: PrintedLine) => tax_code ?? '' }] : []),
    { header: words.net, textOf: ({ net }) => formats.amount(net) },
  ];
}

function cells([description = '', ...others]: readonly string[], style?: string): TableCell[] {
  return [
    { text: description, style },
    ...others.map((text) => ({ text, style, alignment: 'right' as const })),
  ];
}

/**
 * Fixed widths: a long word breaks where its column ends and moves no other column. The description has what the
 * others leave; they leave it enough, whatever is in them.
 */
function widthsOf(rows: readonly string[][]): number[] {
  const [, ...longest] = rows[0]!.map((_, column) =>
    rows.reduce((most, texts) => Math.max(most, texts[column]!.length), 0),
  );
  const wanted = longest.map((characters) => Math.max(NARROWEST, characters * DIGIT_WIDTH));
  const paddings = wanted.length * PADDING;
  const room = TEXT_WIDTH - NARROWEST_DESCRIPTION - paddings;
  const scale = Math.min(1, room / sum(wanted));
  const widths = wanted.map((width) => width * scale);
  return [TEXT_WIDTH - paddings - sum(widths), ...widths];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function isShort({ description }: PrintedLine): boolean {
  return description.length <= UNBROKEN_TEXT && description.split('\n').length <= UNBROKEN_LINES;
}
