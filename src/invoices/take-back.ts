import { Decimal, decimalFrom } from '../common/money.js';
import { invalid } from '../common/problem.js';
import { CreditedLineDto } from './credit-note.dto.js';
import { InvoiceDetail } from './invoice.view.js';

type Line = InvoiceDetail['lines'][number];

/** A line of an invoice and its quantities; what was and is taken back has the sign of the line. */
export interface LineTakenBack {
  line: Line;
  taken: Decimal;
  taking: Decimal;
}

const ZERO = new Decimal('0');

/**
 * What a credit note takes back of each line of the invoice: what `wanted` says, else all that is left.
 * `taken` is what earlier ones took, by position; never is more taken back than there was.
 */
export function takeBack(
  lines: readonly Line[],
  taken: ReadonlyMap<number, Decimal>,
  wanted: readonly CreditedLineDto[] | undefined,
): LineTakenBack[] {
  const all = lines.map((line) => {
    const before = taken.get(line.position) ?? ZERO;
    const left = new Decimal(line.quantity).minus(before);
    return { line, taken: before, left, taking: wanted ? ZERO : left };
  });
  if (all.every(({ left }) => left.eq(ZERO))) {
    throw invalid('lines', 'nothing_left', 'the whole invoice has been credited');
  }
  for (const [index, { position, quantity }] of (wanted ?? []).entries()) {
    const field = `lines[${index}]`;
    const row = all.find(({ line }) => line.position === position);
    if (!row) throw invalid(`${field}.position`, 'unknown');
    if (!row.taking.eq(ZERO)) throw invalid(`${field}.position`, 'repeated', 'name each line once');
    row.taking = portionOf(row.left, decimalFrom(quantity), `${field}.quantity`);
  }
  return all;
}

/** All of what is left unless `asked`, which is positive whatever the sign of the line. */
function portionOf(left: Decimal, asked: Decimal | undefined, field: string): Decimal {
  if (left.eq(ZERO) || asked?.gt(left.abs())) {
    throw invalid(field, 'more_than_left', `${left.toFixed()} is left of this line`);
  }
  if (!asked) return left;
  return left.lt(ZERO) ? asked.neg() : asked;
}
