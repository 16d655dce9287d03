import type { InvoiceSummary } from '../api/generated/index.js';

export const DOCUMENT_KINDS = [
  'invoice',
  'credit_note',
  'debit_note',
] as const satisfies readonly InvoiceSummary['kind'][];

export const STATUSES = [
  'draft',
  'unpaid',
  'overdue',
  'paid',
  'credited',
  'issued',
  'cancelled',
] as const satisfies readonly InvoiceSummary['status'][];
