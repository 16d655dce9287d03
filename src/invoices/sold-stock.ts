import { EntityManager } from 'typeorm';
import { moveStock, reversed, StockMove } from '../products/stock.js';

/** A line of a document: what it names, and whether that is counted. */
export interface SoldLine extends StockMove {
  stocked: boolean;
}

const countedOf = (lines: readonly SoldLine[]) => lines.filter(({ stocked }) => stocked);

/** What is sold leaves the stock; what a credit note takes back, with its negative quantities, returns. */
export async function takeFromStock(
  manager: EntityManager,
  companyId: number,
  lines: readonly SoldLine[],
): Promise<void> {
  await moveStock(manager, companyId, reversed(countedOf(lines)));
}

/** Moves back what the issue of a document moved. */
export async function returnToStock(
  manager: EntityManager,
  companyId: number,
  lines: readonly SoldLine[],
): Promise<void> {
  await moveStock(manager, companyId, countedOf(lines));
}
