import { Language } from '../common/problem.js';
import type { DocumentKind } from '../series/series.entity.js';

/** Where Spanish is an official language, by ISO 3166-1 alpha-2. */
const SPANISH_SPEAKING = new Set('AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE'.split(' '));

/** The language of a company's documents. */
export function documentLanguage(country: string): Language {
  return SPANISH_SPEAKING.has(country) ? 'es' : 'en';
}

/** How amounts and days are written on a company's documents. */
export function documentLocale(country: string): string {
  return documentLanguage(country) === 'es' ? `es-${country}` : 'en-GB';
}

type Titles = Readonly<Record<DocumentKind | 'debit_note', string>>;

const TITLES: Readonly<Record<Language, Titles>> = {
  en: { invoice: 'Invoice', credit_note: 'Credit note', debit_note: 'Debit note' },
  es: { invoice: 'Factura', credit_note: 'Nota de crédito', debit_note: 'Nota de débito' },
};

/** Spain knows one document that corrects another: Real Decreto 1619/2012, art. 15. */
const SPAINS_TITLES: Titles = {
  ...TITLES.es,
  credit_note: 'Factura rectificativa',
  debit_note: 'Factura rectificativa',
};

/** What a document is called where the company is. */
export function titleOf(kind: DocumentKind, country: string): string {
  return (country === 'ES' ? SPAINS_TITLES : TITLES[documentLanguage(country)])[kind];
}

const TAX_ID_LABELS: Readonly<Record<string, string>> = { ES: 'NIF', HN: 'RTN' };

/** What the number is called under which the tax authority knows somebody. */
export function taxIdLabel(country: string): string {
  return TAX_ID_LABELS[country] ?? WORDS[documentLanguage(country)].taxId;
}

/** Everything else that a printed document says. */
export const WORDS = {
  en: {
    taxId: 'Tax ID',
    client: 'Bill to',
    issuedOn: 'Date',
    dueOn: 'Due date',
    paymentMethod: 'Payment',
    corrects: 'Corrects',
    of: 'of',
    description: 'Description',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    discount: 'Disc.',
    tax: 'Tax',
    net: 'Amount',
    rate: 'Rate',
    base: 'Base',
    taxAmount: 'Tax',
    surcharge: 'Surcharge',
    withTax: 'Tax',
    untaxed: 'No tax',
    subtotal: 'Subtotal',
    taxTotal: 'Tax',
    disbursements: 'Disbursements',
    withholding: 'Withholding',
    total: 'Total',
    paid: 'Paid',
    credited: 'Credited',
    balance: 'Balance due',
    inFavour: 'Credit balance',
    notes: 'Notes',
    authorisation: 'Authorisation',
    range: 'Authorised range',
    to: 'to',
    validUntil: 'Valid until',
  },
  es: {
    taxId: 'ID fiscal',
    client: 'Cliente',
    issuedOn: 'Fecha',
    dueOn: 'Vencimiento',
    paymentMethod: 'Forma de pago',
    corrects: 'Rectifica',
    of: 'de',
    description: 'Descripción',
    quantity: 'Cantidad',
    unitPrice: 'Precio',
    discount: 'Dto.',
    tax: 'Impuesto',
    net: 'Importe',
    rate: 'Tipo',
    base: 'Base',
    taxAmount: 'Cuota',
    surcharge: 'Recargo',
    withTax: 'Impuesto',
    untaxed: 'Sin impuesto',
    subtotal: 'Subtotal',
    taxTotal: 'Impuestos',
    disbursements: 'Suplidos',
    withholding: 'Retención',
    total: 'Total',
    paid: 'Pagado',
    credited: 'Rectificado',
    balance: 'Pendiente',
    inFavour: 'A favor del cliente',
    notes: 'Observaciones',
    authorisation: 'Autorización',
    range: 'Rango autorizado',
    to: 'a',
    validUntil: 'Fecha límite de emisión',
  },
} as const satisfies Record<Language, Record<string, string>>;
