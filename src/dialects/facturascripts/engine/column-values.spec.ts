import { describe, expect, it } from 'vitest';
import { Column, ColumnType } from '../tables/table.js';
import { filterLiteral, isoDate, isoTimestamp, storedValue, wireValue } from './column-values.js';

const column = (type: ColumnType, length?: number): Column => ({
  name: 'x',
  type,
  length,
  required: false,
  default: null,
});

describe('a sent value', () => {
  it.each<[ColumnType, unknown, unknown]>([
    ['varchar', 'Ana', 'Ana'],
    ['varchar', '', ''],
    ['varchar', 5, '5'],
    ['varchar', true, 'true'],
    ['text', ' two  words ', ' two  words '],
    ['int', '10', 10],
    ['int', ' -3 ', -3],
    ['int', '+4', 4],
    ['serial', '007', 7],
    ['double', '10.5', 10.5],
    ['double', 10.5, 10.5],
    ['double', '.5', 0.5],
    ['double', '1e3', 1000],
    ['double', '-69.96830000001', -69.968_300_000_01],
    ['double', 1e-7, 1e-7],
    ['bool', '1', true],
    ['bool', '0', false],
    ['bool', 'TRUE', true],
    ['bool', false, false],
    ['date', '31-01-2026', '2026-01-31'],
    ['date', '1-2-2026', '2026-02-01'],
    ['date', '2026-01-31', '2026-01-31'],
    ['time', '10:20:30', '10:20:30'],
    ['time', '9:05', '9:05'],
    ['timestamp', '31-01-2026 10:20:30', '2026-01-31 10:20:30'],
    ['timestamp', '2026-01-31', '2026-01-31 00:00:00'],
  ])('of %s is stored by its type: %j', (type, sent, stored) => {
    expect(storedValue(column(type), sent)).toBe(stored);
  });

  it.each<[ColumnType, unknown]>([
    ['int', ''],
    ['int', '1.5'],
    ['int', '1,5'],
    ['int', 'x'],
    ['int', '1'.repeat(16)],
    ['int', true],
    ['double', ''],
    ['double', '10,5'],
    ['double', '1.000,5'],
    ['double', 'NaN'],
    ['double', 'Infinity'],
    ['double', '1e999'],
    ['double', '0x10'],
    ['double', '.'],
    ['bool', ''],
    ['bool', '2'],
    ['bool', 'si'],
    ['date', ''],
    ['date', '31-02-2026'],
    ['date', '2026-13-01'],
    ['date', '31/01/2026'],
    ['date', '31-01-2026x'],
    ['time', '24:00:00'],
    ['time', '10:60'],
    ['timestamp', '31-01-2026 25:00:00'],
    ['timestamp', 'yesterday'],
    ['varchar', { a: 1 }],
    ['text', ['a']],
    ['int', [1]],
  ])('that %s cannot hold is none: %j', (type, sent) => {
    expect(storedValue(column(type), sent)).toBeUndefined();
  });

  it.each<ColumnType>(['varchar', 'text', 'int', 'serial', 'double', 'bool', 'date', 'time', 'timestamp'])(
    'that is null, or the text null, is null: %s',
    (type) => {
      expect(storedValue(column(type), null)).toBeNull();
      expect(storedValue(column(type), 'null')).toBeNull();
    },
  );

  it('may be as long as its column is wide, counted in characters', () => {
    expect(storedValue(column('varchar', 3), 'ñ€😀')).toBe('ñ€😀');
    expect(storedValue(column('varchar', 3), 'abcd')).toBeUndefined();
  });
});

describe('a value to filter by', () => {
  it.each<[ColumnType, string, string]>([
    ['varchar', 'null', 'null'],
    ['varchar', 'much longer than the column', 'much longer than the column'],
    ['int', '5', '5'],
    ['double', '1e3', '1000'],
    ['bool', '1', 'true'],
    ['bool', 'false', 'false'],
    ['date', '31-01-2026', '2026-01-31'],
    ['date', '31-01-2026 10:00:00', '2026-01-31'],
    ['timestamp', '31-01-2026 10:20', '2026-01-31 10:20'],
    ['time', '10:20', '10:20'],
  ])('of %s is a literal of PostgreSQL: %j', (type, text, literal) => {
    expect(filterLiteral(column(type, 3), text)).toBe(literal);
  });

  it.each<[ColumnType, string]>([
    ['int', 'x'],
    ['int', 'null'],
    ['double', '1,5'],
    ['bool', 'maybe'],
    ['date', '31-02-2026'],
    ['time', 'noon'],
    ['timestamp', ''],
  ])('that %s cannot hold is none: %j', (type, text) => {
    expect(filterLiteral(column(type), text)).toBeUndefined();
  });
});

describe('a day and a moment', () => {
  it('know how long each month is', () => {
    expect([isoDate('29-02-2028'), isoDate('29-02-2026')]).toEqual(['2028-02-29', undefined]);
  });

  it('may be parted by a T', () => {
    expect(isoTimestamp('2026-01-31T10:20:30')).toBe('2026-01-31 10:20:30');
  });
});

describe('a value on the wire', () => {
  it('is itself, but for days, and null where there is none', () => {
    expect(wireValue(column('date'), '2026-01-31')).toBe('31-01-2026');
    expect(wireValue(column('timestamp'), '2026-01-31 10:20:30')).toBe('2026-01-31 10:20:30');
    expect(wireValue(column('double'), 10.5)).toBe(10.5);
    expect(wireValue(column('bool'), false)).toBe(false);
    expect(wireValue(column('date'), null)).toBeNull();
    expect(wireValue(column('int'), undefined)).toBeNull();
  });
});
