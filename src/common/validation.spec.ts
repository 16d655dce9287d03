import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { IsCalendarDate, IsDecimalValue, IsFlagText, IsInstant, IsNote, IsText } from './validation.js';

/** What a validator says of values: those it takes, and the messages for the others. */
function fieldOf(validator: () => PropertyDecorator) {
  class Dto {
    @validator()
    field: unknown;
  }
  const errorsOf = (field: unknown) => validateSync(plainToInstance(Dto, { field }));
  return {
    takes: (value: unknown) => errorsOf(value).length === 0,
    code: (value: unknown) => Object.keys(errorsOf(value)[0]?.constraints ?? {})[0],
    message: (value: unknown) => Object.values(errorsOf(value)[0]?.constraints ?? {})[0],
    value: (value: unknown) => plainToInstance(Dto, { field: value }).field,
  };
}

const NO_TEXTS = [undefined, null, 1, true, {}, ['text'], { length: 3 }];

describe('a text', () => {
  const { takes } = fieldOf(() => IsText(3));

  it.each(['a', 'abc', ' a ', '😀😀😀', 'ñ'])(
    'has a character that shows, and no more than it may: "%s"',
    (text) => expect(takes(text)).toBe(true),
  );

  it.each(['', ' ', '   ', '\t\n', '\u3000', 'abcd', '😀😀😀😀', ...NO_TEXTS])('is not %j', (value) =>
    expect(takes(value)).toBe(false),
  );
});

describe('a note', () => {
  const { takes } = fieldOf(() => IsNote(3));

  it.each(['', ' ', 'abc'])('may be empty: "%s"', (text) => expect(takes(text)).toBe(true));
  it.each(['abcd', ...NO_TEXTS])('is not %j', (value) => expect(takes(value)).toBe(false));
});

describe('a flag in a query', () => {
  const { takes, value } = fieldOf(IsFlagText);

  it('is true or false, as text', () => {
    expect(['true', 'false'].map((text) => [value(text), takes(text)])).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it.each(['', '1', 'TRUE', 'yes', ' true', ['true', 'false'], {}, null])('is not %j', (given) =>
    expect(takes(given)).toBe(false),
  );
});

describe('a date', () => {
  const { takes, code, message } = fieldOf(IsCalendarDate);

  it.each(['2026-01-01', '2026-12-31', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    'is a day that exists: %s',
    (date) => expect(takes(date)).toBe(true),
  );

  it.each([
    ...'2026-02-30 2026-02-29 1900-02-29 2026-04-31 2026-00-10 2026-13-01 2026-01-00'.split(' '),
    ...'2026-01-32 0000-01-01 26-01-01 2026-1-1 20260101 2026/01/01 01-01-2026 today'.split(' '),
    ...'2026-01-01T00:00:00Z +002026-01-01 -2026-01-01'.split(' '),
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01\n',
    ...'٢٠٢٦-٠١-٠١ 10000-01-01'.split(' '),
    '',
    20260101,
    new Date(),
    null,
    ['2026-01-01'],
  ])('is not %j', (value) => expect(takes(value)).toBe(false));

  it('says how it is written', () =>
    expect([code('x'), message('x')]).toEqual(['isCalendarDate', 'field must be a date as YYYY-MM-DD']));
});

describe('an instant', () => {
  const { takes, code, message } = fieldOf(IsInstant);

  it.each([
    ...'2027-01-31T00:00:00Z 2027-01-31T23:59:59Z 2027-01-31T10:20Z 2027-01-31T10:20:30.1Z'.split(' '),
    ...'2027-01-31T10:20:30.123456Z 2027-01-31T10:20:30+05:30 2028-02-29T10:20:30-11:00'.split(' '),
  ])('is a moment with its time zone: %s', (instant) => expect(takes(instant)).toBe(true));

  it.each([
    ...'2027-01-31T00:00:00 2027-01-31 2027-01-31T00:00:00z 2027-01-31t00:00Z'.split(' '),
    '2027-01-31 00:00:00Z',
    ...'2027-02-29T00:00:00Z 2027-02-30T00:00:00Z 0000-01-01T00:00:00Z 2027-01-31T25:00:00Z'.split(' '),
    ...'2027-01-31T00:60:00Z 2027-01-31T23:59:60Z 2027-01-31T00:00:00+25:00'.split(' '),
    '2027-01-31T00:00:00+0100',
    ...'2027-01-31T00:00:00.Z 2027-01-31T00:00:00.1234567Z 2027-01-31T00Z'.split(' '),
    'x2027-01-31T00:00:00Z',
    ...'2027-01-31T00:00:00Zx now'.split(' '),
    '2027-01-31T00:00:00Z\n',
    '2027-01-31T00:00:00Z (noon)',
    ['2027-01-31T00:00:00Z'],
    '',
    1801353600,
    new Date(),
    null,
  ])('is not %j', (value) => expect(takes(value)).toBe(false));

  it('says how it is written', () => {
    expect(code('now')).toBe('isInstant');
    expect(message('now')).toContain('2027-01-31T00:00:00Z');
  });
});

describe('a decimal', () => {
  const price = fieldOf(() => IsDecimalValue({ min: '0', max: '100', decimals: 2 }));

  it.each([0, '0', '0.00', 100, '100', '100.00', 12.5, '12.50', '+1', '0.01', 99.99, '1.000'])(
    'is a number or a text within its bounds: %j',
    (value) => expect(price.takes(value)).toBe(true),
  );

  it.each([
    ...'-0.01 100.01 0.001 99.999 1,5 .5 5. 1e1 0x10'.split(' '),
    -1,
    101,
    0.001,
    '',
    ' 1',
    '1 ',
    ...'NaN Infinity ٣ １ 1_000'.split(' '),
    1e-7,
    1e21,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    null,
    undefined,
    true,
    {},
    ['1'],
    [1],
  ])('is not %j', (value) => expect(price.takes(value)).toBe(false));

  it('has at most six decimals and no bounds, unless it says so', () => {
    const { takes, message } = fieldOf(IsDecimalValue);
    expect(['-999999999999999', '999999999999999.999999', '0.000001'].map(takes)).toEqual([true, true, true]);
    expect(['0.0000001', '1000000000000000'].map(takes)).toEqual([false, false]);
    expect(message('x')).toBe('field must be a decimal with at most 6 digits after the point');
  });

  it('says its bounds', () => {
    const said = 'field must be a decimal from 0 to 100 with at most 2 digits after the point';
    expect([price.code('x'), price.message('x')]).toEqual(['isDecimalValue', said]);
  });
});
