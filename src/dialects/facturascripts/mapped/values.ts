import { Decimal, roundMoney } from '../../../common/money.js';
import { invalid } from '../../../common/problem.js';
import { Stored } from '../engine/column-values.js';
import { RecordValues, WireRecord } from '../engine/resource.js';

type Named = Stored | undefined;

/** A sent text as a feature keeps it: the empty one is none. Undefined for what was not named. */
export function text(value: Named): string | null | undefined {
  if (value === undefined) return undefined;
  return value === null || value === '' ? null : String(value);
}

/** The same where none leaves it to the feature. */
export function optional(value: Named): string | undefined {
  return text(value) ?? undefined;
}

/** The most digits after the point that a feature keeps. */
const DECIMALS = 6;

/** A sent number as the exact decimal that a feature keeps, half away from zero; null where null was sent. */
export function decimal(value: Named): string | null | undefined {
  if (typeof value !== 'number') return value === null ? null : undefined;
  return roundMoney(new Decimal(String(value)), DECIMALS).toFixed();
}

/** The same where none leaves it to the feature. */
export function amount(value: Named): string | undefined {
  return decimal(value) ?? undefined;
}

/** The same where none is zero. */
export function zeroed(value: Named): string | undefined {
  return value === null ? '0' : amount(value);
}

/** A sent flag; none leaves it to the feature. */
export function flag(value: Named): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** The characters of a code in the original, which are also those that a path can say. */
const CODE = /^[A-Z0-9_+.-]{1,10}$/i;

/** The code of a new record, which is its key. */
export function codeOf(value: Named): string {
  const code = optional(value);
  if (code === undefined) throw invalid('code', 'required');
  if (!CODE.test(code)) throw invalid('code', 'matches');
  return code;
}

/** Refuses another value than the present one for columns that say what a record belongs to. */
export function refuseChange(values: RecordValues, present: WireRecord, ...columns: readonly string[]): void {
  const changed = columns.find((column) => column in values && values[column] !== present[column]);
  if (changed !== undefined) throw invalid(changed, 'not_changeable');
}
