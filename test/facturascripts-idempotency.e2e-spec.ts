import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ENDPOINT_POSTS,
  openEverything,
  postOf,
  postPaths,
  postRoutes,
  POSTABLE,
  RESOURCE_NAMES,
  UNPOSTABLE,
} from './support/fs-posts.js';
import { Answer } from './support/http.js';
import { expectReplayed, postsThatCount } from './support/idempotent-posts.js';
import { Superuser } from './support/superuser.js';
import { storedFiles } from './support/uploads.js';
import { World } from './support/world.js';

let world: World;
let superuser: Superuser;
beforeAll(async () => {
  world = await World.start();
  superuser = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await superuser.close();
  await world.close();
});

const totalOf = ({ headers }: Answer) => Number(headers.get('x-total-count'));

describe('an Idempotency-Key', () => {
  it('is tried below on every POST under /api/3 that once more would harm', () => {
    const tried = [...Object.keys(ENDPOINT_POSTS), ...RESOURCE_NAMES.flatMap(postRoutes)];
    expect(tried.toSorted()).toEqual(postsThatCount(world.server.app, 'facturascripts'));
  });

  it.each(POSTABLE)('makes a POST of %s happen once, under each of its paths', async (name) => {
    const books = await openEverything(world);
    for (const [index, path] of postPaths(name).entries()) {
      const body = await postOf(name, books, 90 + index);
      const before = totalOf(await books.caller.get(`/api/3/${name}`));
      const post = () => books.caller.post(path, body, { 'idempotency-key': `once-${path}` });
      const first = await post();
      expect([path, first.status, first.status === 200 || first.text]).toEqual([path, 200, true]);
      await expectReplayed(superuser, first, post);
      expect(totalOf(await books.caller.get(`/api/3/${name}`))).toBe(before + 1);
    }
  });

  it.each(Object.keys(ENDPOINT_POSTS))('makes POST %s happen once', async (route) => {
    const books = await openEverything(world);
    const { id, body } = await ENDPOINT_POSTS[route]!(books);
    const path = route.replace(':id', String(id));
    const post = () => books.caller.post(path, body, { 'idempotency-key': `once-${route}` });
    const first = await post();
    expect(first.status, first.text).toBe(200);
    const files = storedFiles(world);
    await expectReplayed(superuser, first, post);
    expect(storedFiles(world)).toEqual(files);
  });

  it.each(Object.entries(UNPOSTABLE))(
    'keeps no refusal of %s, whose records come with others: %i each time',
    async (name, status) => {
      const { caller } = await openEverything(world);
      for (const path of postPaths(name)) {
        const post = () => caller.post(path, { nombre: 'x' }, { 'idempotency-key': `none-${path}` });
        for (const { status: said, headers } of [await post(), await post()])
          expect([path, said, headers.get('idempotency-replayed')]).toEqual([path, status, null]);
      }
    },
  );

  it('knows a request under the other names of its path', async () => {
    const { caller } = await openEverything(world);
    const headers = { 'idempotency-key': randomUUID() };
    const record = { nombre: 'Ana' };
    const first = await caller.post('/api/3/agente/nobody/more', record, headers);
    for (const path of ['/api/3/agentes/nobody', '/api/3/agentes/nobody/', '/api/03/agente/nobody/x/y'])
      await expectReplayed(superuser, first, () => caller.post(path, record, headers));
  });

  it('belongs to one request: another record with it is refused, and nothing is written', async () => {
    const { caller } = await openEverything(world);
    const headers = { 'idempotency-key': randomUUID() };
    expect((await caller.post('/api/3/agentes', { nombre: 'Ana' }, headers)).status).toBe(200);
    const other = await caller.post('/api/3/agentes', { nombre: 'Eva' }, headers);
    expect([other.status, other.body]).toEqual([
      422,
      { status: 'error', message: expect.any(String), error: 'idempotency-key-reused' },
    ]);
    expect(totalOf(await caller.get('/api/3/agentes'))).toBe(1);
  });
});
