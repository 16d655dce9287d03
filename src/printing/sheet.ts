import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { Language } from '../common/problem.js';

/** The colours of every sheet. */
export const COLOURS = {
  ink: '#1c2733',
  muted: '#64707d',
  accent: '#17506b',
  rule: '#cfd6dd',
  shade: '#f1f4f7',
  alarm: '#b3261e',
  good: '#1f6b3a',
} as const;

/** The sides of the page in points; the bottom one has room for two lines of footer. */
export const MARGINS = { side: 42, top: 42, bottom: 58 } as const;

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** What is left of an upright page between its sides. */
export const TEXT_WIDTH = PAGE.width - 2 * MARGINS.side;

const PAGE_NUMBER_WIDTH = 90;
const FOOTER_GAP = 16;

/** What every sheet may refer to by name, as in `{ text: 'Total', style: 'label' }`. */
export const STYLES = {
  title: { fontSize: 17, bold: true, color: COLOURS.accent },
  heading: { fontSize: 11, bold: true, color: COLOURS.accent },
  label: { fontSize: 7.5, color: COLOURS.muted },
  small: { fontSize: 7.5 },
  column: { fontSize: 7.5, bold: true, color: COLOURS.muted },
  strong: { bold: true },
} as const;

/** Thin rules under the rows, none at the sides; the first and last cells end where the page's text ends. */
export const RULED: CustomTableLayout = {
  hLineWidth: (row, { table }) => (row === 0 ? 0 : row === (table.headerRows ?? 0) ? 0.9 : 0.4),
  hLineColor: (row, { table }) => (row === (table.headerRows ?? 0) ? COLOURS.muted : COLOURS.rule),
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 5),
  paddingRight: (column, { table }) => (column === table.body[0]!.length - 1 ? 0 : 5),
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

const PAGE_OF: Readonly<Record<Language, (page: number, pages: number) => string>> = {
  en: (page, pages) => `Page ${page} of ${pages}`,
  es: (page, pages) => `Página ${page} de ${pages}`,
};

export interface Sheet {
  /** The title that a viewer shows for the file. */
  title: string;
  language: Language;
  content: Content;
  /** A line at the left of every page's foot. */
  footer?: string;
  /** When what it shows was last changed: the same content then makes the same bytes. */
  changedAt?: Date;
  landscape?: boolean;
  /** What stands across every page of a document that is not in force. */
  stamp?: string | undefined;
}

/** An A4 document in the house's style, with its pages numbered at their foot. */
export function sheet({
  title,
  language,
  content,
  footer,
  changedAt,
  landscape,
  stamp,
}: Sheet): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [MARGINS.side, MARGINS.top, MARGINS.side, MARGINS.bottom],
    info: { title, creator: 'Llavero', producer: 'Llavero', ...(changedAt && { creationDate: changedAt }) },
    language,
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15, color: COLOURS.ink },
    styles: STYLES,
    content,
    ...(stamp && { watermark: { text: stamp, color: COLOURS.alarm, opacity: 0.12, bold: true } }),
    footer: (page, pages, { width }) => ({
      margin: [MARGINS.side, 16, MARGINS.side, 0],
      style: 'label',
      columnGap: FOOTER_GAP,
      columns: [
        {
          text: footer ?? '',
          width: width - 2 * MARGINS.side - PAGE_NUMBER_WIDTH - FOOTER_GAP,
          maxHeight: 20,
        },
        { text: PAGE_OF[language](page, pages), width: PAGE_NUMBER_WIDTH, alignment: 'right' },
      ],
    }),
  };
}
