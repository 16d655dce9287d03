import { EntityManager } from 'typeorm';

/** What day it is where the company is, as `YYYY-MM-DD`. */
export async function companyToday(manager: EntityManager, companyId: number): Promise<string> {
  const [row] = await manager.query<[{ today: string }]>(
    'SELECT (now() AT TIME ZONE timezone)::date AS today FROM companies WHERE id = $1',
    [companyId],
  );
  return row.today;
}
