import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyActivity } from '../src/activity/key-activity.js';
import { fsCaller } from './support/facturascripts.js';
import { KEY_COLUMNS, KeyManager, KEYS } from './support/facturascripts-keys.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const outcome = ({ status, body }: Answer) => [status, body.error];

let world: World;
let manager: KeyManager;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  manager = await KeyManager.of(world);
  ({ company, caller } = manager);
});
afterAll(() => world.close());
const NOT_FOUND = [404, 'Registro no encontrado.'];

describe('the keys of a company', () => {
  it('are described without what proves them', async () => {
    const { body } = await caller.get(`${KEYS}/schema`);
    expect(Object.keys(body)).toEqual(KEY_COLUMNS);
    expect(outcome(await caller.get(`${KEYS}?filter[apikey]=x`))).toEqual([
      400,
      'api: fields not allowed: apikey',
    ]);
    expect((await caller.get(`${KEYS}?sort[apikey]=ASC`)).status).toBe(400);
  });

  it('are listed whatever their format and whoever made them, in the words of the original', async () => {
    const { company: ours, caller: by } = await KeyManager.of(world);
    const user = await ours.user('accountant');
    const key = await ours.key({ name: 'shop', permissions: ['clients.read'], user_id: user.id });
    const { status, body, headers } = await by.get(`${KEYS}?filter[id]=${key.id}`);
    expect([status, headers.get('x-total-count')]).toEqual([200, '1']);
    expect(body).toEqual([
      {
        creationdate: expect.stringMatching(/^\d\d-\d\d-\d{4}$/),
        description: 'shop',
        enabled: true,
        fullaccess: false,
        id: key.id,
        lastactivity: null,
        lastip: null,
        nick: user.email,
      },
    ]);
    expect((await by.get(`${KEYS}?filter[fullaccess]=1`)).body).toHaveLength(1);
    expect((await by.get(`${KEYS}?filter[nick_null]=1`)).body).toHaveLength(1);
  });

  it('are shown with when and from where they were used', async () => {
    const key = await company.key({ format: 'fs20', permissions: [] });
    expect((await manager.using(key.token).get('/api/3/clientes')).status).toBe(403);
    await world.service(KeyActivity).flush();
    const { lastactivity, lastip } = await manager.readKey(key.id);
    expect(lastactivity).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(lastip).toBe('127.0.0.1');
    const [found] = (await caller.get(`${KEYS}?filter[lastactivity]=${encodeURIComponent(lastactivity)}`))
      .body;
    expect(found.lastactivity).toBe(lastactivity);
  });

  it('are not those of another company', async () => {
    const theirs = (await KeyManager.of(world)).caller;
    const { id } = await company.key({ name: 'ours' });
    for (const method of ['GET', 'DELETE'])
      expect(outcome(await theirs.call(method, `${KEYS}/${id}`))).toEqual(NOT_FOUND);
    expect(outcome(await manager.putKey(id, { description: 'theirs' }, theirs))).toEqual(NOT_FOUND);
    expect((await theirs.get(KEYS)).body).toHaveLength(1);
    expect((await manager.readKey(id)).description).toBe('ours');
  });
});

describe('managing keys', () => {
  const calls = (by: Caller, id: number) => [
    () => by.get(KEYS),
    () => by.get(`${KEYS}/schema`),
    () => by.get(`${KEYS}/${id}`),
    () => manager.postKey({ description: 'x' }, by),
    () => manager.putKey(id, { description: 'x' }, by),
    () => by.delete(`${KEYS}/${id}`),
  ];

  it('is closed to every key where the company has not let keys manage keys', async () => {
    const closed = await world.company();
    const by = await fsCaller(world, closed);
    const { id } = await closed.key();
    for (const call of calls(by, id)) expect(outcome(await call())).toEqual([403, 'forbidden']);
  });

  it.each(['apikeyes.*', 'clients.*', 'apiaccess.*'])(
    'is what the grant on keys says, under either name: %s',
    async (permission) => {
      const { token } = await company.key({ permissions: [permission], format: 'fs20' });
      const { id } = await company.key({ permissions: [] });
      const statuses = [];
      for (const call of calls(manager.using(token), id)) statuses.push((await call()).status);
      const open = permission === 'apikeyes.*';
      expect(statuses).toEqual(open ? Array(6).fill(200) : Array(6).fill(403));
    },
  );
});
