import { count, money, TemplateColumn } from '../report-template.js';

/** What documents were invoiced as, and what has become of them by now. */
export const SOLD_COLUMNS: readonly TemplateColumn[] = [
  count('documents', 'Documents', 'Documentos'),
  money('subtotal', 'Subtotal', 'Base'),
  money('taxes', 'Taxes', 'Impuestos'),
  money('withholding', 'Withholding', 'Retención'),
  money('total', 'Total', 'Total'),
  money('credited', 'Credited', 'Rectificado'),
  money('paid', 'Paid', 'Pagado'),
  money('balance', 'Balance', 'Pendiente'),
];

export const SOLD_KEYS: readonly string[] = SOLD_COLUMNS.map(({ key }) => key);

/** The sums under these keys over invoices and debit notes `i` of company `$1` that were issued from `$2` to `$3`. */
export const SOLD_SUMS = `
  count(*) AS documents, sum(i.subtotal) AS subtotal,
  sum(i.tax_total + i.surcharge_total) AS taxes, sum(i.withholding_total) AS withholding,
  sum(i.total) AS total, sum(i.credited_total) AS credited, sum(i.paid_total) AS paid,
  sum(i.total - i.credited_total - i.paid_total) AS balance
  FROM invoices i
  WHERE i.company_id = $1 AND i.state = 'issued' AND i.kind <> 'credit_note' AND i.issued_on BETWEEN $2 AND $3`;
