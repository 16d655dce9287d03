import { Decimal } from '../common/money.js';
import { computeTotals, totalsOf, withNet } from './totals.js';
import type { NetLine, Totals, TotalsGroup, TotalsLine } from './totals.js';

/** A line of an invoice: what earlier credit notes took back of it, and how much of its quantity this one does. */
export interface CreditedLine extends TotalsLine {
  taken: Decimal;
  /** What that came to on those credit notes, with the sign of the line. */
  takenNet: Decimal;
  taking: Decimal;
}

/** What earlier credit notes came to beside their lines, with the sign of the invoice. */
export type Credited = Pick<Totals, 'groups' | 'withholdingTotal'>;

const ZERO = new Decimal('0');

const sum = (values: readonly Decimal[]) => values.reduce((total, value) => total.plus(value), ZERO);

/**
 * The totals of a credit note, negative: what the earlier ones came to, less what the invoice comes to for all
 * that has then been taken back. So the credit notes of an invoice add up, line by line and tax by tax, to what
 * one credit note for all of it would be: once nothing is left the credited total is the invoice's total to the
 * cent, however it was divided and whichever were cancelled in between, and no rounding ever takes back more.
 * Against its own quantities a part may differ by the smallest unit of the currency, per line, tax and
 * withholding, and by as much again for each that was cancelled before it.
 *
 * `lines` are all lines of the invoice, in its order; the answer has those that are taken back. `manualTax`
 * goes with the net amount taken back.
 */
export function creditTotals(
  lines: readonly CreditedLine[],
  before: Credited,
  decimals: number,
  manualTax?: Decimal,
): Totals {
  const netLines = lines.map((line) => takenAfter(line, decimals));
  const after = totalsOf(netLines, decimals, manualTax && taxAfter(manualTax, netLines, lines, decimals));
  const credited = lines.filter(isCredited);
  const noteLines = netLines
    .map(({ net }, index) => ({ net: lines[index]!.takenNet.minus(net) }))
    .filter((_, index) => isCredited(lines[index]!));
  const groups = after.groups
    .filter((group) => credited.some((line) => isOf(line, group)))
    .map((group) =>
      difference(
        before.groups.find((one) => isSame(one, group)),
        group,
      ),
    );
  const subtotal = sum(noteLines.map(({ net }) => net));
  const taxTotal = sum(groups.map(({ tax }) => tax));
  const surchargeTotal = sum(groups.map(({ surcharge }) => surcharge));
  const withholdingTotal = credited.some(({ withholdingRate }) => !withholdingRate.eq(ZERO))
    ? before.withholdingTotal.minus(after.withholdingTotal)
    : ZERO;
  const total = subtotal.plus(taxTotal).plus(surchargeTotal).minus(withholdingTotal);
  return { lines: noteLines, groups, subtotal, taxTotal, surchargeTotal, withholdingTotal, total };
}

const isCredited = ({ taking }: CreditedLine) => !taking.eq(ZERO);

/** All that has then been taken back of a line; one that is left alone stays at what its credit notes came to. */
function takenAfter(line: CreditedLine, decimals: number): NetLine {
  const quantity = line.taken.plus(line.taking);
  return isCredited(line)
    ? withNet({ ...line, quantity }, decimals)
    : { ...line, quantity, net: line.takenNet };
}

/** The tax in proportion to the net amount; none before the end where the whole invoice nets to nothing. */
function taxAfter(
  manualTax: Decimal,
  taken: readonly NetLine[],
  whole: readonly TotalsLine[],
  decimals: number,
): Decimal {
  if (taken.every((line, index) => line.quantity.eq(whole[index]!.quantity))) return manualTax;
  const net = computeTotals(whole, decimals).subtotal;
  if (net.eq(ZERO)) return ZERO;
  return manualTax.times(sum(taken.map((line) => line.net))).div(net);
}

function difference(before: TotalsGroup | undefined, after: TotalsGroup): TotalsGroup {
  return {
    ...after,
    base: (before?.base ?? ZERO).minus(after.base),
    tax: (before?.tax ?? ZERO).minus(after.tax),
    surcharge: (before?.surcharge ?? ZERO).minus(after.surcharge),
  };
}

/** A tax for the whole invoice is its only group; the others go by code and rates. */
function isSame(one: TotalsGroup, other: TotalsGroup): boolean {
  if (one.rate === null || other.rate === null) return one.rate === other.rate;
  const sameRates = one.rate.eq(other.rate) && one.surchargeRate.eq(other.surchargeRate);
  return one.taxCode === other.taxCode && sameRates;
}

/** Whether a line counts in a group; a tax for the whole invoice is the one group of all its lines. */
function isOf(line: TotalsLine, { taxCode, rate, surchargeRate }: TotalsGroup): boolean {
  if (rate === null) return true;
  return line.taxCode === taxCode && line.taxRate.eq(rate) && line.surchargeRate.eq(surchargeRate);
}
