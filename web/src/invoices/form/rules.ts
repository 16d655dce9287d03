import type { FormErrors } from '@mantine/form';
import type { TFunction } from 'i18next';
import { Decimal, decimalFrom } from '../../../../src/common/money.js';
import type { Tax } from '../../api/generated/index.js';
import { decimalOf } from '../../common/decimals.js';
import type { LiveTotals } from './live-totals.js';
import type { InvoiceValues, LineValues } from './values.js';

export const LONGEST = { description: 1000, notes: 4000 } as const;
export const MOST_LINES = 500;

interface Limits {
  min: string;
  max: string;
  decimals: number;
}

/** What the server takes (IsDecimalValue in its invoice.dto.ts). */
const QUANTITY: Limits = { min: '-999999999', max: '999999999', decimals: 6 };
const PRICE: Limits = { min: '0', max: '999999999999', decimals: 6 };
const PERCENT: Limits = { min: '0', max: '100', decimals: 4 };

type T = TFunction<'invoices'>;

/** Why the server would not take what was typed; null where it would. */
export function flawOfDecimal(typed: string, { min, max, decimals }: Limits, t: T): string | null {
  const exact = decimalOf(typed);
  if (exact === null) return t('rules.number');
  const value = decimalFrom(exact);
  if (!value || value.lt(min) || value.gt(max)) return t('rules.range', { min, max });
  if (!value.round(decimals, 0).eq(value)) return t('rules.decimals', { count: decimals });
  return null;
}

const isZero = (typed: string) => new Decimal(decimalOf(typed)!).eq('0');

type LineFlaws = Partial<Record<keyof LineValues, string | null>>;

function flawsOfLine(line: LineValues, codes: Codes, t: T): LineFlaws {
  const quantity = flawOfDecimal(line.quantity, QUANTITY, t);
  const gone = (code: string, known: ReadonlySet<string>) =>
    !code || known.has(code) ? null : t('rules.taxGone', { code });
  return {
    description: line.description.trim() ? null : t('rules.description'),
    quantity: quantity ?? (isZero(line.quantity) ? t('rules.zero') : null),
    unit_price: flawOfDecimal(line.unit_price, PRICE, t),
    discount_percent: line.discount_percent ? flawOfDecimal(line.discount_percent, PERCENT, t) : null,
    tax: gone(line.tax, codes.tax),
    withholding: gone(line.withholding, codes.withholding),
  };
}

/** The codes in use. */
type Codes = Record<Tax['kind'], ReadonlySet<string>>;

function codesIn(taxes: readonly Tax[]): Codes {
  const ofKind = (kind: Tax['kind']) =>
    new Set(taxes.filter((tax) => tax.kind === kind && tax.active).map(({ code }) => code));
  return { tax: ofKind('tax'), withholding: ofKind('withholding') };
}

/** Every field that the server would not take, by its path. */
export function flawsOf(
  { client_id, issued_on, due_on, tax, lines }: InvoiceValues,
  taxes: readonly Tax[],
  flaw: LiveTotals['flaw'],
  t: T,
): FormErrors {
  const isEarly = due_on && issued_on && due_on < issued_on;
  const codes = codesIn(taxes);
  const ofLines = lines.flatMap((line, index) =>
    Object.entries(flawsOfLine(line, codes, t)).map(([field, words]) => [`lines.${index}.${field}`, words]),
  );
  return {
    client_id: client_id === null ? t('rules.client') : null,
    due_on: isEarly ? t('rules.dueEarly') : null,
    tax: tax ? flawOfDecimal(tax, PRICE, t) : null,
    lines: lines.length === 0 ? t('rules.lines') : flaw && t(`rules.${flaw}`),
    ...Object.fromEntries(ofLines),
  };
}
