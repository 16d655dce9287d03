import { count, money, ReportTemplate, text } from '../report-template.js';
import { PERIOD, PeriodDto } from './period.dto.js';

const AMOUNTS = ['subtotal', 'taxes', 'withholding', 'total', 'credited', 'paid', 'balance'];

/**
 * What each client was invoiced in a period, and what has become of that by now: `credited` and `paid` are of
 * these documents, whenever it was, so that the balance is what they still leave owed.
 */
export const SALES_BY_CLIENT: ReportTemplate<PeriodDto> = {
  name: 'sales-by-client',
  title: { en: 'Sales by client', es: 'Ventas por cliente' },
  parameters: PERIOD,
  dto: PeriodDto,
  boundBy: 'to',
  complete: (parameters) => parameters,
  source: ({ from, to }) => ({
    columns: [
      text('client', 'Client', 'Cliente'),
      text('client_tax_id', 'Tax ID', 'ID fiscal'),
      text('currency', 'Currency', 'Moneda'),
      count('documents', 'Documents', 'Documentos'),
      money('subtotal', 'Subtotal', 'Base'),
      money('taxes', 'Taxes', 'Impuestos'),
      money('withholding', 'Withholding', 'Retención'),
      money('total', 'Total', 'Total'),
      money('credited', 'Credited', 'Rectificado'),
      money('paid', 'Paid', 'Pagado'),
      money('balance', 'Balance', 'Pendiente'),
    ],
    rows: SALES,
    order: 'currency, total DESC, client, client_id',
    values: [from, to],
    totals: [{ by: ['currency'], sums: ['documents', ...AMOUNTS] }],
  }),
};

const SALES = `
  SELECT c.name AS client, c.tax_id AS client_tax_id, s.*
  FROM (
    SELECT i.client_id, i.currency, count(*) AS documents, sum(i.subtotal) AS subtotal,
      sum(i.tax_total + i.surcharge_total) AS taxes, sum(i.withholding_total) AS withholding,
      sum(i.total) AS total, sum(i.credited_total) AS credited, sum(i.paid_total) AS paid,
      sum(i.total - i.credited_total - i.paid_total) AS balance
    FROM invoices i
    WHERE i.company_id = $1 AND i.state = 'issued' AND i.kind <> 'credit_note' AND i.issued_on BETWEEN $2 AND $3
    GROUP BY i.client_id, i.currency
  ) s
  JOIN clients c ON c.company_id = $1 AND c.id = s.client_id`;
