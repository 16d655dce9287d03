import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, refusalOf, withDatabase } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => {
  world = await World.shared();
  books = await Books.open(world);
  await addClients('', 249);
});
afterAll(() => world.close());

const TOTAL = 250;

/** Clients of three names, so that most rows of a page are equal to the sort. */
const addClients = (prefix: string, count: number) =>
  withDatabase(world.server.database.superuserUrl, (client) =>
    client.query(
      `INSERT INTO clients (company_id, name)
       SELECT $1, $2 || (ARRAY['Ana', 'Benito', 'Carla'])[1 + n % 3] FROM generate_series(1, $3::int) n`,
      [books.company.id, prefix, count],
    ),
  );

interface Row {
  id: number;
  name: string;
}
interface Meta {
  page?: number;
  per_page: number;
  total?: number;
  total_pages?: number;
  next_cursor?: string;
}

async function page(query: string): Promise<{ rows: Row[]; meta: Meta }> {
  const { status, text, body } = await books.caller.get(`/api/v1/clients?${query}`);
  expect(status, text).toBe(200);
  return { rows: body.data as Row[], meta: body.meta as Meta };
}

/** All rows from the first page on, following `next_cursor`. */
async function walk(
  query: string,
  between: (rows: readonly Row[]) => Promise<unknown> = () => Promise.resolve(),
) {
  const rows: Row[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { rows: more, meta }: { rows: Row[]; meta: Meta } = await page(
      `${query}${cursor && `&cursor=${cursor}`}`,
    );
    rows.push(...more);
    await between(more);
    cursor = meta.next_cursor;
  }
  return rows;
}

const before = (a: Row, b: Row) => (a.name === b.name ? a.id - b.id : a.name < b.name ? -1 : 1);

describe('a list of 250 records', () => {
  it.each(['name', '-name'])('by page and by %s has each of them once, in order', async (sort) => {
    const rows = [];
    for (let number = 1; number <= 9; number++) {
      const { rows: more, meta } = await page(`sort=${sort}&per_page=30&page=${number}`);
      expect(meta).toMatchObject({ page: number, per_page: 30, total: TOTAL, total_pages: 9 });
      expect(meta.next_cursor === undefined).toBe(number === 9);
      rows.push(...more);
    }
    expect(rows).toHaveLength(TOTAL);
    expect(rows).toEqual(sort === 'name' ? rows.toSorted(before) : rows.toSorted((a, b) => before(b, a)));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(TOTAL);
  });

  it.each(['name', '-name', 'id', '-id', 'created_at', '-created_at'])(
    'by cursor and by %s has the same rows in the same order',
    async (sort) => {
      const paged = [];
      for (const number of [1, 2, 3])
        paged.push(...(await page(`sort=${sort}&per_page=100&page=${number}`)).rows);
      expect(await walk(`sort=${sort}&per_page=33`)).toEqual(paged);
    },
  );

  it('begins with the newest, 25 of them, when nothing is asked for', async () => {
    const { rows, meta } = await page('');
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted((a, b) => b - a));
    expect([rows.length, meta.page, meta.per_page]).toEqual([25, 1, 25]);
  });

  it('goes on from a page in the middle by its cursor, which no longer counts', async () => {
    const { meta } = await page('sort=name&per_page=20&page=3');
    const { rows, meta: next } = await page(`sort=name&per_page=20&cursor=${meta.next_cursor}`);
    expect(rows).toEqual((await page('sort=name&per_page=20&page=4')).rows);
    expect(Object.keys(next).toSorted()).toEqual(['next_cursor', 'per_page']);
  });

  it('is empty past its end, and still says how many there are', async () => {
    const { rows, meta } = await page('per_page=100&page=4');
    expect(rows).toEqual([]);
    expect(meta).toEqual({
      page: 4,
      current_page: 4,
      per_page: 100,
      total: TOTAL,
      total_count: TOTAL,
      total_pages: 3,
    });
  });

  it('shows no row twice and misses none by cursor while others are added and removed', async () => {
    const known = (await walk('sort=name&per_page=100')).map(({ id }) => id);
    const seen = await walk('sort=name&per_page=40', async (rows) => {
      // Before, among and behind what has been shown, and a row goes that was shown already.
      await addClients('', 3);
      await addClients('A', 1);
      await addClients('Z', 1);
      await books.delete(`clients/${rows[0]!.id}`);
    });
    const ids = seen.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => known.includes(id)).length).toBe(known.length);
    expect(seen).toEqual(seen.toSorted(before));
  });

  it('has only the rows of its company', async () => {
    const other = await Books.open(world);
    const { body } = await other.caller.get('/api/v1/clients');
    expect([body.data.length, body.meta.total]).toEqual([1, 1]);
    const { meta } = await page('sort=id&per_page=1');
    expect(
      (await other.caller.get(`/api/v1/clients?sort=id&cursor=${meta.next_cursor}`)).body.data,
    ).toHaveLength(1);
  });
});

describe('a list refuses', () => {
  const cursorOf = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');

  it.each([
    ['sort=email', 'sort', 'unknown_column'],
    ['sort=company_id', 'sort', 'unknown_column'],
    ['sort=constructor', 'sort', 'unknown_column'],
    ['sort=name;drop', 'sort', 'matches'],
    ['sort=--name', 'sort', 'matches'],
    ['per_page=0', 'per_page', 'min'],
    ['per_page=101', 'per_page', 'max'],
    ['per_page=2.5', 'per_page', 'isInt'],
    ['per_page=all', 'per_page', 'isInt'],
    ['page=0', 'page', 'min'],
    ['page=100001', 'page', 'max'],
    ['page=-1', 'page', 'min'],
    ['active=yes', 'active', 'isBoolean'],
  ])('%s', async (query, field, code) => {
    const answer = await books.caller.get(`/api/v1/clients?${query}`);
    expect([answer.status, answer.body.error.reason]).toEqual([422, 'validation_failed']);
    expect(answer.body.error.details).toContainEqual(expect.objectContaining({ field, code }));
  });

  it('a cursor of another sort', async () => {
    const { meta } = await page('sort=name');
    for (const sort of ['sort=-name', 'sort=id', '']) {
      const answer = await books.caller.get(`/api/v1/clients?${sort}&cursor=${meta.next_cursor}`);
      expect(refusalOf(answer)).toEqual([422, 'validation_failed', 'cursor', 'not_a_cursor']);
    }
  });

  it.each([
    'x',
    '',
    cursorOf(null),
    cursorOf({}),
    cursorOf([]),
    cursorOf(['-id', 1]),
    cursorOf(['-id', null, 1]),
    cursorOf(['-id', {}, 1]),
    cursorOf(['-id', 1, '1']),
    cursorOf(['-id', 1, 1.5]),
    cursorOf(['-id', 1, 1e300]),
  ])('the cursor %j', async (cursor) => {
    const answer = await books.caller.get(`/api/v1/clients?cursor=${cursor}`);
    expect(refusalOf(answer)).toEqual([422, 'validation_failed', 'cursor', 'not_a_cursor']);
  });

  it.each([
    ['id', 'x'],
    ['id', 1.5],
    ['id', 1e300],
    ['created_at', 'yesterday-ish'],
    ['created_at', '2026-13-45T00:00:00Z'],
    ['name', '\0'],
  ])('a cursor that was made up for %s with %j, as a value that is not valid', async (sort, value) => {
    const answer = await books.caller.get(
      `/api/v1/clients?sort=${sort}&cursor=${cursorOf([sort, value, 1])}`,
    );
    expect(refusalOf(answer).slice(0, 2)).toEqual([422, 'validation_failed']);
  });
});
