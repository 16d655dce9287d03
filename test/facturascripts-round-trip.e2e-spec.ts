import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEPT_RESOURCE_NAMES, KEPT_RESOURCES } from '../src/access/facturascripts-resources.js';
import { KEPT_KINDS } from '../src/dialects/facturascripts/documents/kinds.js';
import { holdsSecrets } from '../src/dialects/facturascripts/engine/secrets.js';
import { TABLES } from '../src/dialects/facturascripts/resources.js';
import { exampleOf, fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { formOf } from './support/uploads.js';
import { World } from './support/world.js';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  caller = await fsCaller(world, await world.company());
  // The files that the examples of relations name.
  for (const idfile of ['3', '4'])
    await caller.post('/api/3/attachedfiles', formOf('file', [['a.txt', 'a']], { idfile }));
});
afterAll(() => world.close());

/** Documents and their lines are written by rules of their own, and take no values at random. */
const RULED = new Set(KEPT_KINDS.flatMap(({ resource, lines }) => [resource, lines]));
const NAMES = KEPT_RESOURCE_NAMES.filter((name) => !RULED.has(name));

/** A number behind those of the rows that a company is given. */
const NOT_GIVEN = 905;

/** All columns of a resource but its key, as sent and as read. */
function examples(name: string, seed: number) {
  const { columns, key } = TABLES[name]!;
  const made = columns
    .filter((column) => column !== key)
    .map((column) => [column.name, exampleOf(column, seed)] as const);
  return {
    sent: Object.fromEntries(made.map(([column, { sent }]) => [column, sent])),
    read: Object.fromEntries(made.map(([column, { read }]) => [column, read])),
  };
}

describe('records of every resource that is only kept', () => {
  it.each(NAMES)('are created, read, listed, changed and deleted with all columns: %s', async (name) => {
    const { key } = TABLES[name]!;
    const [first, second] = [examples(name, 3), examples(name, 4)];
    const chosen = exampleOf(key, NOT_GIVEN);
    const [path, record] = [`/api/3/${name}`, `/api/3/${name}/${encodeURIComponent(chosen.sent)}`];
    const query = `filter[${key.name}]=${encodeURIComponent(chosen.sent)}`;
    const [had, has] = [
      { ...first.read, [key.name]: chosen.read },
      { ...second.read, [key.name]: chosen.read },
    ];

    const created = await sendForm(caller, 'POST', path, { ...first.sent, [key.name]: chosen.sent });
    expect([created.status, created.body.data]).toEqual([200, { ...first.sent, [key.name]: chosen.sent }]);
    expect((await caller.get(record)).body).toEqual(had);
    expect((await caller.get(`${path}?${query}`)).body).toEqual([had]);

    const updated = await sendForm(caller, 'PUT', record, second.sent);
    expect([updated.status, updated.body.data]).toEqual([200, { ...second.sent, [key.name]: chosen.read }]);
    expect((await caller.get(`/api/3/${KEPT_RESOURCES[name]}?${query}`)).body).toEqual([has]);

    expect((await caller.delete(record)).body.data).toEqual(has);
    expect((await caller.get(record)).status).toBe(404);
    expect((await caller.get(`${path}?${query}`)).body).toEqual([]);
  });

  it.each(NAMES)('are found and ordered by each of their columns: %s', async (name) => {
    const { sent } = examples(name, 3);
    const { status: made, body } = await sendForm(caller, 'POST', `/api/3/${name}`, sent);
    expect(made).toBe(200);
    const table = TABLES[name]!;
    const own = `filter[${table.key.name}]=${encodeURIComponent(String(body.data[table.key.name]))}`;
    for (const column of table.columns.filter((each) => !holdsSecrets(table, each.name))) {
      const value = encodeURIComponent(String(body.data[column.name]));
      for (const query of [
        `filter[${column.name}]=${value}`,
        `filter[${column.name}_gte]=${value}`,
        `filter[${column.name}_notnull]=`,
        ...['', 'integer:', 'lower:', 'upper:'].map((as) => `sort[${as}${column.name}]=DESC`),
      ]) {
        const { status, headers } = await caller.get(`/api/3/${name}?${own}&${query}`);
        expect([query, status, headers.get('x-total-count')]).toEqual([query, 200, '1']);
      }
    }
  });
});
