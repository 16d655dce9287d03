import type { Column, Content } from 'pdfmake/interfaces.js';
import type { Language } from '../common/problem.js';
import type { Company } from '../companies/company.entity.js';
import type { Formats } from './formats.js';
import type { InvoiceDocument } from './invoice-document.js';
import { colourOfState, paymentState, sayState } from './payment-state.js';
import { COLOURS, TEXT_WIDTH } from './sheet.js';
import { QR_MARGIN, QR_SIZE, taxQr, taxQrUrl } from './tax-qr.js';
import { taxIdLabel, titleOf, WORDS } from './words.js';

const TITLE_WIDTH = 172;
const FACTS_WIDTH = 230;
const FACT_LABEL_WIDTH = 76;
const GAP = 16;

const filled = (lines: readonly (string | null | undefined)[], separator: string) =>
  lines.filter(Boolean).join(separator);

/** Who sends it, what it is and how it stands; on Spanish documents the tax QR comes before everything else. */
export function head(document: InvoiceDocument, language: Language): Content {
  const url = taxQrUrl(document);
  const qrColumns: Column[] = url ? [taxQr(url)] : [];
  const qrWidth = url ? QR_SIZE + QR_MARGIN : 0;
  return {
    columnGap: QR_MARGIN,
    columns: [
      ...qrColumns,
      { width: TEXT_WIDTH - qrWidth - TITLE_WIDTH - QR_MARGIN, stack: sender(document.company) },
      { width: TITLE_WIDTH, stack: title(document, language), alignment: 'right' },
    ],
    margin: [0, 0, 0, 18],
  };
}

/** The head of a document that no tax authority looks at: who sends it, and what it is. */
export function plainHead(company: Company, title: Content[]): Content {
  return {
    columnGap: GAP,
    columns: [
      { width: TEXT_WIDTH - TITLE_WIDTH - GAP, stack: sender(company) },
      { width: TITLE_WIDTH, stack: title, alignment: 'right' },
    ],
    margin: [0, 0, 0, 18],
  };
}

/** Whose document it is. */
function sender(company: Company): Content[] {
  const { name, tax_id, email, phone, country } = company;
  return [
    { text: name, fontSize: 13, bold: true },
    { text: `${taxIdLabel(country)} ${tax_id}`, margin: [0, 2, 0, 0] },
    { text: addressText(company) },
    { text: filled([email, phone], '\n'), color: COLOURS.muted },
  ];
}

/** Where somebody is, in as many lines as there is something to say. */
export function addressText(
  place: Readonly<Record<'address' | 'postal_code' | 'city' | 'province', string | null>>,
): string {
  const { address, postal_code, city, province } = place;
  return filled([address, filled([filled([postal_code, city], ' '), province], ', ')], '\n');
}

function title({ invoice, company }: InvoiceDocument, language: Language): Content[] {
  const state = paymentState(invoice);
  return titleStack(titleOf(invoice.kind, company.country), invoice.invoice_number, {
    text: sayState(state, language),
    color: colourOfState(state),
  });
}

/** What it is, its number, and how it stands, where it says so. */
export function titleStack(
  name: string,
  number: string | null,
  state?: { text: string; color: string },
): Content[] {
  return [
    { text: name, style: 'title' },
    ...(number ? [{ text: number, fontSize: 11, bold: true }] : []),
    ...(state ? [{ ...state, bold: true, margin: [0, 3, 0, 0] } satisfies Content] : []),
  ];
}

/** Whom it is for, and when. */
export function parties(document: InvoiceDocument, language: Language, formats: Formats): Content {
  const { client_name: name, client_tax_id: tax_id, client_address: address } = document.invoice;
  return otherParty(
    { label: WORDS[language].client, name, tax_id, address },
    taxIdLabel(document.company.country),
    facts(document, language, formats),
  );
}

/** The other side of a document, as it was when that was written. */
interface Party {
  label: string;
  name: string;
  tax_id: string | null;
  address: string | null;
}

/** Who the other side is, and beside it what there is to know of the document by name and value. */
export function otherParty(party: Party, taxIdName: string, named: readonly [string, string][]): Content {
  return {
    columnGap: GAP,
    columns: [
      {
        width: TEXT_WIDTH - FACTS_WIDTH - GAP,
        stack: [
          { text: party.label, style: 'label' },
          { text: party.name, fontSize: 11, bold: true },
          { text: party.tax_id ? `${taxIdName} ${party.tax_id}` : '' },
          { text: party.address ?? '' },
        ],
      },
      { width: FACTS_WIDTH, stack: named.map(([name, value]) => fact(name, value)) },
    ],
    margin: [0, 0, 0, 20],
  };
}

function facts(document: InvoiceDocument, language: Language, formats: Formats): [string, string][] {
  const { invoice, corrected, paymentMethod } = document;
  const words = WORDS[language];
  const rows: [string, string | null][] = [
    [words.issuedOn, formats.day(invoice.issued_on)],
    [words.dueOn, invoice.kind === 'credit_note' ? null : formats.day(invoice.due_on)],
    [words.paymentMethod, paymentMethod],
    [
      words.corrects,
      corrected && `${corrected.invoice_number} ${words.of} ${formats.day(corrected.issued_on)}`,
    ],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

function fact(name: string, value: string): Content {
  return {
    columnGap: 8,
    columns: [
      { width: FACT_LABEL_WIDTH, text: name, style: 'label', margin: [0, 1.5, 0, 0] },
      { width: FACTS_WIDTH - FACT_LABEL_WIDTH - 8, text: value },
    ],
    margin: [0, 0, 0, 2],
  };
}
