import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  contradictsTaxes,
  documentTotals,
  LineBooks,
  LineRequest,
  LineTerms,
  termsOf,
} from './line-totals.js';

const BOOKS: LineBooks = {
  products: new Map([
    [1, { price: '12.50', tax_code: 'IVA21' }],
    [2, { price: '3', tax_code: null }],
    [3, { price: '3', tax_code: 'GONE' }],
  ]),
  taxes: new Map([
    ['IVA21', { kind: 'tax', rate: '21', surcharge_rate: '5.2' }],
    ['IVA10', { kind: 'tax', rate: '10', surcharge_rate: '1.4' }],
    ['IRPF15', { kind: 'withholding', rate: '15', surcharge_rate: '0' }],
  ]),
  surcharge: false,
};

const PLAIN: LineTerms = {
  quantity: '2',
  unit_price: '12.5',
  discount_percent: '0',
  tax_code: null,
  tax_rate: '0',
  surcharge_rate: '0',
  withholding_code: null,
  withholding_rate: '0',
};

describe('the terms of a line', () => {
  it.each<[LineRequest, Partial<LineTerms>]>([
    [{ quantity: '2', unit_price: '12.50' }, {}],
    [{ quantity: '+2.0', price: '12.50' }, {}],
    [{ quantity: 2 as unknown as string, unit_price: 12.5 as unknown as string }, {}],
    [{ quantity: '2', unit_price: '12.5', price: '99' }, {}],
    [
      { quantity: '-2', unit_price: '12.5', discount_percent: '3.50' },
      { quantity: '-2', discount_percent: '3.5' },
    ],
    [{ quantity: '2', unit_price: '0.1234567890123456789' }, { unit_price: '0.1234567890123456789' }],
    [
      { quantity: '2', product_id: 1 },
      { tax_code: 'IVA21', tax_rate: '21' },
    ],
    [{ quantity: '2', product_id: 1, tax: null }, {}],
    [
      { quantity: '2', product_id: 1, tax: 'IVA10' },
      { tax_code: 'IVA10', tax_rate: '10' },
    ],
    [{ quantity: '2', product_id: 2 }, { unit_price: '3' }],
    [{ quantity: '2', product_id: 2, unit_price: '12.5' }, {}],
    [{ quantity: '2', unit_price: '12.5', product_id: null, tax: null, withholding: null }, {}],
    [
      { quantity: '2', unit_price: '12.5', withholding: 'IRPF15' },
      { withholding_code: 'IRPF15', withholding_rate: '15' },
    ],
  ])('%j are what it says, and what it does not say is its product’s', (line, differences) => {
    expect(termsOf(line, BOOKS)).toEqual({ ...PLAIN, ...differences });
  });

  it('have the surcharge of the tax for clients who are charged it', () => {
    const line = { quantity: '1', product_id: 1, withholding: 'IRPF15' };
    expect(termsOf(line, { ...BOOKS, surcharge: true })).toMatchObject({
      tax_rate: '21',
      surcharge_rate: '5.2',
    });
    expect(termsOf({ ...line, tax: null }, { ...BOOKS, surcharge: true })).toMatchObject({
      surcharge_rate: '0',
    });
  });

  it.each<[LineRequest, string, string]>([
    [{ quantity: '1', product_id: 9 }, 'product_id', 'unknown'],
    [{ unit_price: '1' }, 'quantity', 'isDecimalValue'],
    [{ quantity: '1,5', unit_price: '1' }, 'quantity', 'isDecimalValue'],
    [{ quantity: '', unit_price: '1' }, 'quantity', 'isDecimalValue'],
    [{ quantity: '1e9', unit_price: '1' }, 'quantity', 'isDecimalValue'],
    [{ quantity: '-0.00', unit_price: '1' }, 'quantity', 'zero'],
    [{ quantity: '1' }, 'unit_price', 'isDecimalValue'],
    [{ quantity: '1', unit_price: '.' }, 'unit_price', 'isDecimalValue'],
    [{ quantity: '1', unit_price: '1', discount_percent: 'x' }, 'discount_percent', 'isDecimalValue'],
    [{ quantity: '1', unit_price: '1', tax: 'IVA4' }, 'tax', 'unknown'],
    [{ quantity: '1', unit_price: '1', tax: 'IRPF15' }, 'tax', 'unknown'],
    [{ quantity: '1', product_id: 3 }, 'tax', 'unknown'],
    [{ quantity: '1', unit_price: '1', withholding: 'IVA21' }, 'withholding', 'unknown'],
  ])('are missing for %j, which says why', (line, field, code) => {
    expect(termsOf(line, BOOKS)).toEqual({ field, code });
  });
});

describe('the totals of a document', () => {
  const lines = [PLAIN, { ...PLAIN, tax_code: 'IVA21', tax_rate: '21' }];
  const totalOf = (...given: Parameters<typeof documentTotals>) => documentTotals(...given).total.toFixed();

  it('are rounded to the decimals of its currency', () => {
    expect([totalOf(lines, 'EUR'), totalOf(lines, 'KWD'), totalOf(lines, 'JPY')]).toEqual([
      '55.25',
      '55.25',
      '55',
    ]);
  });

  it.each<[string | null | undefined, boolean, boolean, string]>([
    ['3', true, false, '28'],
    ['0', false, false, '25'],
    [null, false, false, '25'],
    [undefined, false, false, '25'],
  ])(
    'may have a tax of %s for all of it, which goes with no tax on a line',
    (tax, withTaxes, without, total) => {
      expect([contradictsTaxes(tax, lines), contradictsTaxes(tax, [PLAIN])]).toEqual([withTaxes, without]);
      expect(totalOf([PLAIN], 'EUR', tax)).toBe(total);
      if (!withTaxes) expect(totalOf(lines, 'EUR', tax)).toBe('55.25');
    },
  );

  it('know a tax of zero for all of it from none', () => {
    const groups = (tax?: string) =>
      documentTotals([PLAIN], 'EUR', tax).groups.map(({ rate }) => rate?.toFixed());
    expect([groups('0'), groups()]).toEqual([[undefined], ['0']]);
  });
});

describe('what the console computes with', () => {
  it.each(['line-totals.ts', 'totals.ts', '../common/money.ts'])(
    '%s runs where there is no server',
    (file) => {
      const source = readFileSync(new URL(file, import.meta.url), 'utf8');
      const imported = [...source.matchAll(/(?:from|import\(?) '([^']+)'/g)].map(([, from]) => from);
      expect(['big.js', '../common/money.js', './totals.js']).toEqual(expect.arrayContaining(imported));
      expect(source).not.toMatch(/\b(process|Buffer|require)\b/);
    },
  );
});
