import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CompanyScope } from '../src/database/company-scope.js';
import { withSession } from '../src/database/company-session.js';
import { ShortStatement } from '../src/database/statement-names.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let scope: CompanyScope;
let company: CompanyInWorld;
let key: { id: number };
beforeAll(async () => {
  world = await World.start();
  scope = world.service(CompanyScope);
});
beforeEach(async () => {
  company = await world.company();
  key = await company.key();
});
afterAll(() => world.close());

/** As a request of the company's key; a key of generation 0 never lived. */
const asKey = <T>(work: () => Promise<T>, generation = 1): Promise<T> =>
  withSession({ companyId: company.id, credential: { key: { id: key.id, generation } } }, work);

const client = (name: string): ShortStatement => ({
  text: 'INSERT INTO clients (company_id, name) VALUES ($1, $2)',
  values: [company.id, name],
});
const NAMES = { text: 'SELECT name FROM clients ORDER BY id', values: [] };
const WRONG = { text: 'SELECT 1 / (count(*) - count(*)) FROM clients', values: [] };
const names = async () => (await asKey(() => scope.read<{ name: string }>(NAMES))).map(({ name }) => name);

describe('statements that are sent at once', () => {
  it('see what those before them wrote, answer the rows of the last, and are kept', async () => {
    const seen = await asKey(() => scope.write([client('Ana'), client('Bea'), NAMES]));
    expect(seen).toEqual([{ name: 'Ana' }, { name: 'Bea' }]);
    expect(await names()).toEqual(['Ana', 'Bea']);
  });

  it.each([0, 1, 2])('write nothing where one of them fails, the one at place %i', async (place) => {
    const statements = [client('Ana'), client('Bea'), NAMES];
    statements.splice(place, 0, WRONG);
    await expect(asKey(() => scope.write(statements))).rejects.toThrow('division by zero');
    expect(await names()).toEqual([]);
    await asKey(() => scope.write([client('Eva'), NAMES]));
    expect(await names()).toEqual(['Eva']);
  });

  it('write nothing for a credential that lives no more, nor into another company', async () => {
    await expect(asKey(() => scope.write([client('Ana'), NAMES]), 0)).rejects.toThrow('Invalid API key');
    const other = await world.company();
    const foreign = { ...client('Ana'), values: [other.id, 'Ana'] };
    await expect(asKey(() => scope.write([foreign, NAMES]))).rejects.toThrow('row-level security');
    expect(await names()).toEqual([]);
  });

  it('join the transaction that is open, and go with it', async () => {
    const failed = asKey(() =>
      scope.run(async () => {
        expect(await scope.write([client('Ana'), NAMES])).toEqual([{ name: 'Ana' }]);
        throw new Error('changed my mind');
      }),
    );
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await names()).toEqual([]);
  });

  it('leave no company on their connection', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => asKey(() => scope.write([client(randomUUID()), NAMES]))),
    );
    const outside = {
      text: `SELECT current_company() AS company, count(*) AS seen FROM clients`,
      values: [],
    };
    const rows = await withSession({ companyId: 0 }, () => scope.write([outside]));
    expect(rows).toEqual([{ company: 0, seen: 0 }]);
  });
});

describe('rows that are read at once', () => {
  it('are the same as those of a transaction of its own, whatever their types', async () => {
    const text = `SELECT 9007199254740991::bigint AS big, 7::int AS small, 0.10::numeric(9,2) AS money, true AS yes,
      '2027-02-28'::date AS day, '2027-02-28 10:20:30.5+02'::timestamptz AS at, 'É "q" \\ 字'::text AS words,
      NULL::text AS nothing, ARRAY['a', NULL, 'c,d'] AS list, ARRAY[1, 2]::bigint[] AS numbers,
      '{"a": [1, null, "x"]}'::jsonb AS object, '\\x0102'::bytea AS bytes, '${randomUUID()}'::uuid AS id,
      $1::text AS given, 1 AS "A name", 1.5::float8 AS float`;
    const statement = { text, values: ['given'] };
    const plain = await asKey(() => scope.run((manager) => manager.query(text, statement.values)));
    for (let use = 0; use < 3; use++) {
      expect(await asKey(() => scope.read(statement))).toEqual(plain);
      expect(await asKey(() => scope.write([NAMES, statement]))).toEqual(plain);
    }
  });

  it('are the same for lists, records and queries that are asked again', async () => {
    await asKey(() => scope.write([client('Ana'), client('Bea'), NAMES]));
    const { caller } = await company.key();
    const paths = ['?per_page=1', '?per_page=1&page=2', '?sort=name', '?search=b', ''];
    for (const path of paths) {
      const first = await caller.get(`/api/v1/clients${path}`);
      for (let use = 0; use < 2; use++)
        expect((await caller.get(`/api/v1/clients${path}`)).text).toBe(first.text);
    }
    for (let use = 0; use < 3; use++)
      expect((await caller.get('/api/v1/clients?per_page=101')).status).toBe(422);
  });
});
