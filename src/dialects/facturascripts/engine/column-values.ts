import { Column, ColumnType } from '../tables/table.js';

/** The PostgreSQL type by which a column is stored, filtered and sorted. */
export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  varchar: 'text',
  text: 'text',
  int: 'bigint',
  serial: 'bigint',
  double: 'double precision',
  bool: 'boolean',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
};

export type Stored = string | number | boolean | null;

/** A sent value as it is stored, or undefined where the column cannot hold it (facts, 2.5). */
export function storedValue(column: Column, sent: unknown): Stored | undefined {
  if (sent === null || sent === 'null') return null;
  if (typeof sent !== 'string' && typeof sent !== 'number' && typeof sent !== 'boolean') return undefined;
  return READERS[column.type](String(sent), column);
}

const READERS: Readonly<Record<ColumnType, (text: string, column: Column) => Stored | undefined>> = {
  varchar: (text, { length }) => ([...text].length <= (length ?? Infinity) ? text : undefined),
  text: (text) => text,
  int: integer,
  serial: integer,
  double,
  bool: (text) => BOOLEANS.get(text.trim().toLowerCase()),
  date: (text) => isoDate(text.trim()),
  time: (text) => (/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text.trim()) ? text.trim() : undefined),
  timestamp: (text) => isoTimestamp(text.trim()),
};

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'true', 't', 'yes', 'on'].map((word) => [word, true] as const),
  ...['0', 'false', 'f', 'no', 'off'].map((word) => [word, false] as const),
]);

function integer(text: string): number | undefined {
  return /^[+-]?\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}

/** What PostgreSQL reads as a finite number; these columns are floats in the original, coordinates among them. */
function double(text: string): number | undefined {
  const plain = text.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  return Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

/** A value to compare a column with, as PostgreSQL reads it; undefined where it would refuse to. */
export function filterLiteral(column: Column, text: string): string | undefined {
  if (SQL_TYPES[column.type] === 'text') return text;
  const day = column.type === 'date' ? isoTimestamp(text.trim())?.slice(0, 'yyyy-mm-dd'.length) : undefined;
  const value = day ?? READERS[column.type](text, column);
  return value === undefined ? undefined : String(value);
}

const SPANISH_DATE = /^(\d{1,2})-(\d{1,2})-(\d{4})/;

/** `dd-mm-yyyy` as `yyyy-mm-dd`; ISO passes through. */
export function isoDate(text: string): string | undefined {
  const iso = text.replace(SPANISH_DATE, (_, day: string, month: string, year: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined;
  return day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : undefined;
}

/** `dd-mm-yyyy HH:MM:SS` or ISO as `yyyy-mm-dd HH:MM:SS`; a date is its midnight. */
export function isoTimestamp(text: string): string | undefined {
  const [date = '', time = '00:00:00'] = text.split(/[ T]/, 2);
  const day = isoDate(date);
  return day && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time) ? `${day} ${time}` : undefined;
}

/** A value as PostgreSQL answers it, as this wire writes it: dates are `dd-mm-yyyy`, the rest is itself. */
export function wireValue({ type }: Column, value: Stored | undefined): Stored {
  if (value === undefined || value === null) return null;
  if (type === 'date') return String(value).split('-').toReversed().join('-');
  return value;
}
