import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

/** Rates in hundredths of a percent, as the books of a Spanish company begin with them. */
const TAXES = [
  { tax: null, rate: 0n, surcharge: 0n },
  { tax: 'IVA21', rate: 2100n, surcharge: 520n },
  { tax: 'IVA10', rate: 1000n, surcharge: 140n },
  { tax: 'IVA4', rate: 400n, surcharge: 50n },
  { tax: 'IVA0', rate: 0n, surcharge: 0n },
];
const WITHHOLDINGS = [
  { withholding: null, kept: 0n },
  { withholding: 'IRPF19', kept: 1900n },
  { withholding: 'IRPF7', kept: 700n },
];

/** A line in whole numbers: thousandths of a unit, ten-thousandths of the currency, hundredths of a percent. */
const line = fc.record({
  quantity: fc.integer({ min: 1, max: 9_999_999 }),
  price: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 999_999_999 })),
  discount: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
  tax: fc.constantFrom(...TAXES),
  withholding: fc.constantFrom(WITHHOLDINGS[0]!, ...WITHHOLDINGS),
});
type Line = typeof line extends fc.Arbitrary<infer L> ? L : never;

const scaled = (units: number | bigint, decimals: number) => {
  const digits = String(units).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

function requestLine({ quantity, price, discount, tax, withholding }: Line) {
  return {
    description: 'Work',
    quantity: scaled(quantity, 3),
    unit_price: scaled(price, 4),
    discount_percent: scaled(discount, 2),
    tax: tax.tax,
    withholding: withholding.withholding,
  };
}

/** The quotient of two positive numbers, half up. */
const quotient = (dividend: bigint, divisor: bigint) => (2n * dividend + divisor) / (2n * divisor);

/** The sum, over the groups of lines with one key, of a rate on the group's net, each rounded. */
function charged(lines: readonly { net: bigint; key: string; rate: bigint }[]): bigint {
  const bases = new Map<string, { base: bigint; rate: bigint }>();
  for (const { net, key, rate } of lines) bases.set(key, { base: (bases.get(key)?.base ?? 0n) + net, rate });
  return [...bases.values()].reduce((sum, { base, rate }) => sum + quotient(base * rate, 10_000n), 0n);
}

/** The sums as the invoice should show them, calculated in whole numbers of the currency's smallest unit. */
function independently(lines: readonly Line[], decimals: number, withSurcharge: boolean) {
  const rows = lines.map(({ quantity, price, discount, tax, withholding }) => ({
    net: quotient(
      BigInt(quantity) * BigInt(price) * BigInt(10_000 - discount) * 10n ** BigInt(decimals),
      10n ** 11n,
    ),
    tax,
    withholding,
  }));
  const subtotal = rows.reduce((sum, { net }) => sum + net, 0n);
  const tax = charged(rows.map(({ net, tax }) => ({ net, key: String(tax.tax), rate: tax.rate })));
  const surcharge = withSurcharge
    ? charged(rows.map(({ net, tax }) => ({ net, key: String(tax.tax), rate: tax.surcharge })))
    : 0n;
  const withheld = charged(
    rows.map(({ net, withholding: { kept } }) => ({ net, key: String(kept), rate: kept })),
  );
  return [subtotal, tax, surcharge, withheld, subtotal + tax + surcharge - withheld].map((sum) =>
    scaled(sum, decimals),
  );
}

const SUMS = ['subtotal', 'tax_total', 'surcharge_total', 'withholding_total', 'total'] as const;

describe('any invoice', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('in %s is stored with the totals of an independent calculation', async (currency, decimals) => {
    const books = await Books.open(world, { currency });
    const shop = await books.client({ name: 'Shop', surcharge: true });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (lines, withSurcharge) => {
          const client_id = withSurcharge ? shop.id : books.clientId;
          const { id } = await books.invoice({ client_id, lines: lines.map(requestLine) });
          const stored = await books.read(`invoices/${id}`);
          expect(SUMS.map((sum) => stored[sum])).toEqual(independently(lines, decimals, withSurcharge));
        },
      ),
      { numRuns: 40 },
    );
  });
});
