import { EntityManager } from 'typeorm';

const TODAY = 'SELECT (now() AT TIME ZONE timezone)::date AS today FROM companies WHERE id =';

/** What day it is where the company of the transaction is, read once for a whole statement. */
export const TODAY_SQL = `(${TODAY} current_company())`;

/** What day it is where the company is, as `YYYY-MM-DD`. */
export async function companyToday(manager: EntityManager, companyId: number): Promise<string> {
  const [row] = await manager.query<[{ today: string }]>(`${TODAY} $1`, [companyId]);
  return row.today;
}
