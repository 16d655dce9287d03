import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOURCE_PATHS, TABLES } from '../src/dialects/facturascripts/resources.js';
import { BESIDE_COLUMNS, Everything, fits, keyIn } from './support/fs-everything.js';
import { Caller } from './support/http.js';
import { World } from './support/world.js';

const NAMES = Object.keys(TABLES);

let world: World;
let everything: Everything;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  everything = await Everything.in(world);
  ({ caller } = everything.books);
}, 180_000);
afterAll(() => world.close());

const columnsOf = (name: string) => TABLES[name]!.columns.map((column) => column.name);
const pathOf = (name: string, key: string) => `/api/3/${name}/${encodeURIComponent(key)}`;

describe('the resources that are served', () => {
  it('are the 83 of the original, each with its columns declared', () => {
    expect(RESOURCE_PATHS.map(({ name }) => name).toSorted()).toEqual(NAMES.toSorted());
    expect(NAMES).toHaveLength(83);
  });
});

describe.each(NAMES)('%s', (name) => {
  const { key, columns } = TABLES[name]!;

  it('is listed as a bare array, with the count of all in X-Total-Count', async () => {
    const { status, headers, body } = await caller.get(`/api/3/${name}?limit=0`);
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('application/json')]);
    expect(body).toEqual(expect.any(Array));
    expect(body.length).toBeGreaterThan(0);
    expect(headers.get('x-total-count')).toBe(String(body.length));
  });

  it('has records of exactly its columns, in their order', async () => {
    for (const record of await everything.all(name))
      expect(Object.keys(record)).toEqual([...columnsOf(name), ...(BESIDE_COLUMNS[name] ?? [])]);
  });

  it('has in every column what the type of the column promises, and something where it must', async () => {
    for (const record of await everything.all(name))
      for (const column of columns) {
        const value = record[column.name];
        const said = `${column.name} of ${keyIn(name, record)}: ${JSON.stringify(value)}`;
        expect(fits(column, value), said).toBe(true);
        if (column.required) expect(value, said).not.toBeNull();
      }
  });

  it('describes exactly its columns at /schema', async () => {
    const { status, body } = await caller.get(`/api/3/${name}/schema`);
    expect([status, Object.keys(body)]).toEqual([200, columnsOf(name)]);
    for (const column of columns) {
      const { type, is_nullable, default: usual, ...others } = body[column.name];
      expect([typeof type, is_nullable, others]).toEqual(['string', column.required ? 'NO' : 'YES', {}]);
      expect(usual === null || typeof usual === 'string').toBe(true);
    }
  });

  it('shows one record as the list does, under its plural and its singular', async () => {
    const { singular } = RESOURCE_PATHS.find((path) => path.name === name)!;
    for (const record of (await everything.all(name)).slice(-5))
      for (const path of [name, singular]) {
        const one = await caller.get(pathOf(path, keyIn(name, record)));
        expect([one.status, one.body]).toEqual([200, record]);
      }
  });

  it('is in the order of its key unless asked otherwise, forwards and backwards', async () => {
    const keys = (await everything.all(name)).map((record) => record[key.name]);
    const isNumber = typeof keys[0] === 'number';
    if (isNumber) expect(keys).toEqual((keys as number[]).toSorted((one, other) => one - other));
    const listed = async (query: string) =>
      (await everything.all(name, query)).map((record) => record[key.name]);
    expect(keys).toEqual(await listed(`&sort[${key.name}]=ASC`));
    expect(keys.toReversed()).toEqual(await listed(`&sort[${key.name}]=DESC`));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is paged by limit and offset, without a record twice or left out', async () => {
    const all = await everything.all(name);
    const paged = [];
    for (let offset = 0; offset < all.length + 100; offset += 100) {
      const { body, headers } = await caller.get(`/api/3/${name}?limit=100&offset=${offset}`);
      expect([body.length <= 100, headers.get('x-total-count')]).toEqual([true, String(all.length)]);
      paged.push(...body);
    }
    expect(paged).toEqual(all);
    for (const offset of [0, 1, 2])
      expect((await caller.get(`/api/3/${name}?limit=1&offset=${offset}`)).body).toEqual(
        all.slice(offset, offset + 1),
      );
    expect((await caller.get(`/api/3/${name}`)).body).toEqual(all.slice(0, 50));
  });

  it('finds a record by its key, and by each column that has a value', async () => {
    const record = (await caller.get(pathOf(name, everything.keyOf(name)))).body;
    const asked = columns.filter(
      (column) => record[column.name] !== null && !(name === 'settings' && column.name === 'properties'),
    );
    for (const column of asked) {
      const value = encodeURIComponent(String(record[column.name]));
      const query = `filter[${key.name}]=${encodeURIComponent(keyIn(name, record))}&filter[${column.name}]=${value}`;
      const { status, body } = await caller.get(`/api/3/${name}?${query}`);
      expect([column.name, status, body]).toEqual([column.name, 200, [record]]);
    }
  });

  it('answers HEAD without a body', async () => {
    for (const path of ['', '/schema', `/${encodeURIComponent(everything.keyOf(name))}`]) {
      const { status, text } = await caller.call('HEAD', `/api/3/${name}${path}`);
      expect([path, status, text]).toEqual([path, 200, '']);
    }
  });
});
