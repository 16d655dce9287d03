import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyScope } from '../src/database/company-scope.js';
import { withSession } from '../src/database/company-session.js';
import { Superuser } from './support/superuser.js';
import { until } from './support/until.js';
import { CompanyInWorld, World } from './support/world.js';

const COMPANIES = 20;
const CALLERS = 64;
const CALLS_EACH = 40;

/** What may happen to a read: most go well; the others fail in PostgreSQL at different points. */
const FATES = ['well', 'well', 'well', 'well', 'well', 'well', 'no number', 'no column', 'no key'] as const;
type Fate = (typeof FATES)[number];

const SEEN = 'SELECT DISTINCT company_id, current_company() AS entered FROM taxes';
const TEXTS: Readonly<Record<Fate, string>> = {
  well: SEEN,
  'no key': SEEN,
  'no number': 'SELECT 1 / (count(*) - count(*)) AS company_id FROM taxes',
  'no column': 'SELECT no_such_column FROM taxes',
};
const REFUSALS: Readonly<Partial<Record<Fate, RegExp>>> = {
  'no key': /Invalid API key/,
  'no number': /division by zero/,
  // What was written behind a text that cannot be parsed finds it missing.
  'no column': /no_such_column|prepared statement/,
};

let world: World;
let scope: CompanyScope;
let companies: { company: CompanyInWorld; key: number }[];
beforeAll(async () => {
  world = await World.start();
  scope = world.service(CompanyScope);
  companies = [];
  for (let made = 0; made < COMPANIES; made++) {
    const company = await world.company();
    companies.push({ company, key: (await company.key()).id });
  }
});
afterAll(() => world.close());

/** Reads as a request of the company's key would; a key of generation 0 never lived. */
function read(index: number, fate: Fate): Promise<{ company_id: number; entered: number }[]> {
  const { company, key } = companies[index]!;
  const credential = { key: { id: key, generation: fate === 'no key' ? 0 : 1 } };
  const statement = { text: TEXTS[fate], values: [] };
  return withSession({ companyId: company.id, credential }, () => scope.read(statement));
}

describe('short reads of many companies on few connections', () => {
  it('each see the rows of their own company and of no other, whatever fails between them', async () => {
    const wrong: unknown[] = [];
    const outcomes = new Map<Fate, number>();

    async function call(): Promise<void> {
      const index = randomInt(COMPANIES);
      const fate = FATES[randomInt(FATES.length)]!;
      const { id } = companies[index]!.company;
      outcomes.set(fate, (outcomes.get(fate) ?? 0) + 1);
      try {
        const rows = await read(index, fate);
        const isOwn = rows.length === 1 && rows[0]!.company_id === id && rows[0]!.entered === id;
        if (fate !== 'well' || !isOwn) wrong.push({ id, fate, rows });
      } catch (error) {
        if (!REFUSALS[fate]?.test((error as Error).message)) wrong.push({ id, fate, error });
      }
    }

    await Promise.all(
      Array.from({ length: CALLERS }, async () => {
        for (let made = 0; made < CALLS_EACH; made++) await call();
      }),
    );
    expect(wrong).toEqual([]);
    expect([...outcomes.keys()].sort()).toEqual([...new Set(FATES)].sort());
  });

  it('give the same answers as the same statements in transactions of their own', async () => {
    for (const [index, { company }] of companies.entries()) {
      const plain = await scope.asOperator(company.id, (manager) => manager.query(SEEN));
      expect(await read(index, 'well')).toEqual(plain);
    }
  });

  it('see what was written before in the transaction that they are within', async () => {
    const { company } = companies[0]!;
    const names = { text: 'SELECT name FROM clients', values: [] };
    const seen = await scope.asOperator(company.id, async (manager) => {
      await manager.query(`INSERT INTO clients (company_id, name) VALUES ($1, 'Only here')`, [company.id]);
      return scope.read(names);
    });
    expect(seen).toEqual([{ name: 'Only here' }]);
  });

  it('go on after their connections were cut', async () => {
    const superuser = await Superuser.on(world.server.database);
    const cut = await superuser.rows<{ cut: boolean }>(
      `SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'llavero-reads'`,
    );
    await superuser.close();
    expect(cut.length).toBeGreaterThan(0);
    const { id } = companies[0]!.company;
    const again = await until(
      () => read(0, 'well').catch(() => []),
      (rows) => rows.length > 0,
    );
    expect(again).toEqual([{ company_id: id, entered: id }]);
  });
});
