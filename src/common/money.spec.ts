import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, decimalFrom, decimalsOf, formatMoney, roundMoney } from './money.js';

/** An amount as a whole number of 10^-`scale`, written by hand so that no decimal library is asked. */
function textOf(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const magnitude = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return units < 0n ? `-${magnitude}` : magnitude;
}

const units = fc.oneof(
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  fc.bigInt({ min: -2000n, max: 2000n }),
);

describe('Decimal', () => {
  it('lets no JavaScript number into a calculation', () => {
    expect(() => new Decimal(0.1)).toThrow(TypeError);
    expect(() => new Decimal('1').plus(1)).toThrow(TypeError);
    expect(() => Number(new Decimal('1'))).toThrow('valueOf disallowed');
  });

  it('adds exactly', () => {
    expect(new Decimal('0.1').plus('0.2').toString()).toBe('0.3');
  });

  it('writes no exponent, however large or small', () => {
    expect(new Decimal('1e100').toString()).toBe(`1${'0'.repeat(100)}`);
    expect(JSON.stringify(new Decimal('-1e-30'))).toBe(`"-0.${'0'.repeat(29)}1"`);
  });
});

describe('decimalsOf', () => {
  it.each([
    ...['EUR', 'USD', 'HNL', 'GTQ', 'MXN', 'GBP', 'HUF', 'XXX', ''].map((currency) => [currency, 2] as const),
    ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
      .split(' ')
      .map((currency) => [currency, 0] as const),
    ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((currency) => [currency, 3] as const),
    ...['CLF', 'UYW'].map((currency) => [currency, 4] as const),
  ])('says how many decimals %j has: %i', (currency, decimals) => {
    expect(decimalsOf(currency)).toBe(decimals);
  });
});

describe('roundMoney and formatMoney', () => {
  it.each([
    ['121', 2, '121.00'],
    ['0.005', 2, '0.01'],
    ['-0.005', 2, '-0.01'],
    ['0.0049999', 2, '0.00'],
    ['-0.0049999', 2, '0.00'],
    ['-0', 2, '0.00'],
    ['-0.4', 0, '0'],
    ['0.5', 0, '1'],
    ['-2.5', 0, '-3'],
    ['1.005', 2, '1.01'],
    ['1.0005', 3, '1.001'],
    ['0.000000001', 2, '0.00'],
    ['123456789012345678901234567890', 2, '123456789012345678901234567890.00'],
  ])('writes %s with %i decimals as %s', (text, decimals, formatted) => {
    expect(formatMoney(new Decimal(text), decimals)).toBe(formatted);
    expect(roundMoney(new Decimal(text), decimals).eq(formatted)).toBe(true);
  });

  it('never gives a minus zero', () => {
    expect(roundMoney(new Decimal('-0.001'), 2).s).toBe(1);
    expect(roundMoney(new Decimal('-0'), 2).s).toBe(1);
  });

  it('rounds half away from zero, as integers say', () => {
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 8 }),
        (value, decimals, extra) => {
          const divisor = 10n ** BigInt(extra);
          const magnitude = value < 0n ? -value : value;
          const rounded = (2n * magnitude + divisor) / (2n * divisor);
          const expected = textOf(value < 0n ? -rounded : rounded, decimals);
          expect(formatMoney(new Decimal(textOf(value, decimals + extra)), decimals)).toBe(expected);
        },
      ),
    );
  });

  it('gives the negative of an amount exactly its own words with a minus', () => {
    fc.assert(
      fc.property(units, (value) => {
        const amount = new Decimal(textOf(value, 5));
        expect(roundMoney(amount.neg(), 2).eq(roundMoney(amount, 2).neg())).toBe(true);
      }),
    );
  });
});

describe('decimalFrom', () => {
  it.each([
    ['0', '0'],
    ['121', '121'],
    ['+5', '5'],
    ['-5.50', '-5.5'],
    ['-0', '0'],
    ['007.10', '7.1'],
    ['999999999999999.999999', '999999999999999.999999'],
    ['-999999999999999.999999', '-999999999999999.999999'],
    [0, '0'],
    [-0, '0'],
    [0.1, '0.1'],
    [-2.5, '-2.5'],
    [0.000001, '0.000001'],
    [1.1e-5, '0.000011'],
    [999999999999999, '999999999999999'],
    [9007199254.740993, '9007199254.740993'],
  ])('reads %j as %s', (value, expected) => {
    expect(decimalFrom(value)?.toString()).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    '+-1',
    '--1',
    '.5',
    '5.',
    '1.',
    '1,5',
    '1_000',
    '1.000.000',
    '1e3',
    '1E3',
    '0x10',
    '0b1',
    ' 1',
    '1 ',
    '1\n',
    '- 1',
    '1-',
    '١',
    'NaN',
    'Infinity',
    '1000000000000000',
    '0000000000000001',
    '0.1234567',
    '0.1000000',
  ])('does not read the text %j', (value) => expect(decimalFrom(value)).toBeUndefined());

  it.each([
    NaN,
    Infinity,
    -Infinity,
    1e15,
    1e21,
    1e-7,
    1.5e-6,
    0.1 + 0.2,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
  ])('does not read the number %d', (value) => expect(decimalFrom(value)).toBeUndefined());

  it.each(
    [undefined, null, true, 1n, ['1'], {}, { toString: () => '1' }, new Date(0), new Decimal('1')].map(
      (v) => [v],
    ),
  )('does not read %o, which is neither a text nor a number', (value) =>
    expect(decimalFrom(value)).toBeUndefined(),
  );

  it('reads exactly what was written', () => {
    const bound = 10n ** 21n - 1n;
    fc.assert(
      fc.property(fc.bigInt({ min: -bound, max: bound }), fc.integer({ min: 6, max: 6 }), (value, scale) => {
        const text = textOf(value, scale);
        expect(decimalFrom(text)?.eq(text)).toBe(true);
        expect(decimalFrom(text)?.toFixed(scale)).toBe(text);
      }),
    );
  });

  it('reads a number and the text of that number alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (value, scale) => {
        const text = textOf(BigInt(value), scale);
        expect(decimalFrom(Number(text))?.eq(text)).toBe(true);
      }),
    );
  });
});
