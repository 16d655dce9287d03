import { describe, expect, it } from 'vitest';
import { Decimal } from '../common/money.js';
import { computeTotals, Totals, TotalsLine } from './totals.js';

/** A line from the words of an invoice: quantity, price, and then what is not zero. */
function line(
  quantity: string,
  unitPrice: string,
  other: Partial<Record<keyof TotalsLine, string>> = {},
): TotalsLine {
  const {
    taxCode = null,
    discountPercent = '0',
    taxRate = '0',
    surchargeRate = '0',
    withholdingRate = '0',
  } = other;
  return {
    quantity: new Decimal(quantity),
    unitPrice: new Decimal(unitPrice),
    discountPercent: new Decimal(discountPercent),
    taxCode,
    taxRate: new Decimal(taxRate),
    surchargeRate: new Decimal(surchargeRate),
    withholdingRate: new Decimal(withholdingRate),
  };
}

const VAT = { taxCode: 'IVA21', taxRate: '21' };

/** Every decimal as plain text, so that results can be compared and read. */
const plain = (totals: Totals): unknown => JSON.parse(JSON.stringify(totals));

describe('computeTotals', () => {
  it('adds tax to one line', () => {
    expect(plain(computeTotals([line('2', '50', VAT)], 2))).toEqual({
      lines: [{ net: '100' }],
      groups: [{ taxCode: 'IVA21', rate: '21', base: '100', tax: '21', surchargeRate: '0', surcharge: '0' }],
      subtotal: '100',
      taxTotal: '21',
      surchargeTotal: '0',
      withholdingTotal: '0',
      total: '121',
    });
  });

  it('adds the surcharge and subtracts the withholding', () => {
    const rates = { ...VAT, surchargeRate: '5.2', withholdingRate: '15' };
    expect(
      plain(computeTotals([line('1', '1000', rates), line('3', '0.5', { ...VAT, surchargeRate: '5.2' })], 2)),
    ).toEqual({
      lines: [{ net: '1000' }, { net: '1.5' }],
      groups: [
        {
          taxCode: 'IVA21',
          rate: '21',
          base: '1001.5',
          tax: '210.32',
          surchargeRate: '5.2',
          surcharge: '52.08',
        },
      ],
      subtotal: '1001.5',
      taxTotal: '210.32',
      surchargeTotal: '52.08',
      withholdingTotal: '150',
      total: '1113.9',
    });
  });

  it('takes the discount off before it rounds the line', () => {
    const { lines, subtotal } = computeTotals([line('3', '0.335', { discountPercent: '50' })], 2);
    expect(lines.map(({ net }) => net.toString())).toEqual(['0.5']);
    expect(subtotal.toString()).toBe('0.5');
    expect(computeTotals([line('7', '9.99', { discountPercent: '100' })], 2).total.eq('0')).toBe(true);
  });

  it('rounds each line, then the tax once for the group', () => {
    const cents = Array.from({ length: 3 }, () => line('1', '0.035', VAT));
    const totals = computeTotals(cents, 2);
    expect(totals.subtotal.toString()).toBe('0.12');
    expect(totals.taxTotal.toString()).toBe('0.03');
  });

  it('rounds the withholding once for each rate', () => {
    const held = ['1', '1', '2'].map((withholdingRate) => line('1', '0.25', { withholdingRate }));
    expect(computeTotals(held, 2).withholdingTotal.toString()).toBe('0.02');
    expect(computeTotals(held.slice(0, 2), 2).withholdingTotal.toString()).toBe('0.01');
  });

  it('rounds a half away from zero on both sides of it', () => {
    expect(computeTotals([line('1', '0.125')], 2).total.toString()).toBe('0.13');
    expect(computeTotals([line('-1', '0.125')], 2).total.toString()).toBe('-0.13');
  });

  it('rounds to the decimals of the currency', () => {
    const thirds = [line('1', '333.3335', { taxCode: 'T', taxRate: '10' })];
    expect(computeTotals(thirds, 0).total.toString()).toBe('366');
    expect(computeTotals(thirds, 3).total.toString()).toBe('366.667');
  });

  it('groups by code, rate and surcharge, in order of first appearance, untaxed lines among them', () => {
    const lines = [
      line('1', '10', { taxCode: 'B', taxRate: '10' }),
      line('1', '1'),
      line('1', '20', { taxCode: 'A', taxRate: '10' }),
      line('1', '30', { taxCode: 'B', taxRate: '10.00' }),
      line('1', '40', { taxCode: 'B', taxRate: '21' }),
      line('1', '50', { taxCode: 'B', taxRate: '10', surchargeRate: '1.4' }),
      line('1', '2'),
      line('1', '3', { taxCode: '' }),
    ];
    const groups = computeTotals(lines, 2).groups.map(({ taxCode, rate, base, tax, surcharge }) =>
      [taxCode, rate, base, tax, surcharge].map(String).join(' '),
    );
    expect(groups).toEqual([
      'B 10 40 4 0',
      'null 0 3 0 0',
      'A 10 20 2 0',
      'B 21 40 8.4 0',
      'B 10 50 5 0.7',
      ' 0 3 0 0',
    ]);
  });

  it('keeps a zero-rated tax apart from no tax', () => {
    const { groups } = computeTotals([line('1', '1', { taxCode: 'EXEMPT' }), line('1', '1')], 2);
    expect(groups.map(({ taxCode }) => taxCode)).toEqual(['EXEMPT', null]);
  });

  it('comes to zero without lines', () => {
    expect(plain(computeTotals([], 2))).toEqual({
      lines: [],
      groups: [],
      subtotal: '0',
      taxTotal: '0',
      surchargeTotal: '0',
      withholdingTotal: '0',
      total: '0',
    });
  });

  it('leaves the lines it was given as they are', () => {
    const given = line('1', '10', VAT);
    computeTotals([given], 2);
    expect(given).toEqual(line('1', '10', VAT));
  });
});

describe('a tax given for the whole invoice', () => {
  it('is rounded and forms the only group', () => {
    const lines = [line('1', '10', { withholdingRate: '10' }), line('1', '5')];
    expect(plain(computeTotals(lines, 2, new Decimal('3.145')))).toEqual({
      lines: [{ net: '10' }, { net: '5' }],
      groups: [{ taxCode: null, rate: null, base: '15', tax: '3.15', surchargeRate: '0', surcharge: '0' }],
      subtotal: '15',
      taxTotal: '3.15',
      surchargeTotal: '0',
      withholdingTotal: '1',
      total: '17.15',
    });
  });

  it('may be zero or negative, and may come without lines', () => {
    expect(computeTotals([line('1', '5')], 2, new Decimal('0')).groups[0]?.rate).toBeNull();
    expect(computeTotals([line('-1', '5')], 2, new Decimal('-0.505')).total.toString()).toBe('-5.51');
    expect(computeTotals([], 2, new Decimal('1')).total.toString()).toBe('1');
  });

  it.each([{ taxCode: 'EXEMPT' }, { taxRate: '21' }, { surchargeRate: '5.2' }])(
    'is an error beside a line with %o',
    (tax) => {
      const lines = [line('1', '10'), line('1', '10', tax)];
      expect(() => computeTotals(lines, 2, new Decimal('1'))).toThrow(
        'a manual tax excludes taxes on the lines',
      );
    },
  );
});
