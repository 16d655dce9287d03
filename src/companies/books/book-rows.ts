import type { PaymentMethod } from '../../payment-methods/payment-method.entity.js';
import type { DocumentKind, Series } from '../../series/series.entity.js';
import type { Tax } from '../../taxes/tax.entity.js';

export type TaxRow = Pick<Tax, 'code' | 'name' | 'kind' | 'rate' | 'surcharge_rate'>;
export type SeriesRow = Pick<Series, 'code' | 'name' | 'kind' | 'pattern' | 'is_default'>;
export type MethodRow = Pick<PaymentMethod, 'code' | 'name' | 'due_days'>;

/** What a new company's books begin with. */
export interface CountryBooks {
  currency: string;
  timezone: string;
  taxes: readonly TaxRow[];
  series: readonly SeriesRow[];
  paymentMethods: readonly MethodRow[];
}

export const tax = (code: string, name: string, rate: string, surcharge_rate = '0'): TaxRow => ({
  code,
  name,
  kind: 'tax',
  rate,
  surcharge_rate,
});

export const withholding = (code: string, name: string, rate: string): TaxRow => ({
  code,
  name,
  kind: 'withholding',
  rate,
  surcharge_rate: '0',
});

/** The series that documents of its kind take unless they name another. */
export const series = (code: string, name: string, kind: DocumentKind, pattern: string): SeriesRow => ({
  code,
  name,
  kind,
  pattern,
  is_default: true,
});

export const method = (code: string, name: string, due_days: number): MethodRow => ({ code, name, due_days });
