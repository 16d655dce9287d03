import type { Language } from '../common/problem.js';
import { Formats } from '../printing/formats.js';
import type { InvoiceDocument } from '../printing/invoice-document.js';
import { nameOf } from '../printing/invoice-sheet.js';
import { documentLanguage, documentLocale, WORDS } from '../printing/words.js';

const PHRASES: Readonly<Record<Language, { from: string; attached: string }>> = {
  en: { from: 'from', attached: 'Please find attached:' },
  es: { from: 'de', attached: 'Le enviamos adjunto este documento:' },
};

/** What a mail says around a document: short, and in the document's language. */
export function letterOf(document: InvoiceDocument): { subject: string; text: string } {
  const { invoice, company } = document;
  const language = documentLanguage(company.country);
  const { from, attached } = PHRASES[language];
  const { total, dueOn } = WORDS[language];
  const formats = new Formats(documentLocale(company.country), invoice.currency);
  const due = invoice.kind === 'credit_note' ? [] : [`${dueOn}: ${formats.day(invoice.due_on)}`];
  const facts = [nameOf(document), `${total}: ${formats.money(invoice.total)}`, ...due];
  return {
    subject: `${nameOf(document)} ${from} ${oneLine(company.name)}`,
    text: [attached, facts.join('\n'), company.name].join('\n\n'),
  };
}

/** A name as a header can hold it. */
export function oneLine(name: string): string {
  return name.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
