import { Decimal } from '../common/money.js';
import { computeTotals, Totals, TotalsGroup, TotalsLine } from './totals.js';

/** A line of an invoice: how much of its quantity earlier credit notes took back, and how much this one does. */
export interface CreditedLine extends TotalsLine {
  taken: Decimal;
  taking: Decimal;
}

const ZERO = new Decimal('0');

/**
 * The totals of a credit note, negative: what the invoice comes to for all that has been taken back before it,
 * less the same with what it takes back itself. So the credit notes of an invoice add up, line by line and tax
 * by tax, to what one credit note for all of it would be: once nothing is left the credited total is the
 * invoice's total to the cent, however it was divided, and no rounding ever takes back more. Against its own
 * quantities a part may differ by the smallest unit of the currency, per line, tax and withholding.
 *
 * `lines` are all lines of the invoice, in its order; the answer has those that are taken back. `manualTax`
 * goes with the net amount taken back.
 */
export function creditTotals(lines: readonly CreditedLine[], decimals: number, manualTax?: Decimal): Totals {
  const before = partOf(lines, ({ taken }) => taken, decimals, manualTax);
  const after = partOf(lines, ({ taken, taking }) => taken.plus(taking), decimals, manualTax);
  const isCredited = ({ taking }: CreditedLine) => !taking.eq(ZERO);
  const credited = lines.filter(isCredited);
  return {
    lines: lines
      .map((_, index) => ({ net: before.lines[index]!.net.minus(after.lines[index]!.net) }))
      .filter((_, index) => isCredited(lines[index]!)),
    groups: before.groups
      .map((group, index) => difference(group, after.groups[index]!))
      .filter((group) => credited.some((line) => isOf(line, group))),
    subtotal: before.subtotal.minus(after.subtotal),
    taxTotal: before.taxTotal.minus(after.taxTotal),
    surchargeTotal: before.surchargeTotal.minus(after.surchargeTotal),
    withholdingTotal: before.withholdingTotal.minus(after.withholdingTotal),
    total: before.total.minus(after.total),
  };
}

/** The invoice as if it had been written for these quantities alone. */
function partOf(
  lines: readonly CreditedLine[],
  quantityOf: (line: CreditedLine) => Decimal,
  decimals: number,
  manualTax: Decimal | undefined,
): Totals {
  const part = lines.map((line) => ({ ...line, quantity: quantityOf(line) }));
  if (!manualTax) return computeTotals(part, decimals);
  const whole = part.every((line, index) => line.quantity.eq(lines[index]!.quantity));
  return computeTotals(part, decimals, whole ? manualTax : shareOf(manualTax, part, lines, decimals));
}

/** The tax in proportion to the net amount; none before the end where the whole invoice nets to nothing. */
function shareOf(
  manualTax: Decimal,
  part: readonly TotalsLine[],
  whole: readonly TotalsLine[],
  decimals: number,
): Decimal {
  const net = computeTotals(whole, decimals).subtotal;
  if (net.eq(ZERO)) return ZERO;
  return manualTax.times(computeTotals(part, decimals).subtotal).div(net);
}

function difference(before: TotalsGroup, after: TotalsGroup): TotalsGroup {
  return {
    ...before,
    base: before.base.minus(after.base),
    tax: before.tax.minus(after.tax),
    surcharge: before.surcharge.minus(after.surcharge),
  };
}

/** Whether a line counts in a group; a tax for the whole invoice is the one group of all its lines. */
function isOf(line: TotalsLine, { taxCode, rate, surchargeRate }: TotalsGroup): boolean {
  if (rate === null) return true;
  return line.taxCode === taxCode && line.taxRate.eq(rate) && line.surchargeRate.eq(surchargeRate);
}
