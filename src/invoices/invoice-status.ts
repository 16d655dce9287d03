import { TODAY_SQL } from './company-today.js';

/**
 * How far a document is, in the words of WHMDC's contract and two of our own: `draft`, and `credited` for an
 * invoice that a credit note settled before anything was paid. A part payment leaves it `unpaid`. A credit
 * note that was issued is `issued`; a debit note is paid, and so called, as an invoice is.
 */
export const INVOICE_STATUSES = [
  'draft',
  'unpaid',
  'overdue',
  'paid',
  'credited',
  'issued',
  'cancelled',
] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export const BALANCE_SQL = '(t.total - t.paid_total - t.credited_total)';

/** The status over the alias `t`: always derived, so that it cannot contradict the amounts and the day. */
export const STATUS_SQL = `CASE
  WHEN t.state <> 'issued' THEN t.state
  WHEN t.kind = 'credit_note' THEN 'issued'
  WHEN ${BALANCE_SQL} <= 0 AND t.credited_total > 0 AND t.paid_total <= 0 THEN 'credited'
  WHEN ${BALANCE_SQL} <= 0 THEN 'paid'
  WHEN t.due_on < ${TODAY_SQL} THEN 'overdue'
  ELSE 'unpaid' END`;
