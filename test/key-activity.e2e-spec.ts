import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyActivity } from '../src/activity/key-activity.js';
import { Installation } from '../src/database/installation.js';
import { Caller, from } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let database: Superuser;
let admin: Caller;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  company = await world.company();
  database = await Superuser.on(world.server.database);
  admin = (await company.person('administrator')).caller;
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const flush = () => world.service(KeyActivity).flush();
const generationOf = async (id: number) =>
  (await database.rows('SELECT generation FROM api_keys WHERE id = $1', [id]))[0]!.generation;
const shown = async (id: number) => {
  const { last_activity_at, last_ip } = (await admin.get(`/api/v1/api-keys/${id}`)).body.data;
  return { last_activity_at, last_ip };
};
const NEVER = { last_activity_at: null, last_ip: null };

describe('the activity of a key', () => {
  it('is none until it is used, and then when and from where that was', async () => {
    const key = await company.key();
    expect(await shown(key.id)).toEqual(NEVER);
    const before = Date.now();
    await key.caller.get('/api/v1/clients', from('203.0.113.7'));
    await flush();
    const { last_activity_at, last_ip } = await shown(key.id);
    expect(last_ip).toBe('203.0.113.7');
    expect(last_activity_at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+Z$/);
    expect(Math.abs(Date.parse(last_activity_at) - before)).toBeLessThan(30_000);
  });

  it('is that of its latest request', async () => {
    const key = await company.key();
    await key.caller.get('/api/v1/clients', from('203.0.113.1'));
    await flush();
    const first = await shown(key.id);
    await key.caller.get('/api/v1/clients', from('203.0.113.2'));
    await key.caller.get('/api/v1/clients', from('2001:db8::3'));
    await flush();
    const later = await shown(key.id);
    expect(later.last_ip).toBe('2001:db8::3');
    expect(Date.parse(later.last_activity_at)).toBeGreaterThan(Date.parse(first.last_activity_at));
  });

  it.each(['keyid', 'hex64', 'fs20'] as const)('is known whatever its format: %s', async (format) => {
    const key = await company.key({ format, permissions: [] });
    await world.caller({ 'x-api-key': key.token }).get('/api/v1/clients');
    await flush();
    expect((await shown(key.id)).last_activity_at).not.toBeNull();
  });

  it.each([
    ['what its grants do not cover', 'GET', '/api/v1/products', 403],
    ['a path that is not there', 'GET', '/api/v1/nowhere', 404],
    ['a body that is no good', 'POST', '/api/v1/clients', 400],
  ])('is known too where it asked for %s', async (_what, method, path, status) => {
    const key = await company.key({ permissions: ['clients.*'] });
    expect((await key.caller.call(method, path)).status).toBe(status);
    await flush();
    expect((await shown(key.id)).last_ip).toBe('127.0.0.1');
  });

  it('is known too where its allowlist keeps the address out', async () => {
    const key = await company.key({ allow_ips: ['192.0.2.1'] });
    expect((await key.caller.get('/api/v1/clients', from('203.0.113.9'))).status).toBe(403);
    await flush();
    expect((await shown(key.id)).last_ip).toBe('203.0.113.9');
  });

  it('is none of a disabled or revoked key, nor of one that only buys sessions', async () => {
    const disabled = await company.key({ enabled: false });
    const org = await company.key({ format: 'org' });
    const revoked = await company.key();
    await admin.post(`/api/v1/api-keys/${revoked.id}/revoke`);
    for (const { id, caller } of [disabled, org, revoked]) {
      expect((await caller.get('/api/v1/clients')).status).toBe(401);
      await flush();
      expect(await shown(id)).toEqual(NEVER);
    }
  });

  it('is none while the API is switched off', async () => {
    const key = await company.key();
    await world.service(Installation).switchApi(false);
    try {
      expect((await key.caller.get('/api/v1/clients')).status).toBe(403);
    } finally {
      await world.service(Installation).switchApi(true);
    }
    await flush();
    expect(await shown(key.id)).toEqual(NEVER);
  });

  it('is no change of the key: what was verified of it is believed as before', async () => {
    const key = await company.key();
    const generation = await generationOf(key.id);
    for (const _ of [1, 2, 3]) {
      expect((await key.caller.get('/api/v1/clients')).status).toBe(200);
      await flush();
    }
    expect(await generationOf(key.id)).toBe(generation);
  });

  it('is not said by who makes or changes a key', async () => {
    const said = { last_activity_at: '2000-01-01T00:00:00Z', last_ip: '192.0.2.66' };
    const made = (await admin.post('/api/v1/api-keys', { name: 'shop', ...said })).body.data;
    expect(made).toMatchObject(NEVER);
    expect((await admin.patch(`/api/v1/api-keys/${made.id}`, said)).body.data).toMatchObject(NEVER);
  });

  it('is not handed on to the key that takes its place', async () => {
    const key = await company.key();
    await key.caller.get('/api/v1/clients');
    await flush();
    expect((await admin.post(`/api/v1/api-keys/${key.id}/rotate`)).body.data).toMatchObject(NEVER);
  });
});
