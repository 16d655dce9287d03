import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { Company } from '../../../../companies/company.entity.js';
import { Language } from '../../../../common/problem.js';
import { Formats } from '../../../../printing/formats.js';
import { addressText, otherParty, plainHead, titleStack } from '../../../../printing/invoice-head.js';
import { lines } from '../../../../printing/invoice-lines.js';
import { notes } from '../../../../printing/invoice-sheet.js';
import { totals } from '../../../../printing/invoice-totals.js';
import { PURCHASE_WORDS } from '../../../../printing/purchase-words.js';
import { sheet } from '../../../../printing/sheet.js';
import { documentLanguage, documentLocale, taxIdLabel, WORDS } from '../../../../printing/words.js';
import { ExportedDocument } from './exported-document.js';
import { exact, isoDay, printedLine, text, totalsOf, Value } from './kept-values.js';
import { KEPT_WORDS } from './kept-words.js';

/** All that a document of FacturaScripts is printed from. */
export interface KeptDocument extends Pick<ExportedDocument, 'kind' | 'doc' | 'lines'> {
  company: Company;
  /** What the company calls the way of payment. */
  paymentMethod: string | null;
}

/** Where the currency is none of ISO 4217: amounts without one. */
const NO_CURRENCY = 'XXX';

/** A document that no feature has, on A4 in the company's language. */
export function keptSheet(document: KeptDocument): TDocumentDefinitions {
  const { kind, doc, company } = document;
  const language = documentLanguage(company.country);
  const formats = new Formats(documentLocale(company.country), currencyOf(document));
  const title = KEPT_WORDS[language].titles[kind.name];
  const name = [title, text(doc.codigo)].filter(Boolean).join(' ');
  return sheet({
    title: name,
    language,
    footer: `${company.name} · ${name}`,
    // When a record was changed is not among its columns.
    changedAt: new Date(`${isoDay(doc.fecha)}T00:00:00Z`),
    content: [
      plainHead(company, titleStack(title, text(doc.codigo))),
      subject(document, language, formats),
      lines(document.lines.map(printedLine), language, formats),
      totals(totalsOf(document), language, formats),
      ...notes(text(doc.observaciones), language),
    ],
  });
}

function currencyOf({ doc }: KeptDocument): string {
  const code = text(doc.coddivisa)?.toUpperCase() ?? '';
  return /^[A-Z]{3}$/.test(code) ? code : NO_CURRENCY;
}

/** Whom the document is with, and what there is to know of it. */
function subject({ kind, doc, company, paymentMethod }: KeptDocument, language: Language, formats: Formats) {
  const isSale = kind.subject === 'codcliente';
  const words = { ...WORDS[language], ...KEPT_WORDS[language] };
  const day = (value: Value) => text(value) && formats.day(isoDay(value));
  const discounts = [doc.dtopor1, doc.dtopor2].map(exact).filter((percent) => percent !== '0');
  const named: [string, string | null][] = [
    [words.issuedOn, day(doc.fecha)],
    [words.offeredUntil, day(doc.finoferta)],
    [words.paymentMethod, paymentMethod],
    [words.reference, text(isSale ? doc.numero2 : doc.numproveedor)],
    [words.discount, discounts.map(formats.percent).join(' + ')],
  ];
  return otherParty(
    {
      label: isSale ? words.client : PURCHASE_WORDS[language].supplier,
      name: text(isSale ? doc.nombrecliente : doc.nombre) ?? '',
      tax_id: text(doc.cifnif),
      address: addressText({
        address: text(doc.direccion),
        postal_code: text(doc.codpostal),
        city: text(doc.ciudad),
        province: text(doc.provincia),
      }),
    },
    taxIdLabel(company.country),
    named.filter((fact): fact is [string, string] => Boolean(fact[1])),
  ) satisfies Content;
}
