import { EntityManager } from 'typeorm';
import { invalid, Problem } from '../common/problem.js';
import { Purchase } from './purchase.entity.js';

/** What of a note says to which purchase it belongs. */
export type Note = Pick<Purchase, 'kind' | 'client_id' | 'corrects_id'>;

/**
 * Refuses a note that belongs to nothing it could correct: an invoice or import of the same supplier. That
 * purchase stays as it is until the transaction ends. Answers its state, nothing where none is named.
 */
export async function correctedState(
  manager: EntityManager,
  companyId: number,
  { kind, client_id, corrects_id }: Note,
): Promise<Purchase['state'] | undefined> {
  if (corrects_id === null) return undefined;
  if (kind !== 'credit_note' && kind !== 'debit_note') throw invalid('corrects_id', 'not_a_note');
  const [corrected] = await manager.query<Pick<Purchase, 'client_id' | 'state'>[]>(
    `SELECT client_id, state FROM purchases
     WHERE company_id = $1 AND id = $2 AND kind IN ('invoice', 'import') FOR SHARE`,
    [companyId, corrects_id],
  );
  if (!corrected) throw invalid('corrects_id', 'unknown');
  if (corrected.client_id !== client_id) throw invalid('corrects_id', 'other_supplier');
  return corrected.state;
}

/** A confirmed note belongs to what is confirmed: so the purchase stays confirmed while the note does. */
export async function requireCorrectedConfirmed(
  manager: EntityManager,
  companyId: number,
  note: Note,
): Promise<void> {
  const state = await correctedState(manager, companyId, note);
  if (state === undefined || state === 'confirmed') return;
  throw new Problem('purchase_not_confirmed', {
    details: [{ field: 'corrects_id', code: 'not_confirmed' }],
  });
}

/** Refuses what would leave a note behind: with `confirmed`, only confirmed notes count. The row is locked. */
export async function refuseWhileCorrected(
  manager: EntityManager,
  companyId: number,
  id: number,
  { confirmed }: { confirmed: boolean },
): Promise<void> {
  const [note] = await manager.query<unknown[]>(
    `SELECT FROM purchases WHERE company_id = $1 AND corrects_id = $2 AND (state = 'confirmed' OR NOT $3) LIMIT 1`,
    [companyId, id, confirmed],
  );
  if (note) throw new Problem('in_use');
}
