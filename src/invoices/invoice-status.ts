import { isZero } from '../common/money.js';
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

/** Documents that are paid: issued, and no credit notes. */
const PAYABLE = `t.state = 'issued' AND t.kind <> 'credit_note'`;
const SETTLED = `${PAYABLE} AND ${BALANCE_SQL} <= 0`;
const CREDITED = 't.credited_total > 0 AND t.paid_total <= 0';
const OWED = `${PAYABLE} AND ${BALANCE_SQL} > 0`;

/**
 * What a document of each status is, over the alias `t`; exactly one of them holds. In the words of the partial
 * indexes on invoices: row security keeps amounts out of other indexes, so a list by status lives on these.
 */
export const STATUS_CONDITIONS: Readonly<Record<InvoiceStatus, string>> = {
  paid: `${SETTLED} AND NOT (${CREDITED})`,
  unpaid: `${OWED} AND t.due_on >= ${TODAY_SQL}`,
  overdue: `${OWED} AND t.due_on < ${TODAY_SQL}`,
  credited: `${SETTLED} AND ${CREDITED}`,
  issued: `t.state = 'issued' AND t.kind = 'credit_note'`,
  draft: `t.state = 'draft'`,
  cancelled: `t.state = 'cancelled'`,
};

/** The status over the alias `t`: always derived, so that it cannot contradict the amounts and the day. */
export const STATUS_SQL = `CASE ${Object.entries(STATUS_CONDITIONS)
  .map(([status, condition]) => `WHEN ${condition} THEN '${status}'`)
  .join(' ')} END`;

/** What that says of an invoice, or a debit note, as it is issued: nothing of it is paid or credited yet. */
export function statusAtIssue(
  { total, due_on }: { total: string; due_on: string },
  today: string,
): InvoiceStatus {
  if (isZero(total)) return 'paid';
  return due_on < today ? 'overdue' : 'unpaid';
}
