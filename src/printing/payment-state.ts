import { Language } from '../common/problem.js';
import { Decimal } from '../common/money.js';
import type { InvoiceDetail } from '../invoices/invoice.view.js';
import type { InvoiceStatus } from '../invoices/invoice-status.js';
import { COLOURS } from './sheet.js';

export type PaymentState = InvoiceStatus | 'part_paid';

const WORDS: Readonly<Record<Language, Record<PaymentState, string>>> = {
  en: {
    draft: 'Draft',
    unpaid: 'Unpaid',
    overdue: 'Overdue',
    part_paid: 'Partly paid',
    paid: 'Paid',
    credited: 'Credited',
    issued: '',
    cancelled: 'Cancelled',
  },
  es: {
    draft: 'Borrador',
    unpaid: 'Pendiente de pago',
    overdue: 'Vencida',
    part_paid: 'Pagada en parte',
    paid: 'Pagada',
    credited: 'Rectificada',
    issued: '',
    cancelled: 'Anulada',
  },
};

/** What a reader has to know about it: overdue comes before paid in part, which the amounts show anyway. */
export function paymentState({ status, paid_total }: InvoiceDetail): PaymentState {
  return status === 'unpaid' && new Decimal(paid_total).gt('0') ? 'part_paid' : status;
}

/** In one or two words; none for a note, which is neither paid nor owed. */
export function sayState(state: PaymentState, language: Language): string {
  return WORDS[language][state];
}

export function colourOfState(state: PaymentState): string {
  if (state === 'overdue' || state === 'draft' || state === 'cancelled') return COLOURS.alarm;
  return state === 'paid' ? COLOURS.good : COLOURS.muted;
}

/** What stands across every page of a document that nobody owes anything for. */
export function stampOf(state: PaymentState, language: Language): string | undefined {
  return state === 'draft' || state === 'cancelled' ? sayState(state, language).toUpperCase() : undefined;
}
