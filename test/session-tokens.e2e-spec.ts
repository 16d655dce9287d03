import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pepper } from '../src/access/pepper.js';
import { KeyActivity } from '../src/activity/key-activity.js';
import { CreateApiKeyDto } from '../src/api-keys/api-key.dto.js';
import { startApp } from './support/app.js';
import { Caller, from } from './support/http.js';
import { OtherServer } from './support/other-server.js';
import { reasonOf } from './support/refusal.js';
import { exchange, SESSIONS } from './support/session-tokens.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

/** Keys are managed on one node and their tokens used on both. */
let world: World;
let other: OtherServer;
let database: Superuser;
let company: CompanyInWorld;
let admin: Caller;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  other = await OtherServer.start(world);
  database = await Superuser.on(world.server.database);
  company = await world.company();
  admin = (await company.person('administrator')).caller;
});
afterAll(async () => {
  await other.kill();
  await database.close();
  await world.close();
});

const CLIENTS = '/api/v1/clients';
const PAST = '2020-01-01T00:00:00Z';
const read = (caller: Caller) => caller.get(CLIENTS);
const write = (caller: Caller) => caller.post(CLIENTS, { name: 'Ana' });
const change = (id: number, changes: object) => admin.patch(`/api/v1/api-keys/${id}`, changes);

/** A token that both nodes have verified and remember. */
async function warm(values: Partial<CreateApiKeyDto> = {}, asked: object = {}) {
  const key = await company.key(values);
  const token = await exchange(world, key, asked);
  const nodes = [token.caller, new Caller(other.url, token.caller.headers)] as const;
  for (const caller of [...nodes, ...nodes]) expect((await read(caller)).status).toBe(200);
  return { key, token, nodes };
}

describe('a session token that two nodes remember', () => {
  it.each([
    ['revoked', (id: number) => admin.post(`/api/v1/api-keys/${id}/revoke`), [401, 'invalid_token']],
    ['rotated', (id: number) => admin.post(`/api/v1/api-keys/${id}/rotate`), [401, 'invalid_token']],
    ['disabled', (id: number) => change(id, { enabled: false }), [401, 'invalid_token']],
    ['expired', (id: number) => change(id, { expires_at: PAST }), [401, 'token_expired']],
    ['shut out', (id: number) => change(id, { allow_ips: ['192.0.2.1'] }), [403, 'ip_not_allowed']],
  ])('opens nothing more, on either, once its key is %s', async (_how, end, refusal) => {
    const { key, nodes } = await warm({ format: 'org' });
    expect((await end(key.id)).status).toBe(200);
    for (const caller of nodes) expect(reasonOf(await read(caller))).toEqual(refusal);
  });

  it('opens nothing more while no node hears of the change either', async () => {
    const { key, nodes } = await warm();
    await database.cutNotifications();
    try {
      await admin.post(`/api/v1/api-keys/${key.id}/revoke`);
      for (const caller of nodes) expect(reasonOf(await read(caller))).toEqual([401, 'invalid_token']);
    } finally {
      await database.letNotificationsReturn();
    }
  });

  it('is narrowed with its key, and widened again', async () => {
    const { key, nodes } = await warm({ permissions: ['clients.*'] });
    await change(key.id, { permissions: ['clients.read'] });
    for (const caller of nodes) expect((await write(caller)).status).toBe(403);
    await change(key.id, { permissions: ['clients.*'] });
    for (const caller of nodes) expect((await write(caller)).status).toBe(201);
  });

  it('lives on where its key was rotated with an overlap', async () => {
    const { key, nodes } = await warm();
    await admin.post(`/api/v1/api-keys/${key.id}/rotate`, { overlap_seconds: 3600 });
    for (const caller of nodes) expect((await read(caller)).status).toBe(200);
    const { expiresAt } = await exchange(world, key);
    expect(Date.parse(expiresAt)).toBeLessThanOrEqual(Date.now() + 3_600_000);
  });

  it('ends on time', async () => {
    const { token, nodes } = await warm({}, { expires_in: 2 });
    for (const caller of nodes)
      await expect.poll(async () => (await read(caller)).status, { timeout: 10_000 }).toBe(401);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(token.expiresAt));
    expect(reasonOf(await read(token.caller))).toEqual([401, 'token_expired']);
  });
});

describe('an exchange', () => {
  const ask = async (key: { token: string }, asked: object, headers: Record<string, string> = {}) =>
    reasonOf(await world.caller(headers).post(SESSIONS, { api_key: key.token, ...asked }));

  it.each(['keyid', 'hex64', 'org', 'fs20'] as const)('takes a key of the format %s', async (format) => {
    expect((await read((await exchange(world, await company.key({ format }))).caller)).status).toBe(200);
  });

  it('gives a token that every door takes', async () => {
    const { token, caller } = await exchange(world, await company.key({ format: 'org' }));
    expect((await caller.get('/business-partners')).status).toBe(200);
    expect((await world.caller({ 'x-api-key': token }).get(CLIENTS)).status).toBe(200);
    expect((await world.caller({ 'x-auth-token': token }).get('/api/3/clientes')).status).toBe(200);
  });

  it.each([0, -1, 86_401, 1.5, 'soon'])('for %s seconds is refused', async (expires_in) => {
    expect(await ask(await company.key(), { expires_in })).toEqual([422, 'validation_failed']);
  });

  it('never outlives its key', async () => {
    const end = new Date(Date.now() + 3_600_000).toISOString();
    const { expiresAt } = await exchange(world, await company.key({ expires_at: end }));
    expect(expiresAt).toBe(`${end.slice(0, 19)}Z`);
  });

  it('narrows the token to what is asked for, and to no more than its key holds', async () => {
    const key = await company.key({ permissions: ['clients.*', 'products.read'] });
    const { caller } = await exchange(world, key, { permissions: ['client.read'] });
    expect([(await read(caller)).status, (await write(caller)).status]).toEqual([200, 403]);
    expect((await caller.get('/api/v1/products')).status).toBe(403);
    for (const beyond of ['*', 'products.create', 'users.read'])
      expect(await ask(key, { permissions: [beyond] })).toEqual([403, 'grant_exceeds_maker']);
    for (const unknown of ['client.fly', 'x', ''])
      expect(await ask(key, { permissions: [unknown] })).toEqual([422, 'validation_failed']);
    const nothing = await exchange(world, key, { permissions: [] });
    expect((await read(nothing.caller)).status).toBe(403);
  });

  it('from an address that the allowlist of the key does not name is refused, and so is the token there', async () => {
    const key = await company.key({ allow_ips: ['203.0.113.7'] });
    expect(await ask(key, {}, from('203.0.113.8'))).toEqual([403, 'ip_not_allowed']);
    const bought = await world.caller(from('203.0.113.7')).post(SESSIONS, { api_key: key.token });
    const caller = world.caller({ authorization: `Bearer ${bought.body.session_token}` });
    expect((await caller.with(from('203.0.113.7')).get(CLIENTS)).status).toBe(200);
    expect(reasonOf(await caller.with(from('203.0.113.8')).get(CLIENTS))).toEqual([403, 'ip_not_allowed']);
  });

  it('is a use of the key, and so is every call by the token', async () => {
    const key = await company.key({ format: 'org' });
    const lastIp = async () => {
      await world.service(KeyActivity).flush();
      return (await admin.get(`/api/v1/api-keys/${key.id}`)).body.data.last_ip as string;
    };
    const from = { 'x-forwarded-for': '203.0.113.21' };
    const { body } = await world.caller(from).post(SESSIONS, { api_key: key.token });
    expect(await lastIp()).toBe('203.0.113.21');
    await world
      .caller({ authorization: `Bearer ${body.session_token}`, 'x-forwarded-for': '203.0.113.22' })
      .get(CLIENTS);
    expect(await lastIp()).toBe('203.0.113.22');
  });

  it('shows and changes nothing of another company', async () => {
    const stranger = await world.company();
    const { id } = (await write((await stranger.key()).caller)).body.data;
    const { caller } = await exchange(world, await company.key());
    expect((await caller.get(`${CLIENTS}/${id}`)).status).toBe(404);
    expect((await read(caller)).text).not.toContain(`"id":${id},`);
  });
});

describe('rows of tokens', () => {
  const rowsOf = async (keyId: number) =>
    (
      await database.rows<{ id: string; expires_at: string }>(
        'SELECT id, expires_at FROM session_tokens WHERE api_key_id = $1 ORDER BY id',
        [keyId],
      )
    ).map(({ id }) => Number(id));

  it('that are over go when the next is made', async () => {
    const [key, buyer] = [await company.key(), await company.key()];
    const { id, token } = await exchange(world, key);
    await database.rows('UPDATE session_tokens SET expires_at = now() WHERE id = $1', [id]);
    await exchange(world, buyer);
    expect(await rowsOf(key.id)).toEqual([]);
    expect(reasonOf(await read(world.caller({ 'x-api-key': token })))).toEqual([401, 'invalid_token']);
  });

  it('of one key are a thousand at the most: the one that ends first makes room', async () => {
    const key = await company.key();
    await database.rows(
      `INSERT INTO session_tokens (company_id, api_key_id, digest, expires_at, created_ip)
       SELECT $1, $2, sha256(concat('made ', n)::bytea), now() + make_interval(mins => n), '' FROM generate_series(1, 1000) n`,
      [company.id, key.id],
    );
    const [first] = await rowsOf(key.id);
    const { id } = await exchange(world, key);
    const left = await rowsOf(key.id);
    expect([left.length, left.includes(first!), left.includes(id)]).toEqual([1000, false, true]);
  });

  it('hold a digest under the pepper that was current, and are found once it is retired', async () => {
    const pepper = world.server.config.keyPepper!;
    const { token } = await exchange(world, await company.key());
    const node = await startApp(
      { KEY_PEPPER: 'the pepper of the year that begins', KEY_PEPPERS_RETIRED: pepper },
      world.server.database,
    );
    const caller = new Caller(node.url, { authorization: `Bearer ${token}` });
    const { status } = await read(caller);
    await node.close();
    expect(status).toBe(200);
    expect(
      await database.rows('SELECT FROM session_tokens WHERE digest = $1', [
        new Pepper(pepper, []).digest(token),
      ]),
    ).toHaveLength(1);
  });
});
