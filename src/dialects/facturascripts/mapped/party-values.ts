import { invalid } from '../../../common/problem.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { isBlank } from './contact-columns.js';

/** What says whether the company still deals with a client: our flag, and the date that is kept. */
interface Standing {
  active?: boolean;
  kept: RecordValues;
}

/**
 * `debaja` is whether there is a `fechabaja` (facts, 5.1), so a date that is named rules. The flag alone ends the
 * client today, unless it has ended before, or takes the date away.
 */
export function standing({ fechabaja, debaja }: RecordValues, present: WireRecord, today: string): Standing {
  if (typeof fechabaja === 'string') return { active: false, kept: {} };
  if (debaja === true) {
    const endsToday = fechabaja === null || present.debaja !== true;
    return { active: false, kept: endsToday ? { fechabaja: today } : {} };
  }
  if (fechabaja === null || debaja === false) return { active: true, kept: { fechabaja: null } };
  return { kept: {} };
}

/**
 * The name on documents, where the values change it: `razonsocial`, or `nombre` where that is empty. Nothing takes
 * `nombre` away, and `cifnif` may be empty but not null.
 */
export function nameOf(values: RecordValues, present: WireRecord): string | undefined {
  const { nombre, cifnif } = { ...present, ...values };
  if (isBlank(nombre)) throw invalid('nombre', 'required');
  if ((cifnif ?? null) === null) throw invalid('cifnif', 'required');
  const { razonsocial } = values;
  const isUnchanged = razonsocial === undefined && present.razonsocial !== undefined;
  if (isUnchanged) return undefined;
  return String(isBlank(razonsocial) ? nombre : razonsocial);
}

/** Days of payment as the original keeps them: those that are days of a month, in their order, between commas. */
export function paymentDays(sent: string): string | null {
  const days = sent.split(',').map((day) => Number.parseInt(day, 10));
  return days.filter((day) => day >= 1 && day <= 31).join(',') || null;
}
