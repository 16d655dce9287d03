import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Language } from '../common/problem.js';
import { formatNumber } from '../series/number-pattern.js';
import { breakable } from './breakable.js';
import { Formats } from './formats.js';
import type { InvoiceDocument } from './invoice-document.js';
import { head, parties } from './invoice-head.js';
import { lines } from './invoice-lines.js';
import { totals } from './invoice-totals.js';
import { paymentState, stampOf } from './payment-state.js';
import { sheet } from './sheet.js';
import { documentLanguage, documentLocale, titleOf, WORDS } from './words.js';

/** `Factura A2026-000001`; a draft has no number. */
export function nameOf({ invoice, company }: InvoiceDocument): string {
  const language = documentLanguage(company.country);
  const stamp = stampOf(paymentState(invoice), language);
  const unnumbered = stamp ? `(${stamp.toLowerCase()})` : '';
  return `${titleOf(invoice.kind, company.country)} ${invoice.invoice_number ?? unnumbered}`.trim();
}

/** An invoice, a credit note or a debit note on A4, in the company's language. */
export function invoiceSheet(document: InvoiceDocument): TDocumentDefinitions {
  const { invoice, company } = document;
  const language = documentLanguage(company.country);
  const formats = new Formats(documentLocale(company.country), invoice.currency);
  return sheet({
    title: nameOf(document),
    language,
    footer: `${company.name} · ${nameOf(document)}`,
    changedAt: new Date(invoice.updated_at),
    stamp: stampOf(paymentState(invoice), language),
    content: [
      head(document, language),
      parties(document, language, formats),
      lines(invoice.lines, language, formats),
      totals(invoice, language, formats),
      ...notes(invoice.notes, language),
      ...authorisation(document, language, formats),
    ],
  });
}

export function notes(text: string | null, language: Language): Content[] {
  if (!text) return [];
  return [{ text: WORDS[language].notes, style: 'label', margin: [0, 18, 0, 2] }, { text: breakable(text) }];
}

/**
 * What the tax authority authorised the number by (Honduras: Acuerdo 481-2017, Reglamento del Régimen de
 * Facturación). The range and its last day are the series' own, so they are said only while the series still has
 * the authorisation that the document was issued under.
 */
function authorisation(document: InvoiceDocument, language: Language, formats: Formats): Content[] {
  const { invoice, company, series } = document;
  if (!invoice.authorisation) return [];
  const words = WORDS[language];
  const label = company.country === 'HN' ? 'CAI' : words.authorisation;
  const current = series.authorisation === invoice.authorisation;
  const number = (value: number) => formatNumber(series.pattern, series.code, value, invoice.issued_on);
  const parts = [
    `${label}: ${invoice.authorisation}`,
    current && series.range_to !== null
      ? `${words.range}: ${number(series.range_from)} ${words.to} ${number(series.range_to)}`
      : '',
    current && series.valid_until ? `${words.validUntil}: ${formats.day(series.valid_until)}` : '',
  ];
  return [
    { text: parts.filter(Boolean).join('\n'), style: 'small', margin: [0, 18, 0, 0], unbreakable: true },
  ];
}
