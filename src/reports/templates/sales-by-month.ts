import { money, ReportTemplate, text } from '../report-template.js';
import { PERIOD, PeriodDto } from './period.dto.js';
import { SOLD_COLUMNS, SOLD_KEYS, SOLD_SUMS } from './sold.js';

/**
 * What was invoiced in each month of a period, and what has become of that by now. Credit notes are no documents
 * of their own here, in whatever month they were issued: `credited` is what they took off the documents of the
 * month, so that the balance is what these still leave owed. `due` is of the month in which it has to be paid:
 * what is owed on documents that fall due in it, whenever they were issued. What was paid beyond what is owed
 * counts as negative in both. In the company's own currency every month has a row, so that a chart has no gaps.
 */
export const SALES_BY_MONTH: ReportTemplate<PeriodDto> = {
  name: 'sales-by-month',
  title: { en: 'Sales by month', es: 'Ventas por mes' },
  parameters: PERIOD,
  dto: PeriodDto,
  boundBy: 'to',
  complete: (parameters) => parameters,
  source: ({ from, to }) => ({
    columns: [
      text('month', 'Month', 'Mes'),
      text('currency', 'Currency', 'Moneda'),
      ...SOLD_COLUMNS,
      money('due', 'Due', 'Vence'),
    ],
    rows: MONTHS,
    order: 'currency, month',
    values: [from, to],
    totals: [{ by: ['currency'], sums: [...SOLD_KEYS, 'due'] }],
  }),
};

const monthOf = (day: string) => `date_trunc('month', ${day}::timestamp)`;

const MONTHS = `
  SELECT to_char(month, 'YYYY-MM') AS month, currency,
    ${SOLD_KEYS.map((key) => `coalesce(sold.${key}, 0) AS ${key}`).join(', ')},
    coalesce(owed.due, 0) AS due
  FROM (
    SELECT ${monthOf('i.issued_on')} AS month, i.currency, ${SOLD_SUMS} GROUP BY 1, 2
  ) sold
  FULL JOIN (
    SELECT ${monthOf('i.due_on')} AS month, i.currency, sum(i.total - i.credited_total - i.paid_total) AS due
    FROM invoices i
    WHERE i.company_id = $1 AND i.state = 'issued' AND i.kind <> 'credit_note' AND i.due_on BETWEEN $2 AND $3
      AND i.total - i.credited_total - i.paid_total <> 0
    GROUP BY 1, 2
  ) owed USING (month, currency)
  FULL JOIN (
    SELECT ${monthOf('day')} AS month, c.currency
    FROM companies c, generate_series(date_trunc('month', $2::timestamp), $3::timestamp, interval '1 month') AS day
    WHERE c.id = $1
  ) own USING (month, currency)`;
