import type { Series } from '../series/series.entity.js';
import type { Tax } from '../taxes/tax.entity.js';
import type { PaymentMethod } from '../payment-methods/payment-method.entity.js';

type TaxRow = Pick<Tax, 'code' | 'name' | 'kind' | 'rate' | 'surcharge_rate'>;
type SeriesRow = Pick<Series, 'code' | 'name' | 'kind' | 'pattern' | 'is_default'>;
type MethodRow = Pick<PaymentMethod, 'code' | 'name' | 'due_days'>;

/** What a new company's books begin with. */
export interface CountryBooks {
  currency: string;
  timezone: string;
  taxes: readonly TaxRow[];
  series: readonly SeriesRow[];
  paymentMethods: readonly MethodRow[];
}

const tax = (code: string, name: string, rate: string, surcharge_rate = '0'): TaxRow => ({
  code,
  name,
  kind: 'tax',
  rate,
  surcharge_rate,
});

const withholding = (code: string, name: string, rate: string): TaxRow => ({
  code,
  name,
  kind: 'withholding',
  rate,
  surcharge_rate: '0',
});

/**
 * Rates: Ley 37/1992 of IVA, arts. 90, 91 and 161 (equivalence surcharge); Ley 35/2006 of IRPF, art. 101, with arts.
 * 95 (professionals, 15 % and in their first years 7 %) and 100 (rent, 19 %) of Real Decreto 439/2007. Corrections
 * have a series of their own: Real Decreto 1619/2012, art. 6.1.a.
 */
const SPAIN: CountryBooks = {
  currency: 'EUR',
  timezone: 'Europe/Madrid',
  taxes: [
    tax('IVA21', 'IVA 21 %', '21', '5.2'),
    tax('IVA10', 'IVA 10 %', '10', '1.4'),
    tax('IVA4', 'IVA 4 %', '4', '0.5'),
    tax('IVA0', 'IVA 0 %', '0'),
    withholding('IRPF19', 'Retención IRPF 19 %', '19'),
    withholding('IRPF15', 'Retención IRPF 15 %', '15'),
    withholding('IRPF7', 'Retención IRPF 7 %', '7'),
  ],
  series: [
    { code: 'A', name: 'Facturas', kind: 'invoice', pattern: '{CODE}{YEAR}-{NUMBER:6}', is_default: true },
    {
      code: 'R',
      name: 'Rectificativas',
      kind: 'credit_note',
      pattern: '{CODE}{YEAR}-{NUMBER:6}',
      is_default: true,
    },
    {
      code: 'ND',
      name: 'Notas de débito',
      kind: 'debit_note',
      pattern: '{CODE}{YEAR}-{NUMBER:6}',
      is_default: true,
    },
  ],
  paymentMethods: [
    { code: 'transfer', name: 'Transferencia', due_days: 30 },
    { code: 'direct_debit', name: 'Domiciliación', due_days: 30 },
    { code: 'card', name: 'Tarjeta', due_days: 0 },
    { code: 'cash', name: 'Al contado', due_days: 0 },
  ],
};

/**
 * Rates: Ley del Impuesto Sobre Ventas (Decreto 24 of 1963 and its reforms), art. 6: 15 %, and 18 % on some goods.
 * Numbers: place, point of issue, kind of document (01 invoice, 06 credit note, 07 debit note) and eight digits, as
 * the Reglamento del Régimen de Facturación has it.
 */
const HONDURAS: CountryBooks = {
  currency: 'HNL',
  timezone: 'America/Tegucigalpa',
  taxes: [tax('ISV15', 'ISV 15 %', '15'), tax('ISV18', 'ISV 18 %', '18'), tax('EXENTO', 'Exento', '0')],
  series: [
    { code: '01', name: 'Facturas', kind: 'invoice', pattern: '000-001-{CODE}-{NUMBER:8}', is_default: true },
    {
      code: '06',
      name: 'Notas de crédito',
      kind: 'credit_note',
      pattern: '000-001-{CODE}-{NUMBER:8}',
      is_default: true,
    },
    {
      code: '07',
      name: 'Notas de débito',
      kind: 'debit_note',
      pattern: '000-001-{CODE}-{NUMBER:8}',
      is_default: true,
    },
  ],
  paymentMethods: [
    { code: 'transfer', name: 'Transferencia', due_days: 30 },
    { code: 'card', name: 'Tarjeta', due_days: 0 },
    { code: 'cash', name: 'Efectivo', due_days: 0 },
  ],
};

/** Countries without books of their own begin with series and ways to pay, and add their taxes themselves. */
const ELSEWHERE: CountryBooks = {
  currency: 'EUR',
  timezone: 'UTC',
  taxes: [],
  series: [
    { code: 'INV', name: 'Invoices', kind: 'invoice', pattern: '{CODE}-{NUMBER:6}', is_default: true },
    { code: 'CN', name: 'Credit notes', kind: 'credit_note', pattern: '{CODE}-{NUMBER:6}', is_default: true },
    { code: 'DN', name: 'Debit notes', kind: 'debit_note', pattern: '{CODE}-{NUMBER:6}', is_default: true },
  ],
  paymentMethods: [
    { code: 'transfer', name: 'Bank transfer', due_days: 30 },
    { code: 'card', name: 'Card', due_days: 0 },
    { code: 'cash', name: 'Cash', due_days: 0 },
  ],
};

const BOOKS: Readonly<Record<string, CountryBooks>> = { ES: SPAIN, HN: HONDURAS };

/** By ISO 3166-1 alpha-2. */
export function booksOf(country: string): CountryBooks {
  return BOOKS[country] ?? ELSEWHERE;
}
