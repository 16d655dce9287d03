import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../common/money.js';
import { computeTotals, Totals, TotalsLine } from './totals.js';

/** A line in whole numbers: quantity in thousandths, price in ten-thousandths, rates in hundredths of 1 %. */
interface Units {
  quantity: bigint;
  price: bigint;
  discount: bigint;
  code: string | null;
  rate: bigint;
  surcharge: bigint;
  withholding: bigint;
}

function scaled(units: bigint, scale: number): Decimal {
  return new Decimal(`${units}e-${scale}`);
}

function lineOf(units: Units): TotalsLine {
  return {
    quantity: scaled(units.quantity, 3),
    unitPrice: scaled(units.price, 4),
    discountPercent: scaled(units.discount, 2),
    taxCode: units.code,
    taxRate: scaled(units.rate, 2),
    surchargeRate: scaled(units.surcharge, 2),
    withholdingRate: scaled(units.withholding, 2),
  };
}

const TAXES = [
  { code: null, rate: 0n, surcharge: 0n },
  { code: 'IVA21', rate: 2100n, surcharge: 0n },
  { code: 'IVA21', rate: 2100n, surcharge: 520n },
  { code: 'IVA10', rate: 1000n, surcharge: 140n },
  { code: 'ISV15', rate: 1500n, surcharge: 0n },
  { code: 'IVA4', rate: 400n, surcharge: 50n },
];
const unitsOfLine = fc
  .record({
    quantity: fc.bigInt({ min: -10_000_000n, max: 10_000_000n }),
    price: fc.oneof(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 200n })),
    discount: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 10_000n })),
    tax: fc.constantFrom(...TAXES),
    withholding: fc.constantFrom(0n, 0n, 700n, 1500n, 1900n),
  })
  .map(({ tax, ...units }) => ({ ...units, ...tax }));
const invoice = fc.array(unitsOfLine, { maxLength: 12 });
const decimals = fc.constantFrom(0, 2, 3, 4);

function quotient(dividend: bigint, divisor: bigint): bigint {
  const magnitude = ((dividend < 0n ? -dividend : dividend) * 2n + divisor) / (2n * divisor);
  return dividend < 0n ? -magnitude : magnitude;
}

/** Sum of rounded percentages over the lines' groups, in the smallest unit of the currency. */
function percentages(nets: bigint[], keys: string[], rates: bigint[]): bigint {
  return [...new Set(keys)].reduce((total, key) => {
    const members = keys.flatMap((other, index) => (other === key ? [index] : []));
    const base = members.reduce((sum, index) => sum + (nets[index] ?? 0n), 0n);
    return total + quotient(base * (rates[members[0] ?? 0] ?? 0n), 10_000n);
  }, 0n);
}

function independently(lines: readonly Units[], places: number) {
  const nets = lines.map(({ quantity, price, discount }) =>
    quotient(quantity * price * (10_000n - discount) * 10n ** BigInt(places), 10n ** 11n),
  );
  const taxKeys = lines.map(({ code, rate, surcharge }) => `${code}|${rate}|${surcharge}`);
  const subtotal = nets.reduce((sum, net) => sum + net, 0n);
  const taxTotal = percentages(
    nets,
    taxKeys,
    lines.map(({ rate }) => rate),
  );
  const surchargeTotal = percentages(
    nets,
    taxKeys,
    lines.map(({ surcharge }) => surcharge),
  );
  const held = lines.map(({ withholding }) => withholding);
  const withholdingTotal = percentages(nets, held.map(String), held);
  const total = subtotal + taxTotal + surchargeTotal - withholdingTotal;
  return { nets, subtotal, taxTotal, surchargeTotal, withholdingTotal, total };
}

const SUMS = ['subtotal', 'taxTotal', 'surchargeTotal', 'withholdingTotal', 'total'] as const;
const sumsOf = (totals: Totals) => SUMS.map((name) => totals[name].toString());

describe('the totals of any invoice', () => {
  it('are those of a calculation in whole numbers', () => {
    fc.assert(
      fc.property(invoice, decimals, (lines, places) => {
        const totals = computeTotals(lines.map(lineOf), places);
        const expected = independently(lines, places);
        expect(totals.lines.map(({ net }) => net.toString())).toEqual(
          expected.nets.map((net) => scaled(net, places).toString()),
        );
        expect(sumsOf(totals)).toEqual(SUMS.map((name) => scaled(expected[name], places).toString()));
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on the order of the lines', () => {
    const shuffled = invoice.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    fc.assert(
      fc.property(shuffled, decimals, ([lines, others], places) => {
        expect(sumsOf(computeTotals(others.map(lineOf), places))).toEqual(
          sumsOf(computeTotals(lines.map(lineOf), places)),
        );
      }),
    );
  });

  it('have groups whose bases, taxes and surcharges add up', () => {
    fc.assert(
      fc.property(invoice, decimals, (lines, places) => {
        const totals = computeTotals(lines.map(lineOf), places);
        const add = (part: 'base' | 'tax' | 'surcharge') =>
          totals.groups.reduce((sum, group) => sum.plus(group[part]), new Decimal('0')).toString();
        expect([add('base'), add('tax'), add('surcharge')]).toEqual(sumsOf(totals).slice(0, 3));
      }),
    );
  });

  it('are exactly negated by a credit note with negated quantities', () => {
    fc.assert(
      fc.property(invoice, decimals, (lines, places) => {
        const credit = lines.map((units) => lineOf({ ...units, quantity: -units.quantity }));
        const negated = SUMS.map((name) => computeTotals(lines.map(lineOf), places)[name].neg().toString());
        expect(sumsOf(computeTotals(credit, places))).toEqual(negated);
      }),
    );
  });

  it('have no more decimals than the currency', () => {
    fc.assert(
      fc.property(invoice, decimals, (lines, places) => {
        const totals = computeTotals(lines.map(lineOf), places);
        const amounts = [...SUMS.map((name) => totals[name]), ...totals.lines.map(({ net }) => net)];
        for (const amount of amounts)
          expect(amount.toFixed(places)).toSatisfy((text: string) => amount.eq(text));
      }),
    );
  });
});
