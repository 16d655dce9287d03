import { EntityManager } from 'typeorm';

/** A quantity that comes in, or goes out (negative), of what a line names; lines without a product move nothing. */
export interface StockMove {
  product_id: number | null;
  /** An exact decimal. */
  quantity: string;
}

/**
 * Moves the stock of the products that are counted; the others are left alone. Products are locked in one
 * order, so documents that name the same ones wait for each other and never for ever. Answers whose stock moved.
 */
export async function moveStock(
  manager: EntityManager,
  companyId: number,
  moves: readonly StockMove[],
): Promise<number[]> {
  const named = moves.filter(({ product_id }) => product_id !== null);
  if (named.length === 0) return [];
  const [moved] = await manager.query<[{ id: number }[], number]>(MOVE, [
    companyId,
    named.map(({ product_id }) => product_id),
    named.map(({ quantity }) => quantity),
  ]);
  return moved.map(({ id }) => id);
}

const MOVE = `
  WITH moves AS (
    SELECT id, sum(quantity) AS quantity FROM unnest($2::bigint[], $3::numeric[]) AS m (id, quantity) GROUP BY id
  ), held AS (
    SELECT p.id, m.quantity FROM products p JOIN moves m ON m.id = p.id
    WHERE p.company_id = $1 AND p.stocked ORDER BY p.id FOR NO KEY UPDATE OF p
  )
  UPDATE products p SET stock = trim_scale(p.stock + h.quantity), updated_at = now()
  FROM held h WHERE p.company_id = $1 AND p.id = h.id RETURNING p.id`;
