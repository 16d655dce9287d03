import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotesOfInvoice } from '../../test/support/notes-of-invoice.js';
import { Decimal } from '../common/money.js';
import { computeTotals, Totals, TotalsLine } from './totals.js';

const ZERO = new Decimal('0');
const thousandths = (units: number) => new Decimal(`${units}e-3`);

const TAXES = [
  { taxCode: null, taxRate: '0', surchargeRate: '0' },
  { taxCode: 'IVA21', taxRate: '21', surchargeRate: '5.2' },
  { taxCode: 'IVA10', taxRate: '10', surchargeRate: '1.4' },
  { taxCode: 'IVA4', taxRate: '4', surchargeRate: '0' },
];

/** A line, and in which order its quantity comes back: shares of what is left at each step. */
const creditedLine = fc.record({
  quantity: fc.integer({ min: -20_000, max: 20_000 }).filter((units) => units !== 0),
  unitPrice: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 10_000_000 })),
  discount: fc.constantFrom('0', '0', '33.33', '100'),
  withholdingRate: fc.constantFrom('0', '15', '19'),
  tax: fc.constantFrom(...TAXES),
  shares: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 4 }),
});
type Line = typeof creditedLine extends fc.Arbitrary<infer L> ? L : never;

const invoice = fc.array(creditedLine, { minLength: 1, maxLength: 8 });
const decimals = fc.constantFrom(0, 2, 3);

const linesOf = (lines: readonly Line[]): TotalsLine[] =>
  lines.map(({ quantity, unitPrice, discount, withholdingRate, tax }) => ({
    quantity: thousandths(quantity),
    unitPrice: thousandths(unitPrice),
    discountPercent: new Decimal(discount),
    taxCode: tax.taxCode,
    taxRate: new Decimal(tax.taxRate),
    surchargeRate: new Decimal(tax.surchargeRate),
    withholdingRate: new Decimal(withholdingRate),
  }));

/** Which credit notes are cancelled after each of the first: places among those in force then, if there are as many. */
const cancelled = fc.array(fc.array(fc.nat(4), { maxLength: 2 }), { minLength: 4, maxLength: 4 });

/**
 * Credit notes for the shares of each line, one after the other, and a last one for all that is left; some are
 * cancelled on the way. Answers those in force at the end.
 */
function creditAll(lines: readonly Line[], places: number, manualTax?: Decimal, cancels: number[][] = []) {
  const notes = new NotesOfInvoice(linesOf(lines), places, manualTax);
  for (let step = 0; step < 4; step++) {
    const share = (left: Decimal, index: number) => left.times(thousandths(lines[index]!.shares[step]!));
    notes.take(notes.left().map(share));
    for (const index of cancels[step] ?? []) notes.cancel(index);
  }
  notes.take(notes.left());
  return notes.inForce.map(({ totals }) => totals);
}

const SUMS = ['subtotal', 'taxTotal', 'surchargeTotal', 'withholdingTotal', 'total'] as const;
const add = (notes: readonly Totals[], sum: (typeof SUMS)[number]) =>
  notes.reduce((total, note) => total.plus(note[sum]), ZERO).toString();

describe('the credit notes of any invoice', () => {
  it('add up to exactly its totals, in every sum', () => {
    fc.assert(
      fc.property(invoice, decimals, (lines, places) => {
        const notes = creditAll(lines, places);
        const totals = computeTotals(linesOf(lines), places);
        for (const sum of SUMS) expect(add(notes, sum)).toBe(totals[sum].times('-1').toString());
      }),
      { numRuns: 300 },
    );
  });

  it('add up to exactly its totals when its tax was given as an amount', () => {
    fc.assert(
      fc.property(invoice, decimals, fc.nat(1_000_000), cancelled, (lines, places, units, cancels) => {
        const untaxed = lines.map((line) => ({ ...line, tax: TAXES[0]! }));
        const tax = thousandths(units).round(places);
        const totals = computeTotals(linesOf(untaxed), places, tax);
        const notes = creditAll(untaxed, places, tax, cancels);
        expect(add(notes, 'total')).toBe(totals.total.times('-1').toString());
      }),
    );
  });

  it('add up to exactly its totals, whichever of them were cancelled on the way', () => {
    fc.assert(
      fc.property(invoice, decimals, cancelled, (lines, places, cancels) => {
        const notes = creditAll(lines, places, undefined, cancels);
        const totals = computeTotals(linesOf(lines), places);
        for (const sum of SUMS) expect(add(notes, sum)).toBe(totals[sum].times('-1').toString());
      }),
      { numRuns: 300 },
    );
  });

  it('never come to more than the invoice on the way, where no line takes anything off', () => {
    fc.assert(
      fc.property(invoice, decimals, (lines, places) => {
        const charged: Line[] = lines.map((line) => ({
          ...line,
          quantity: Math.abs(line.quantity),
          withholdingRate: '0',
        }));
        const { total } = computeTotals(linesOf(charged), places);
        let credited = ZERO;
        for (const note of creditAll(charged, places)) {
          credited = credited.minus(note.total);
          expect(note.total.lte(ZERO) && credited.lte(total)).toBe(true);
        }
      }),
    );
  });

  it('have lines and groups that come to their sums', () => {
    fc.assert(
      fc.property(invoice, decimals, cancelled, (lines, places, cancels) => {
        for (const note of creditAll(lines, places, undefined, cancels)) {
          const sum = (values: Decimal[]) =>
            values.reduce((total, value) => total.plus(value), ZERO).toString();
          expect(sum(note.lines.map(({ net }) => net))).toBe(note.subtotal.toString());
          expect(sum(note.groups.map(({ base }) => base))).toBe(note.subtotal.toString());
          expect(sum(note.groups.map(({ tax }) => tax))).toBe(note.taxTotal.toString());
          expect(sum(note.groups.map(({ surcharge }) => surcharge))).toBe(note.surchargeTotal.toString());
        }
      }),
    );
  });
});
