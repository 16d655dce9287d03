import { ReportTemplate, text } from '../report-template.js';
import { PERIOD } from './period.dto.js';
import { SalesByClientDto, TOP } from './sales-by-client.dto.js';
import { SOLD_COLUMNS, SOLD_KEYS, SOLD_SUMS } from './sold.js';

/**
 * What each client was invoiced in a period, and what has become of that by now: `credited` and `paid` are of
 * these documents, whenever it was, so that the balance is what they still leave owed. With `top` it has so many
 * clients of each currency, and their totals.
 */
export const SALES_BY_CLIENT: ReportTemplate<SalesByClientDto> = {
  name: 'sales-by-client',
  title: { en: 'Sales by client', es: 'Ventas por cliente' },
  parameters: [
    ...PERIOD,
    {
      name: 'top',
      title: { en: 'Greatest clients', es: 'Mayores clientes' },
      type: 'choice',
      required: false,
      choices: TOP,
      default: 'all',
    },
  ],
  dto: SalesByClientDto,
  boundBy: 'to',
  complete: ({ from, to, top }) => ({ from, to, top: top ?? 'all' }),
  source: ({ from, to, top }) => ({
    columns: [
      text('client', 'Client', 'Cliente'),
      text('client_tax_id', 'Tax ID', 'ID fiscal'),
      text('currency', 'Currency', 'Moneda'),
      ...SOLD_COLUMNS,
    ],
    rows: SALES,
    order: 'currency, total DESC, client, client_id',
    values: [from, to, top === undefined || top === 'all' ? null : top],
    totals: [{ by: ['currency'], sums: SOLD_KEYS }],
  }),
};

const SALES = `
  SELECT c.name AS client, c.tax_id AS client_tax_id, s.*
  FROM (
    SELECT sold.*, row_number() OVER (PARTITION BY currency ORDER BY total DESC, client_id) AS place
    FROM (SELECT i.client_id, i.currency, ${SOLD_SUMS} GROUP BY i.client_id, i.currency) sold
  ) s
  JOIN clients c ON c.company_id = $1 AND c.id = s.client_id
  WHERE $4::bigint IS NULL OR s.place <= $4::bigint`;
