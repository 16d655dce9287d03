import { describe, expect, it } from 'vitest';
import { NotesOfInvoice } from '../../test/support/notes-of-invoice.js';
import { Decimal } from '../common/money.js';
import { Totals, TotalsLine } from './totals.js';

interface Line extends TotalsLine {
  taken: Decimal;
  taking: Decimal;
}

/** A line of `quantity` at 1.00 of which `taken` is gone and `taking` goes now; unit price, tax and the like in `other`. */
function line(
  [quantity, taken, taking]: [string, string, string],
  other: Partial<
    Record<'unitPrice' | 'taxCode' | 'taxRate' | 'surchargeRate' | 'withholdingRate', string>
  > = {},
): Line {
  const {
    taxCode = null,
    unitPrice = '1',
    taxRate = '0',
    surchargeRate = '0',
    withholdingRate = '0',
  } = other;
  return {
    quantity: new Decimal(quantity),
    taken: new Decimal(taken),
    taking: new Decimal(taking),
    unitPrice: new Decimal(unitPrice),
    discountPercent: new Decimal('0'),
    taxCode,
    taxRate: new Decimal(taxRate),
    surchargeRate: new Decimal(surchargeRate),
    withholdingRate: new Decimal(withholdingRate),
  };
}

/** The totals of the credit note that takes what goes now, after one for all that is gone. */
function creditTotals(lines: readonly Line[], decimals: number, manualTax?: Decimal): Totals {
  const notes = new NotesOfInvoice(lines, decimals, manualTax);
  notes.take(lines.map(({ taken }) => taken));
  return notes.take(lines.map(({ taking }) => taking));
}

const ZERO = new Decimal('0');
const VAT = { taxCode: 'IVA21', taxRate: '21' };
const CHEAP = { unitPrice: '0.5', taxCode: 'T', taxRate: '10' };

const netsOf = ({ lines }: Totals) => lines.map(({ net }) => net.toString());
const groupsOf = ({ groups }: Totals) =>
  groups.map(({ taxCode, rate, base, tax, surcharge }) =>
    [taxCode, rate, base, tax, surcharge].map(String).join(' '),
  );

describe('creditTotals', () => {
  it('negates what is taken back, with its taxes', () => {
    const rates = { ...VAT, surchargeRate: '5.2', withholdingRate: '15' };
    const totals = creditTotals([line(['10', '0', '4'], rates), line(['5', '0', '5'])], 2);
    expect(netsOf(totals)).toEqual(['-4', '-5']);
    expect(groupsOf(totals)).toEqual(['IVA21 21 -4 -0.84 -0.21', 'null 0 -5 0 0']);
    const { subtotal, taxTotal, surchargeTotal, withholdingTotal, total } = totals;
    expect([subtotal, taxTotal, surchargeTotal, withholdingTotal, total].map(String)).toEqual([
      '-9',
      '-0.84',
      '-0.21',
      '-0.6',
      '-9.45',
    ]);
  });

  it('leaves out the lines that it does not touch, and the groups that have no other', () => {
    const untouched = line(['2', '1', '0'], { taxCode: 'OTHER', taxRate: '4' });
    const totals = creditTotals([untouched, line(['1', '0', '1'], VAT), line(['3', '3', '0'], VAT)], 2);
    expect(netsOf(totals)).toEqual(['-1']);
    expect(groupsOf(totals)).toEqual(['IVA21 21 -1 -0.21 0']);
  });

  it('tells groups apart by code, rate and surcharge', () => {
    const lines = [
      line(['1', '0', '1'], { ...VAT, surchargeRate: '5.2' }),
      line(['1', '0', '0'], VAT),
      line(['1', '0', '0'], { taxCode: 'IVA21', taxRate: '10', surchargeRate: '5.2' }),
      line(['1', '0', '0'], { taxCode: 'B', taxRate: '21', surchargeRate: '5.2' }),
    ];
    expect(groupsOf(creditTotals(lines, 2))).toEqual(['IVA21 21 -1 -0.21 -0.05']);
  });

  it('keeps the group of a line that is worth nothing', () => {
    expect(groupsOf(creditTotals([line(['1', '0', '1'], { ...VAT, unitPrice: '0' })], 2))).toEqual([
      'IVA21 21 0 0 0',
    ]);
  });

  it('gives back the cents that the parts before it rounded away', () => {
    const parts = ['0', '1', '2'].map((taken) => creditTotals([line(['3', taken, '1'], CHEAP)], 0));
    expect(parts.map((part) => netsOf(part)[0])).toEqual(['-1', '0', '-1']);
    const whole = creditTotals([line(['3', '0', '3'], CHEAP)], 0);
    expect(netsOf(whole)).toEqual(['-2']);
  });

  it('makes up for the cents that a cancelled one leaves behind', () => {
    const one = new Decimal('1');
    const notes = new NotesOfInvoice([line(['3', '0', '0'], CHEAP)], 0);
    const taken = [one, one, one].map((quantity) => notes.take([quantity]));
    notes.cancel(0);
    expect([...taken, notes.take([one])].map((part) => netsOf(part)[0])).toEqual(['-1', '0', '-1', '-1']);
    notes.cancel(0);
    expect(netsOf(notes.take([one]))).toEqual(['0']);
  });

  it('leaves the cents of other lines and taxes to the notes that take them', () => {
    const one = new Decimal('1');
    const notes = new NotesOfInvoice([line(['3', '0', '0'], CHEAP), line(['1', '0', '0'], VAT)], 0);
    notes.take([one, ZERO]);
    notes.take([one, ZERO]);
    notes.cancel(0);
    expect(groupsOf(notes.take([ZERO, one]))).toEqual(['IVA21 21 -1 0 0']);
  });

  it('takes back a line that takes something off', () => {
    const totals = creditTotals([line(['-4', '-1', '-3'], VAT)], 2);
    expect([netsOf(totals)[0], totals.taxTotal.toString(), totals.total.toString()]).toEqual([
      '3',
      '0.63',
      '3.63',
    ]);
  });
});

describe('a tax that was given as an amount', () => {
  const taxOf = (lines: Line[], tax: string) => creditTotals(lines, 2, new Decimal(tax)).taxTotal.toString();

  it('goes with the net amount, and the last part has the rest', () => {
    const parts = ['0', '1', '2'].map((taken) => taxOf([line(['3', taken, '1'])], '10'));
    expect(parts).toEqual(['-3.33', '-3.34', '-3.33']);
  });

  it('is the only group', () => {
    expect(
      groupsOf(creditTotals([line(['2', '0', '1']), line(['2', '0', '0'])], 2, new Decimal('8'))),
    ).toEqual(['null null -1 -2 0']);
  });

  it('goes with the last part of an invoice whose lines come to nothing', () => {
    const lines = (taken: string, taking: string) => [line(['1', taken, taking]), line(['-1', '-1', '0'])];
    expect(taxOf([line(['1', '0', '1']), line(['-1', '0', '0'])], '5')).toBe('0');
    expect(taxOf(lines('0', '1'), '5')).toBe('-5');
  });
});
