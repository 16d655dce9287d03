import { date, money, number, ReportTemplate, TemplateSource, text } from '../report-template.js';
import { PERIOD } from './period.dto.js';
import { ISSUED, RECEIVED } from './vat-book-rows.js';
import { VatBook, VatBookDto, VAT_BOOKS } from './vat-book.dto.js';

const DOCUMENT = [date('date', 'Date', 'Fecha'), text('number', 'Number', 'Número')];
const RATE = [
  text('currency', 'Currency', 'Moneda'),
  text('tax_code', 'Tax', 'Impuesto'),
  number('rate', 'Rate %', 'Tipo %'),
  money('base', 'Base', 'Base imponible'),
  money('tax', 'Tax amount', 'Cuota'),
];
const SURCHARGE = money('surcharge', 'Surcharge', 'Recargo');
const WHOLE = [money('withholding', 'Withholding', 'Retención'), money('total', 'Total', 'Total')];

/** What is summed up per rate; withheld is an amount of whole documents. */
const SUMS = ['base', 'tax', 'surcharge'];
const TOTALS = [
  { by: ['currency', 'tax_code', 'rate'], sums: SUMS },
  { by: ['currency'], sums: [...SUMS, 'withholding', 'total'] },
];

const BOOKS: Readonly<Record<VatBook, Omit<TemplateSource, 'values'>>> = {
  issued: {
    title: { en: 'VAT book: issued invoices', es: 'Libro de IVA: facturas expedidas' },
    columns: [
      ...DOCUMENT,
      text('client', 'Client', 'Cliente'),
      text('client_tax_id', 'Tax ID', 'ID fiscal'),
      ...RATE,
      SURCHARGE,
      ...WHOLE,
    ],
    rows: ISSUED,
    order: 'date, series_id, series_number, position',
    totals: TOTALS,
  },
  received: {
    title: { en: 'VAT book: received invoices', es: 'Libro de IVA: facturas recibidas' },
    columns: [
      ...DOCUMENT,
      text('supplier', 'Supplier', 'Proveedor'),
      text('supplier_tax_id', 'Tax ID', 'ID fiscal'),
      ...RATE,
      ...WHOLE,
    ],
    rows: RECEIVED,
    order: 'date, number, id, position',
    totals: TOTALS,
  },
};

/** The VAT book of a period: what each document of it says of each tax, and the sums per rate and currency. */
export const VAT_BOOK: ReportTemplate<VatBookDto> = {
  name: 'vat-book',
  title: { en: 'VAT book', es: 'Libro de IVA' },
  parameters: [
    ...PERIOD,
    {
      name: 'book',
      title: { en: 'Book', es: 'Libro' },
      type: 'choice',
      required: false,
      choices: VAT_BOOKS,
      default: 'issued',
    },
  ],
  dto: VatBookDto,
  boundBy: 'to',
  complete: ({ from, to, book }) => ({ from, to, book: book ?? 'issued' }),
  source: ({ from, to, book }) => ({ ...BOOKS[book ?? 'issued'], values: [from, to] }),
};
