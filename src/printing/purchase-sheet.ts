import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Company } from '../companies/company.entity.js';
import type { Purchase } from '../purchases/purchase.entity.js';
import type { PurchaseDetail } from '../purchases/purchase.view.js';
import { Formats } from './formats.js';
import { otherParty, plainHead, titleStack } from './invoice-head.js';
import { lines } from './invoice-lines.js';
import { notes } from './invoice-sheet.js';
import { PrintedTotals, totals } from './invoice-totals.js';
import { PURCHASE_WORDS } from './purchase-words.js';
import { COLOURS, sheet } from './sheet.js';
import { documentLanguage, documentLocale, taxIdLabel, WORDS } from './words.js';

/** All that a printed purchase is made of, as it is stored. */
export interface PurchaseDocument {
  purchase: PurchaseDetail;
  company: Company;
  /** The purchase that a note belongs to. */
  corrected: Pick<Purchase, 'number' | 'issued_on'> | null;
}

/** `Factura de compra F-118`, by the supplier's number. */
export function nameOfPurchase({ purchase, company }: PurchaseDocument): string {
  return `${PURCHASE_WORDS[documentLanguage(company.country)].kinds[purchase.kind]} ${purchase.number}`;
}

/** What the company keeps of a supplier's document, on A4: not that document itself. */
export function purchaseSheet(document: PurchaseDocument): TDocumentDefinitions {
  const { purchase, company } = document;
  const language = documentLanguage(company.country);
  const formats = new Formats(documentLocale(company.country), purchase.currency);
  const name = nameOfPurchase(document);
  const state = PURCHASE_WORDS[language].states[purchase.state];
  return sheet({
    title: name,
    language,
    footer: `${company.name} · ${name}`,
    changedAt: new Date(purchase.updated_at),
    stamp: purchase.state === 'confirmed' ? undefined : state.toUpperCase(),
    content: [
      head(document),
      supplier(document, formats),
      lines(purchase.lines, language, formats),
      totals(totalsOf(purchase), language, formats),
      ...notes(purchase.notes, language),
    ],
  });
}

function head({ purchase, company }: PurchaseDocument): Content {
  const words = PURCHASE_WORDS[documentLanguage(company.country)];
  const state = {
    text: words.states[purchase.state],
    color: purchase.state === 'confirmed' ? COLOURS.muted : COLOURS.alarm,
  };
  return plainHead(company, titleStack(words.kinds[purchase.kind], purchase.number, state));
}

function supplier({ purchase, company, corrected }: PurchaseDocument, formats: Formats): Content {
  const language = documentLanguage(company.country);
  const words = WORDS[language];
  const { supplier_name: name, supplier_tax_id: tax_id } = purchase;
  const label = PURCHASE_WORDS[language].supplier;
  const corrects = corrected && `${corrected.number} ${words.of} ${formats.day(corrected.issued_on)}`;
  return otherParty({ label, name, tax_id, address: null }, taxIdLabel(company.country), [
    [words.issuedOn, formats.day(purchase.issued_on)],
    [words.dueOn, formats.day(purchase.due_on)],
    ...(corrects ? [[words.corrects, corrects] as [string, string]] : []),
  ]);
}

/** A purchase has no surcharge, and what was paid of it is not kept here. */
function totalsOf(purchase: PurchaseDetail): PrintedTotals {
  return {
    ...purchase,
    state: 'draft',
    surcharge_total: '0',
    paid_total: '0',
    credited_total: '0',
    balance: purchase.total,
    taxes: purchase.taxes.map((tax) => ({ ...tax, surcharge_rate: '0', surcharge: '0' })),
  };
}
