import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** A PDF is laid out in one go, in which nobody else is answered: this many rows are half a second of a core. */
export const MAX_PDF_ROWS = 1000;

const { resolve } = createRequire(import.meta.url);
const font = (face: string) => resolve(`pdfmake/fonts/Roboto/Roboto-${face}.ttf`);

const ROBOTO = {
  normal: font('Regular'),
  bold: font('Medium'),
  italics: font('Italic'),
  bolditalics: font('MediumItalic'),
};
const FONT_FILES = new Set(Object.values(ROBOTO));

// Documents are made of stored text: nothing in one makes this server read another file or call an address.
pdfmake.setLocalAccessPolicy((path) => FONT_FILES.has(path));
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setFonts({ Roboto: ROBOTO });

/** The PDF that a definition describes, with its fonts embedded. */
export function renderPdf(definition: TDocumentDefinitions): Promise<Buffer> {
  return pdfmake.createPdf(definition).getBuffer();
}
