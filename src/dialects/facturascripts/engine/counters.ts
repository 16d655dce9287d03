import { EntityManager } from 'typeorm';

/** The next number of a counter of the company, from 1; others wait for it until the transaction ends. */
export async function nextOf(manager: EntityManager, companyId: number, counter: string): Promise<number> {
  const [{ taken }] = await manager.query<[{ taken: number }]>(NEXT, [companyId, counter]);
  return taken;
}

/** Goes on behind a number that somebody chose. */
export async function passNumber(
  manager: EntityManager,
  companyId: number,
  counter: string,
  chosen: number,
): Promise<void> {
  await manager.query(PASS, [companyId, counter, chosen]);
}

const NEXT = `
  INSERT INTO facturascripts_counters AS c (company_id, resource, last) VALUES ($1, $2, 1)
  ON CONFLICT ON CONSTRAINT facturascripts_counters_pkey DO UPDATE SET last = c.last + 1
  RETURNING last AS taken`;

const PASS = `
  INSERT INTO facturascripts_counters AS c (company_id, resource, last) VALUES ($1, $2, $3)
  ON CONFLICT ON CONSTRAINT facturascripts_counters_pkey DO UPDATE SET last = greatest(c.last, excluded.last)`;
