import { EntityManager } from 'typeorm';

/**
 * Until the transaction ends, no other batch of the company makes what there is once: a client by its number, an
 * invoice by its name. Not the company's row: who revokes a key waits for that one, and must not wait for a batch.
 */
export async function holdBatches(manager: EntityManager, companyId: number): Promise<void> {
  await manager.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('invoice batches of ' || $1::bigint, 0))`,
    [companyId],
  );
}
