import { EntityManager } from 'typeorm';
import { announceAccessChange } from '../database/notifications.js';

/**
 * Held until the transaction ends by whoever changes what people or keys of a company may do, so that these
 * changes come one after another and each sees what the one before left. Data is read and written meanwhile.
 */
export async function holdAccess(manager: EntityManager, companyId: number): Promise<void> {
  await manager.query('SELECT FROM companies WHERE id = $1 FOR NO KEY UPDATE', [companyId]);
}

/** Every key of the company is judged anew at its next transaction, on every node, once this commits. */
export async function judgeKeysAnew(manager: EntityManager, companyId: number): Promise<void> {
  await manager.query('UPDATE api_keys SET generation = generation + 1 WHERE company_id = $1', [companyId]);
  await announceAccessChange(manager, companyId);
}
