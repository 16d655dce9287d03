import { EntityManager } from 'typeorm';
import { negated } from '../common/money.js';

/** A quantity that comes in, or goes out (negative), of what a line names; lines without a product move nothing. */
export interface StockMove {
  product_id: number | null;
  /** An exact decimal. */
  quantity: string;
}

/** The same out again, or back in. */
export function reversed(moves: readonly StockMove[]): StockMove[] {
  return moves.map(({ product_id, quantity }) => ({ product_id, quantity: negated(quantity) }));
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
  const ids = moves.map(({ product_id }) => product_id).filter((id) => id !== null);
  if (ids.length === 0) return [];
  const held = await manager.query<{ id: number }[]>(HOLD, [companyId, ids]);
  const counted = new Set(held.map(({ id }) => id));
  const moving = moves.filter(({ product_id }) => product_id !== null && counted.has(product_id));
  if (moving.length > 0) {
    const quantities = moving.map(({ quantity }) => quantity);
    await manager.query(MOVE, [companyId, moving.map(({ product_id }) => product_id), quantities]);
  }
  return [...counted];
}

/**
 * A statement of its own: one that locked and updated at once would go on to update the versions it had seen
 * before it waited, and meet those who wait for these.
 */
const HOLD = `
  SELECT id FROM products WHERE company_id = $1 AND id = ANY ($2::bigint[]) AND stocked
  ORDER BY id FOR NO KEY UPDATE`;

const MOVE = `
  WITH moves AS (
    SELECT id, sum(quantity) AS quantity FROM unnest($2::bigint[], $3::numeric[]) AS m (id, quantity) GROUP BY id
  )
  UPDATE products p SET stock = trim_scale(p.stock + m.quantity), updated_at = now()
  FROM moves m WHERE p.company_id = $1 AND p.id = m.id`;
