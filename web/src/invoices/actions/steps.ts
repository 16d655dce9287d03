import type { InvoiceSummary } from '../../api/generated/index.js';

/** What can be done with a document as it is; the role decides besides. */
export type Step = 'edit' | 'issue' | 'pay' | 'refund' | 'credit' | 'debit' | 'send' | 'cancel' | 'delete';

const isSome = (exact: string) => /[1-9]/.test(exact);

/** As the server judges them, too. */
export function stepsOf({ state, kind, balance, total, paid_total, credited_total }: InvoiceSummary): Step[] {
  if (state === 'cancelled') return kind === 'invoice' ? ['delete'] : [];
  if (state === 'draft') return ['issue', 'edit', 'cancel', 'delete'];
  if (kind === 'credit_note') return ['send', 'cancel'];
  const settling: Step[] = !isSome(balance) ? [] : balance.startsWith('-') ? ['refund'] : ['pay'];
  if (kind === 'debit_note')
    return [...settling, 'send', ...(isSome(paid_total) ? [] : (['cancel'] as const))];
  const isCredited = isSome(total) && credited_total === total;
  return [...settling, ...(isCredited ? [] : (['credit'] as const)), 'debit', 'send'];
}
