import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Decimal } from '../src/common/money.js';
import { Books, line } from './support/books.js';
import { reportOf } from './support/reports.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

/** The days of the test count from here. */
const START = Date.parse('2026-01-01');
const dayOf = (days: number) => new Date(START + days * 86_400_000).toISOString().slice(0, 10);

const document = fc.record({
  cents: fc.integer({ min: 1, max: 99_999 }),
  issued: fc.nat(40),
  due: fc.nat(60),
  /** Of its four units, how many a credit note takes back, and how many days after the issue. */
  credited: fc.nat(4),
  creditedAfter: fc.nat(80),
  /** A part of what is then owed, and how many days after the start. */
  paidPercent: fc.nat(100),
  paid: fc.nat(150),
});
type Sale = typeof document extends fc.Arbitrary<infer D> ? D : never;

const price = ({ cents }: Sale) => new Decimal(`${cents}e-2`);
const paidCents = ({ cents, credited, paidPercent }: Sale) =>
  Math.floor((cents * (4 - credited) * paidPercent) / 100);

/** What was owed of a sale at the end of a day, worked out from what happened until then. */
function owedAt(sale: Sale, day: number): Decimal {
  if (sale.issued > day) return new Decimal('0');
  const units = sale.issued + sale.creditedAfter <= day ? 4 - sale.credited : 4;
  const paid = sale.paid <= day ? paidCents(sale) : 0;
  return price(sale).times(String(units)).minus(`${paid}e-2`);
}

const bucketOf = (overdue: number) =>
  overdue <= 0
    ? 'not_due'
    : overdue <= 30
      ? 'days_1_30'
      : overdue <= 60
        ? 'days_31_60'
        : overdue <= 90
          ? 'days_61_90'
          : 'over_90';

function expected(sales: readonly Sale[], day: number): Record<string, string> | undefined {
  const owing = sales.filter((sale) => !owedAt(sale, day).eq('0'));
  if (owing.length === 0) return undefined;
  const keys = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90', 'total'];
  const sums = Object.fromEntries(keys.map((key) => [key, new Decimal('0')]));
  for (const sale of owing) {
    for (const key of [bucketOf(day - sale.issued - sale.due), 'total'])
      sums[key] = sums[key]!.plus(owedAt(sale, day));
  }
  return Object.fromEntries(keys.map((key) => [key, sums[key]!.toFixed(2)]));
}

/** Numbers and dates of a series go the same way, so documents are written in the order of their days. */
async function write(books: Books, sales: readonly Sale[]): Promise<void> {
  const ids = new Map<Sale, number>();
  for (const sale of sales.toSorted((a, b) => a.issued - b.issued)) {
    const { id } = await books.invoice({
      issued_on: dayOf(sale.issued),
      due_on: dayOf(sale.issued + sale.due),
      lines: [line('4', price(sale).toFixed())],
    });
    ids.set(sale, id as number);
  }
  const creditedOn = (sale: Sale) => sale.issued + sale.creditedAfter;
  for (const sale of sales
    .filter(({ credited }) => credited > 0)
    .toSorted((a, b) => creditedOn(a) - creditedOn(b))) {
    await books.create(`invoices/${ids.get(sale)}/credit-notes`, {
      issued_on: dayOf(creditedOn(sale)),
      lines: [{ position: 1, quantity: String(sale.credited) }],
    });
  }
  for (const sale of sales.filter((one) => paidCents(one) > 0)) {
    const amount = new Decimal(`${paidCents(sale)}e-2`).toFixed();
    const payment = { invoice_id: ids.get(sale), amount, paid_on: dayOf(sale.paid) };
    await books.create('payments', payment);
  }
}

it('the buckets of any books, on any day, come to exactly what their documents then leave owed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(200), { minLength: 3, maxLength: 3 }),
      async (sales, days) => {
        const books = await Books.open(world);
        await write(books, sales);
        for (const day of days) {
          const { rows } = await reportOf(books.caller, 'aged-receivables', { as_of: dayOf(day) });
          const sums = expected(sales, day);
          expect(rows).toEqual(
            sums ? [{ client: 'Ana', client_tax_id: null, currency: 'EUR', ...sums }] : [],
          );
        }
      },
    ),
    { numRuns: 25 },
  );
});
