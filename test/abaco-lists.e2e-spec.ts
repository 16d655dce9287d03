import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abacoRefusal } from './support/abaco-route.js';
import { withDatabase } from './support/books.js';
import { Caller } from './support/http.js';
import { World } from './support/world.js';

const TOTAL = 45;

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  const company = await world.company();
  ({ caller } = await company.person('proprietor'));
  await withDatabase(world.server.database.superuserUrl, (client) =>
    client.query(
      `INSERT INTO clients (company_id, name) SELECT $1, 'Ana ' || n FROM generate_series(1, $2::int) n`,
      [company.id, TOTAL],
    ),
  );
});
afterAll(() => world.close());

const list = async (query: string) => {
  const { status, text, body } = await caller.get(`/business-partners${query}`);
  expect(status, text).toBe(200);
  return body as { businessPartners: { id: number }[]; total: number; page: number; limit: number };
};

describe('a list of abaco', () => {
  it.each([
    ['/business-partners', 'businessPartners'],
    ['/products', 'products'],
    ['/products/search?q=x', 'products'],
    ['/users', 'users'],
    ['/api-keys', 'apiKeys'],
  ])('is flat, under the name of its resource: GET %s', async (path, name) => {
    const { body } = await caller.get(path);
    expect(body).toEqual({ [name]: expect.any(Array), total: expect.any(Number), page: 1, limit: 20 });
  });

  it('begins with the newest, 20 of them, when nothing is asked for', async () => {
    const { businessPartners, ...counts } = await list('');
    expect(counts).toEqual({ total: TOTAL, page: 1, limit: 20 });
    expect(businessPartners).toHaveLength(20);
    const ids = businessPartners.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  });

  it('has each record once from page to page, and none behind its end', async () => {
    const ids: number[] = [];
    for (const page of [1, 2, 3]) {
      const { businessPartners, ...counts } = await list(`?limit=20&page=${page}`);
      expect(counts).toEqual({ total: TOTAL, page, limit: 20 });
      ids.push(...businessPartners.map(({ id }) => id));
    }
    expect([ids.length, new Set(ids).size]).toEqual([TOTAL, TOTAL]);
    expect(await list('?page=4')).toEqual({ businessPartners: [], total: TOTAL, page: 4, limit: 20 });
    expect((await list('?limit=100')).businessPartners.map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['limit=0', 'limit min'],
    ['limit=101', 'limit max'],
    ['limit=all', 'limit isInt'],
    ['page=0', 'page min'],
    ['page=1.5', 'page isInt'],
    ['page=100001', 'page max'],
  ])('refuses %s', async (query, error) => {
    const [status, code, ...errors] = abacoRefusal(await caller.get(`/business-partners?${query}`));
    expect([status, code, errors]).toEqual([400, 'VALIDATION_ERROR', expect.arrayContaining([error])]);
  });

  it('knows no words of other dialects: what it does not know, it leaves alone', async () => {
    const { businessPartners, ...counts } = await list('?per_page=3&sort=name&cursor=x&customer=false');
    expect([businessPartners.length, counts]).toEqual([20, { total: TOTAL, page: 1, limit: 20 }]);
  });
});
