import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Catalogue, TABLES_OF_RECORD } from './support/catalogue.js';
import { DatabaseSession } from './support/database-session.js';
import { fullCompany } from './support/full-company.js';
import { CompanyInWorld, World } from './support/world.js';

/** What a policy refuses, and what the application's role has no right to. */
const ROW_SECURITY = '42501';

let world: World;
let own: CompanyInWorld;
let other: CompanyInWorld;
let everything: Catalogue;
let session: DatabaseSession;
/** Every table with rows of a company, and its column that names the company. */
let tables: readonly (readonly [table: string, column: string])[];

beforeAll(async () => {
  world = await World.start();
  own = await fullCompany(world);
  other = await fullCompany(world);
  everything = await Catalogue.open(world.server.database.superuserUrl);
  session = await DatabaseSession.open(world.server.database.appUrl);
  const companyTables = await everything.companyTables();
  tables = [['companies', 'id'], ...companyTables.map((table) => [table, 'company_id'] as const)];
});
afterAll(async () => {
  await session.close();
  await everything.close();
  await world.close();
});

/** `work` for every table; what it answers, by table, so that a failure names the table. */
async function everywhere<T>(work: (table: string, column: string) => Promise<T>) {
  const answers: Record<string, T> = {};
  for (const [table, column] of tables) answers[table] = await work(table, column);
  return answers;
}

const same = <T>(answer: T) => Object.fromEntries(tables.map(([table]) => [table, answer]));

/** No row is changed or deleted: there is none that could be, or no right to. */
const untouched = () =>
  Object.fromEntries(tables.map(([table]) => [table, table in TABLES_OF_RECORD ? ROW_SECURITY : '0 rows']));

/** The other company's rows as they are, seen by the superuser, whom no policy holds. */
const rowsOfOther = (table: string, column: string) =>
  everything.lines(`SELECT md5(t::text) FROM ${table} t WHERE ${column} = $1 ORDER BY 1`, [other.id]);

/** Writes a copy of a row of the other company, its keys as they are. */
async function copyOfOther(table: string, column: string): Promise<string> {
  const [row] = await everything.rows<{ row: object }>(
    `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${column} = $1 LIMIT 1`,
    [other.id],
  );
  const copy = `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`;
  return session.outcome(copy, [JSON.stringify(row!.row)]);
}

const touched = (statement: (table: string, column: string) => string) =>
  everywhere((table, column) => session.outcome(statement(table, column), [other.id]));

describe('the rows of every company table', () => {
  it('are there in this test for both companies, so that a table without a fixture fails here', async () => {
    const counts = await everywhere(async (table, column) =>
      everything.lines(`SELECT ${column} FROM ${table} WHERE ${column} IN ($1, $2) GROUP BY 1 ORDER BY 1`, [
        own.id,
        other.id,
      ]),
    );
    expect(counts).toEqual(same([String(own.id), String(other.id)]));
  });

  it("are seen in their company's transaction", async () => {
    const seen = await session.within(other.id, () =>
      touched((table, column) => `SELECT FROM ${table} WHERE ${column} = $1`),
    );
    for (const [table, rows] of Object.entries(seen)) expect([table, rows]).not.toEqual([table, '0 rows']);
  });

  it('are not seen, changed or deleted without a company, and none is added', async () => {
    await session.within(null, async () => {
      const all = await everywhere((table) => session.outcome(`SELECT FROM ${table}`));
      expect(all).toEqual(same('0 rows'));
      expect(await touched((table, column) => `DELETE FROM ${table} WHERE ${column} = $1`)).toEqual(
        untouched(),
      );
      expect(await everywhere(copyOfOther)).toEqual(same(ROW_SECURITY));
    });
  });

  it("are not seen, changed, deleted or added in another company's transaction", async () => {
    const before = await everywhere(rowsOfOther);
    await session.within(own.id, async () => {
      const where = (column: string) => `WHERE ${column} = $1`;
      expect(await touched((table, column) => `SELECT FROM ${table} ${where(column)}`)).toEqual(
        same('0 rows'),
      );
      const unchanged = await touched(
        (table, column) => `UPDATE ${table} SET ${column} = ${column} ${where(column)}`,
      );
      expect(unchanged).toEqual(untouched());
      expect(await touched((table, column) => `DELETE FROM ${table} ${where(column)}`)).toEqual(untouched());
      expect(await everywhere(copyOfOther)).toEqual(same(ROW_SECURITY));
    });
    expect(await everywhere(rowsOfOther)).toEqual(before);
  });

  it('cannot be given away to another company', async () => {
    const moved = await session.within(own.id, () =>
      touched((table, column) => `UPDATE ${table} SET ${column} = $1`),
    );
    expect(moved).toEqual(same(ROW_SECURITY));
  });

  it('are not seen by what the connection does next, however the transaction ended', async () => {
    for (const end of ['COMMIT', 'ROLLBACK']) {
      await session.query('BEGIN');
      await session.query('SELECT enter_company($1, false, NULL, NULL, NULL, NULL)', [other.id]);
      await session.query(end);
      const left = await session.query('SELECT current_company() AS company, count(*)::int FROM clients');
      expect(left.rows).toEqual([{ company: null, count: 0 }]);
    }
  });
});
