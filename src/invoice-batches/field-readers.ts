import { Decimal, decimalFrom } from '../common/money.js';
import { isCalendarDate } from '../common/validation.js';

/** Why a value is not read; the words for it are in batch-words.ts. */
export class Refused {
  constructor(readonly code: string) {}
}

/** Reads a value that is there. `schema` describes it in the reference. */
export interface Reader<T> {
  (value: unknown): T | Refused;
  schema: { type: string; format?: string; maxLength?: number };
}

type Readers = Readonly<Record<string, Reader<unknown>>>;

/** What readers make of an object; what was not sent is not there. */
export type ReadBy<R extends Readers> = { [Name in keyof R]?: Exclude<ReturnType<R[Name]>, Refused> };

const reader = <T>(read: (value: unknown) => T | Refused, schema: Reader<T>['schema']): Reader<T> =>
  Object.assign(read, { schema });

export const text = (maxLength: number) =>
  reader(
    (value) => {
      if (typeof value !== 'string') return new Refused('not_text');
      return value.length > maxLength ? new Refused('too_long') : value.trim();
    },
    { type: 'string', maxLength },
  );

/** A decimal as a number or as text, read into one spelling. */
export const decimal = ({ min, max, decimals = 6 }: { min: string; max: string; decimals?: number }) =>
  reader(
    (value) => {
      const read = decimalFrom(typeof value === 'string' ? value.trim() : value);
      if (!read) return new Refused('not_a_number');
      if (read.lt(min) || read.gt(max)) return new Refused('out_of_range');
      return read.round(decimals, Decimal.roundDown).eq(read)
        ? read.toFixed()
        : new Refused('too_many_decimals');
    },
    { type: 'number' },
  );

export const id = reader(
  (value) => {
    const digits = typeof value === 'number' ? String(value) : value;
    const known = typeof digits === 'string' && /^[1-9]\d{0,15}$/.test(digits);
    return known && Number.isSafeInteger(Number(digits)) ? Number(digits) : new Refused('not_an_integer');
  },
  { type: 'integer' },
);

export const flag = reader(
  (value) => {
    if (value === true || value === 'true') return true;
    return value === false || value === 'false' ? false : new Refused('not_a_flag');
  },
  { type: 'boolean' },
);

export const date = reader((value) => (isCalendarDate(value) ? value : new Refused('not_a_date')), {
  type: 'string',
  format: 'date',
});

export const country = reader(
  (value) =>
    typeof value === 'string' && /^[a-z]{2}$/i.test(value)
      ? value.toUpperCase()
      : new Refused('not_a_country'),
  { type: 'string', maxLength: 2 },
);

/** Null and a blank text say no more than leaving a field out. */
export const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Reads what `readers` name of an object and leaves the rest; `refuse` hears of each value that is not read. */
export function readFields<R extends Readers>(
  readers: R,
  values: Readonly<Record<string, unknown>>,
  refuse: (field: string, code: string) => void,
): ReadBy<R> {
  const read: Record<string, unknown> = {};
  for (const [name, reads] of Object.entries(readers)) {
    if (!Object.hasOwn(values, name) || isBlank(values[name])) continue;
    const value = reads(values[name]);
    if (value instanceof Refused) refuse(name, value.code);
    else read[name] = value;
  }
  return read as ReadBy<R>;
}
