import { EntityManager } from 'typeorm';
import { Decimal } from '../common/money.js';
import { Problem } from '../common/problem.js';
import { InvoiceDetail } from './invoice.view.js';
import { addCredited, markCancelled } from './invoice-writer.js';
import { returnToStock } from './sold-stock.js';

/**
 * Cancels a document that the caller has locked; it stays readable. Of the issued ones only notes can be
 * cancelled, and keep their number: what a credit note took off is owed and can be credited again, and what
 * either moved of the stock moves back.
 */
export async function cancelDocument(
  manager: EntityManager,
  companyId: number,
  document: InvoiceDetail,
): Promise<void> {
  refuseUncancellable(document);
  await markCancelled(manager, companyId, document.id);
  if (document.state === 'draft') return;
  if (document.kind === 'credit_note') {
    await addCredited(manager, companyId, document.corrects_id!, document.total);
  }
  await returnToStock(manager, companyId, document.lines);
}

function refuseUncancellable({ state, kind, paid_total }: InvoiceDetail): void {
  if (state === 'draft') return;
  if (kind === 'invoice') throw new Problem('invoice_not_draft');
  if (state === 'cancelled') throw new Problem('already_cancelled');
  if (!new Decimal(paid_total).eq('0')) throw new Problem('debit_note_paid');
}
