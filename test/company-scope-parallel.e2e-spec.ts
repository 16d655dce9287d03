import { randomInt } from 'node:crypto';
import { DataSource, EntityManager } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyScope } from '../src/database/company-scope.js';
import { World } from './support/world.js';

const COMPANIES = 20;
const CALLERS = 64;
const CALLS_EACH = 20;
const FAILING_PERCENT = 10;

const FAILURES = ['SELECT 1 / 0', 'SELECT no_such_column', 'SELECT FROM', `SELECT 'x'::bigint`];

let world: World;
let companies: number[];
beforeAll(async () => {
  world = await World.start();
  companies = [];
  for (let made = 0; made < COMPANIES; made++) companies.push((await world.company()).id);
});
afterAll(() => world.close());

describe('many callers of many companies at once, some of whom fail', () => {
  it('each see the rows of their own company and of no other, and plain connections see none', async () => {
    const scope = world.service(CompanyScope);
    const dataSource = world.service(DataSource);
    const leaks: unknown[] = [];
    let [right, failed] = [0, 0];

    async function call(): Promise<void> {
      const companyId = companies[randomInt(COMPANIES)]!;
      const fails = randomInt(100) < FAILING_PERCENT;
      try {
        const seen = await scope.asOperator(companyId, async (manager) => {
          const before = await companiesSeen(manager);
          if (fails) await manager.query(FAILURES[randomInt(FAILURES.length)]!);
          const after = await scope.run(companiesSeen);
          return [...before, ...after];
        });
        if (fails || seen.some((id) => id !== companyId) || seen.length !== 2)
          leaks.push({ companyId, seen });
        else right++;
      } catch (error) {
        if (!fails) leaks.push(error);
        failed++;
      }
      const outside = await companiesSeen(dataSource);
      if (outside.length > 0) leaks.push({ outside });
    }

    await Promise.all(
      Array.from({ length: CALLERS }, async () => {
        for (let made = 0; made < CALLS_EACH; made++) await call();
      }),
    );
    expect(leaks).toEqual([]);
    expect(right + failed).toBe(CALLERS * CALLS_EACH);
    expect(failed).toBeGreaterThan(0);
  });
});

async function companiesSeen(manager: Pick<EntityManager, 'query'>): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>('SELECT DISTINCT company_id AS id FROM taxes');
  return rows.map(({ id }) => id);
}
