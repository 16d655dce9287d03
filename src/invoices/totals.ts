import { Decimal, roundMoney } from '../common/money.js';

/** What the totals need of a line. Rates and discount are percentages, zero when there is none. */
export interface TotalsLine {
  quantity: Decimal;
  unitPrice: Decimal;
  discountPercent: Decimal;
  taxCode: string | null;
  taxRate: Decimal;
  surchargeRate: Decimal;
  withholdingRate: Decimal;
}

/** What one tax comes to. `rate` is null where the tax was given as an amount for the whole invoice. */
export interface TotalsGroup {
  taxCode: string | null;
  rate: Decimal | null;
  base: Decimal;
  tax: Decimal;
  surchargeRate: Decimal;
  surcharge: Decimal;
}

/** Amounts in the invoice's currency, rounded to its decimals; `lines` in the order they were given. */
export interface Totals {
  lines: { net: Decimal }[];
  /** In order of first appearance; untaxed lines form a group too, so the bases add up to the subtotal. */
  groups: TotalsGroup[];
  subtotal: Decimal;
  taxTotal: Decimal;
  surchargeTotal: Decimal;
  withholdingTotal: Decimal;
  total: Decimal;
}

/** A line and what it comes to, rounded. */
export interface NetLine extends TotalsLine {
  net: Decimal;
}

type Round = (value: Decimal) => Decimal;

const ZERO = new Decimal('0');
const HUNDRED = new Decimal('100');
const HUNDREDTH = new Decimal('0.01');

const sum = (values: readonly Decimal[]) => values.reduce((total, value) => total.plus(value), ZERO);
const percentOf = (amount: Decimal, rate: Decimal) => amount.times(rate).times(HUNDREDTH);

function exactNet({ quantity, unitPrice, discountPercent }: TotalsLine): Decimal {
  return percentOf(quantity.times(unitPrice), HUNDRED.minus(discountPercent));
}

function isTaxed({ taxCode, taxRate, surchargeRate }: TotalsLine): boolean {
  return taxCode !== null || !taxRate.eq(ZERO) || !surchargeRate.eq(ZERO);
}

/** The lines by key, in order of first appearance: the first line of each group beside the group's base. */
function grouped(lines: readonly NetLine[], keyOf: (line: NetLine) => string): [NetLine, Decimal][] {
  const groups = new Map<string, [NetLine, Decimal]>();
  for (const line of lines) {
    const key = keyOf(line);
    const [first, base] = groups.get(key) ?? [line, ZERO];
    groups.set(key, [first, base.plus(line.net)]);
  }
  return [...groups.values()];
}

function taxGroups(lines: readonly NetLine[], round: Round): TotalsGroup[] {
  const keyOf = (line: NetLine) => JSON.stringify([line.taxCode, line.taxRate, line.surchargeRate]);
  return grouped(lines, keyOf).map(([{ taxCode, taxRate, surchargeRate }, base]) => ({
    taxCode,
    rate: taxRate,
    base,
    tax: round(percentOf(base, taxRate)),
    surchargeRate,
    surcharge: round(percentOf(base, surchargeRate)),
  }));
}

function manualGroup(base: Decimal, tax: Decimal): TotalsGroup {
  return { taxCode: null, rate: null, base, tax, surchargeRate: ZERO, surcharge: ZERO };
}

function withholdings(lines: readonly NetLine[], round: Round): Decimal[] {
  return grouped(lines, (line) => line.withholdingRate.toString()).map(([{ withholdingRate }, base]) =>
    round(percentOf(base, withholdingRate)),
  );
}

/** The line with its net. */
export function withNet<L extends TotalsLine>(line: L, decimals: number): L & NetLine {
  return { ...line, net: roundMoney(exactNet(line), decimals) };
}

/**
 * The one place where the totals of an invoice are computed. Each line's net is rounded to `decimals`;
 * tax and surcharge are rounded once per group of lines with the same code and rates, withholding once
 * per rate; all half away from zero, so negated quantities give exactly the negated totals.
 *
 * `manualTax` is an amount of tax for the whole invoice in place of taxes on lines: it becomes the only
 * group. The caller refuses it beside taxed lines; here that is an Error.
 *
 * The console computes with this file too, as it is (line-totals.ts).
 */
export function computeTotals(lines: readonly TotalsLine[], decimals: number, manualTax?: Decimal): Totals {
  const netLines = lines.map((line) => withNet(line, decimals));
  return totalsOf(netLines, decimals, manualTax);
}

/** The same of lines whose nets are known; their quantities do not count. */
export function totalsOf(netLines: readonly NetLine[], decimals: number, manualTax?: Decimal): Totals {
  if (manualTax && netLines.some(isTaxed)) throw new Error('a manual tax excludes taxes on the lines');
  const round: Round = (value) => roundMoney(value, decimals);
  const subtotal = sum(netLines.map(({ net }) => net));
  const groups = manualTax ? [manualGroup(subtotal, round(manualTax))] : taxGroups(netLines, round);
  const taxTotal = sum(groups.map(({ tax }) => tax));
  const surchargeTotal = sum(groups.map(({ surcharge }) => surcharge));
  const withholdingTotal = sum(withholdings(netLines, round));
  return {
    lines: netLines.map(({ net }) => ({ net })),
    groups,
    subtotal,
    taxTotal,
    surchargeTotal,
    withholdingTotal,
    total: subtotal.plus(taxTotal).plus(surchargeTotal).minus(withholdingTotal),
  };
}
