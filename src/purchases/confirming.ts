import { EntityManager } from 'typeorm';
import { moveStock, reversed, StockMove } from '../products/stock.js';
import { PurchaseKind } from './purchase.entity.js';

/** What of a purchase its confirmation concerns. */
export interface Confirmable {
  id: number;
  kind: PurchaseKind;
}

/** Confirms a draft, whose row is locked or new: what was bought is there, what a credit note sends back is gone. */
export async function markConfirmed(
  manager: EntityManager,
  companyId: number,
  { id, kind }: Confirmable,
): Promise<void> {
  const ofPurchase = [companyId, id];
  const lines = await manager.query<StockMove[]>(
    `SELECT product_id, quantity FROM purchase_lines
     WHERE company_id = $1 AND purchase_id = $2 AND product_id IS NOT NULL`,
    ofPurchase,
  );
  const moved = await moveStock(manager, companyId, kind === 'credit_note' ? reversed(lines) : lines);
  await manager.query(
    `UPDATE purchase_lines SET stocked = coalesce(product_id = ANY ($3::bigint[]), false)
     WHERE company_id = $1 AND purchase_id = $2`,
    [...ofPurchase, moved],
  );
  await manager.query(
    `UPDATE purchases SET state = 'confirmed', confirmed_at = now(), updated_at = now()
     WHERE company_id = $1 AND id = $2`,
    ofPurchase,
  );
}

/** Ends a confirmation, with the row locked: moves back what it moved of every product that is still counted. */
export async function endConfirmation(
  manager: EntityManager,
  companyId: number,
  { id, kind }: Confirmable,
  state: 'draft' | 'cancelled',
): Promise<void> {
  const ofPurchase = [companyId, id];
  const lines = await manager.query<StockMove[]>(
    `SELECT product_id, quantity FROM purchase_lines
     WHERE company_id = $1 AND purchase_id = $2 AND stocked`,
    ofPurchase,
  );
  await moveStock(manager, companyId, kind === 'credit_note' ? lines : reversed(lines));
  await manager.query(
    `UPDATE purchases SET state = $3, updated_at = now(),
       confirmed_at = CASE $3 WHEN 'cancelled' THEN confirmed_at END
     WHERE company_id = $1 AND id = $2`,
    [...ofPurchase, state],
  );
}
