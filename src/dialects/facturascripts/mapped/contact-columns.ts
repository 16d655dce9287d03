import { isURL } from 'class-validator';
import { invalid } from '../../../common/problem.js';
import { Stored } from '../engine/column-values.js';
import { RecordValues } from '../engine/resource.js';
import { text } from './values.js';

/** Where somebody is found: the columns of the original by our words for them. */
export const CONTACT_WORDS = {
  tax_id: 'cifnif',
  email: 'email',
  phone: 'telefono1',
  address: 'direccion',
  postal_code: 'codpostal',
  city: 'ciudad',
  province: 'provincia',
} as const;

type ContactField = keyof typeof CONTACT_WORDS;
const FIELDS = Object.entries(CONTACT_WORDS) as [ContactField, string][];

/** The same columns in SQL, by what each of our fields is in it; an absent text is empty in the original. */
export function contactColumns(sql: (field: ContactField, column: string) => string): Record<string, string> {
  return Object.fromEntries(FIELDS.map(([field, column]) => [column, `coalesce(${sql(field, column)}, '')`]));
}

type ContactValues = Partial<Record<ContactField, string | null>>;

/** What the named columns say in our words. Addresses of mail are kept in lower case (facts, 5.1). */
export function contactValues(values: RecordValues): ContactValues {
  const named = FIELDS.filter(([, column]) => values[column] !== undefined);
  return Object.fromEntries(
    named.map(([field, column]) => [field, field === 'email' ? email(values[column]) : text(values[column])]),
  );
}

function email(value: Stored | undefined): string | null {
  return (
    text(value ?? null)
      ?.trim()
      .toLowerCase() || null
  );
}

/** True for no text, and for one that says nothing. */
export function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

/** The web is empty or an address, with or without its protocol. Throws validation_failed `web`. */
export function refuseBadWeb({ web }: RecordValues): void {
  if (typeof web !== 'string' || isBlank(web)) return;
  if (!isURL(web.trim(), { protocols: ['http', 'https'] })) throw invalid('web', 'matches');
}
