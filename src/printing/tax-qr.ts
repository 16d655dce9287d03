import { createRequire } from 'node:module';
import type { CanvasRect, Column } from 'pdfmake/interfaces.js';
import { Decimal, formatMoney } from '../common/money.js';
import type { InvoiceDocument } from './invoice-document.js';

/**
 * The drawing of pdfmake's own `qr` node. The node itself makes its modules whole points wide, and with some lengths
 * of the URL no whole number of points gives a code between 30 and 40 mm.
 */
const { default: drawing } = createRequire(import.meta.url)('pdfmake/js/qrEnc.js') as {
  default: { measure: (node: { qr: string; eccLevel: 'M' }) => { _canvas: CanvasRect[]; _width: number } };
};

/** 34 mm in points: Orden HAC/1177/2024, art. 21, asks for 30 to 40 mm. */
export const QR_SIZE = (34 / 25.4) * 72;

/** The white around the code: at least 2 mm, 6 mm recommended (AEAT, details of the QR code, 3). */
export const QR_MARGIN = (6 / 25.4) * 72;

/** The service for systems that keep their records and do not send them (AEAT, details of the QR code, 5). */
const SERVICE = 'https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQRNoVerifactu';

/**
 * What the tax QR of a Spanish document says (Real Decreto 1619/2012, art. 6.5; Orden HAC/1177/2024, arts. 20 and
 * 21). None for a draft, and none in another currency: the amount that the service compares is in euros.
 */
export function taxQrUrl({ invoice, company }: InvoiceDocument): string | undefined {
  const { state, currency, invoice_number, issued_on, total } = invoice;
  if (company.country !== 'ES' || state !== 'issued' || currency !== 'EUR') return undefined;
  const values = {
    nif: nifOf(company.tax_id),
    numserie: invoice_number ?? '',
    fecha: issued_on.split('-').toReversed().join('-'),
    importe: formatMoney(new Decimal(total), 2),
  };
  const query = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${SERVICE}?${query.join('&')}`;
}

/** The nine characters of a NIF, which is often written with the country, dots or dashes. */
function nifOf(taxId: string): string {
  return taxId
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^ES(?=.{9}$)/, '');
}

/** The code at its legal size and error level, under the words that announce it. */
export function taxQr(url: string): Column {
  const { _canvas: modules, _width: width } = drawing.measure({ qr: url, eccLevel: 'M' });
  const scale = QR_SIZE / width;
  const scaled = modules.map(({ x, y, w, h, ...other }) => ({
    ...other,
    x: x * scale,
    y: y * scale,
    w: w * scale,
    h: h * scale,
  }));
  return {
    width: QR_SIZE,
    stack: [
      { text: 'QR tributario:', alignment: 'center', margin: [0, 0, 0, QR_MARGIN / 2] },
      { canvas: scaled },
    ],
  };
}
