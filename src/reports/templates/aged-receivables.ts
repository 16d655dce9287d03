import { money, ReportTemplate, text } from '../report-template.js';
import { AgedReceivablesDto } from './aged-receivables.dto.js';

const BUCKETS = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90'];

/**
 * What each client owed at the end of a day, by how many days its payment was overdue by then. What was paid or
 * credited after that day does not count, so the report of a day stays the same; only a payment that is deleted
 * and a note that is cancelled never were. What was paid beyond what is owed counts as negative, where its
 * document is due.
 */
export const AGED_RECEIVABLES: ReportTemplate<AgedReceivablesDto> = {
  name: 'aged-receivables',
  title: { en: 'Aged receivables', es: 'Antigüedad de saldos de clientes' },
  parameters: [{ name: 'as_of', title: { en: 'As of', es: 'A fecha de' }, type: 'date', required: false }],
  dto: AgedReceivablesDto,
  boundBy: 'as_of',
  complete: ({ as_of }, today) => ({ as_of: as_of ?? today }),
  source: ({ as_of }) => ({
    columns: [
      text('client', 'Client', 'Cliente'),
      text('client_tax_id', 'Tax ID', 'ID fiscal'),
      text('currency', 'Currency', 'Moneda'),
      money('not_due', 'Not yet due', 'No vencido'),
      money('days_1_30', '1-30 days', '1-30 días'),
      money('days_31_60', '31-60 days', '31-60 días'),
      money('days_61_90', '61-90 days', '61-90 días'),
      money('over_90', 'Over 90 days', 'Más de 90 días'),
      money('total', 'Total', 'Total'),
    ],
    rows: OWED,
    order: 'currency, total DESC, client, client_id',
    values: [as_of],
    totals: [{ by: ['currency'], sums: [...BUCKETS, 'total'] }],
  }),
};

/** From what is owed now, what came in and was credited after that day is taken back. */
const OWED = `
  WITH paid_later AS (
    SELECT invoice_id, sum(amount) AS amount FROM payments
    WHERE company_id = $1 AND paid_on > $2 GROUP BY invoice_id
  ), credited_later AS (
    SELECT corrects_id AS invoice_id, -sum(total) AS amount FROM invoices
    WHERE company_id = $1 AND kind = 'credit_note' AND state = 'issued' AND issued_on > $2 GROUP BY corrects_id
  ), documents AS (
    SELECT i.client_id, i.currency, $2::date - i.due_on AS overdue,
      i.total - i.paid_total - i.credited_total + coalesce(p.amount, 0) + coalesce(c.amount, 0) AS owed
    FROM invoices i
    LEFT JOIN paid_later p ON p.invoice_id = i.id
    LEFT JOIN credited_later c ON c.invoice_id = i.id
    WHERE i.company_id = $1 AND i.kind <> 'credit_note' AND i.state = 'issued' AND i.issued_on <= $2
  ), owing AS (
    SELECT client_id, currency,
      coalesce(sum(owed) FILTER (WHERE overdue <= 0), 0) AS not_due,
      coalesce(sum(owed) FILTER (WHERE overdue BETWEEN 1 AND 30), 0) AS days_1_30,
      coalesce(sum(owed) FILTER (WHERE overdue BETWEEN 31 AND 60), 0) AS days_31_60,
      coalesce(sum(owed) FILTER (WHERE overdue BETWEEN 61 AND 90), 0) AS days_61_90,
      coalesce(sum(owed) FILTER (WHERE overdue > 90), 0) AS over_90,
      sum(owed) AS total
    FROM documents WHERE owed <> 0 GROUP BY client_id, currency
  )
  SELECT k.name AS client, k.tax_id AS client_tax_id, o.*
  FROM owing o JOIN clients k ON k.company_id = $1 AND k.id = o.client_id`;
