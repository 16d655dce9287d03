import { hash } from '@node-rs/bcrypt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller, from } from './support/http.js';
import { reasonOf } from './support/refusal.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, KeyInWorld, World } from './support/world.js';

/** WHMDC's page on authentication, sentence by sentence. */
let world: World;
let database: Superuser;
let company: CompanyInWorld;
let admin: Caller;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  database = await Superuser.on(world.server.database);
  company = await world.company();
  await company.setPolicy({ keyManagement: 'granted', keyDeletes: 'granted' });
  admin = (await company.person('administrator')).caller;
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const KEYS = '/api/v1/api-keys';
const CLIENTS = '/api/v1/clients';
const key = (values: Parameters<CompanyInWorld['key']>[0] = {}) =>
  company.key({ format: 'hex64', ...values });
const statusOf = async (caller: Caller, path = CLIENTS) => (await caller.get(path)).status;

describe('What it is', () => {
  it('All API requests require authentication via an API key', async () => {
    for (const path of [CLIENTS, '/api/v1/invoices', '/api/v1/products', KEYS])
      expect(await statusOf(world.caller(), path)).toBe(401);
  });

  it('Keys are created in the admin area; the raw key is shown only once on creation', async () => {
    const made = (await admin.post(KEYS, { name: 'shop', format: 'hex64', permissions: ['*'] })).body.data;
    expect(made.key).toMatch(/^[0-9a-f]{64}$/);
    for (const path of [`${KEYS}/${made.id}`, KEYS])
      expect((await admin.get(path)).text).not.toContain(made.key);
  });

  it('stored hashed', async () => {
    const { id, token } = await key();
    const [row] = await database.rows('SELECT k::text AS row FROM api_keys k WHERE id = $1', [id]);
    expect(JSON.stringify(row)).not.toContain(token);
  });
});

describe('Headers', () => {
  it('Authorization: Bearer your_64_char_hex_api_key, or X-API-Key: your_64_char_hex_api_key', async () => {
    const { token } = await key();
    expect(await statusOf(world.caller({ authorization: `Bearer ${token}` }))).toBe(200);
    expect(await statusOf(world.caller({ 'x-api-key': token }))).toBe(200);
  });

  it('Some setups strip the Authorization header. If Bearer auth fails, use X-API-Key', async () => {
    const { token } = await key();
    for (const authorization of ['', 'Bearer', `Bearer ${'0'.repeat(64)}`, 'Basic eDp5'])
      expect(await statusOf(world.caller({ authorization, 'x-api-key': token }))).toBe(200);
  });
});

describe('Key format', () => {
  it('API keys are 64 hexadecimal characters (32 bytes), in either case', async () => {
    const { token } = await key();
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(await statusOf(world.caller({ 'x-api-key': token.toUpperCase() }))).toBe(200);
  });

  it('The key is validated by prefix lookup and password_verify() against the stored hash: such a key moves in', async () => {
    const token = 'a1b2c3d4'.repeat(8);
    const moved = {
      name: 'moved',
      format: 'hex64',
      hash: await hash(token, { cost: 4 }),
      prefix: 'a1b2c3d4',
    };
    const proprietor = (await company.person('proprietor')).caller;
    const sent = { ...moved, permissions: ['clients.read'] };
    expect((await proprietor.post(`${KEYS}/import`, sent)).status).toBe(201);
    expect(await statusOf(world.caller({ 'x-api-key': token }))).toBe(200);
    expect(await statusOf(world.caller({ 'x-api-key': `${token.slice(0, -1)}0` }))).toBe(401);
  });
});

describe('Permissions', () => {
  /** What each action of the page is, and what a key that holds it alone hears of all four. */
  const CALLS = [
    ['GET', CLIENTS, 'read'],
    ['POST', CLIENTS, 'create'],
    ['PUT', `${CLIENTS}/999999999`, 'update'],
    ['PATCH', `${CLIENTS}/999999999`, 'update'],
    ['DELETE', `${CLIENTS}/999999999`, 'delete'],
  ] as const;
  const opened = async ({ caller }: KeyInWorld) => {
    const methods: string[] = [];
    for (const [method, path] of CALLS) {
      const answer = await caller.call(method, path, method === 'GET' ? {} : { body: { name: 'Ana' } });
      if (answer.status !== 403) methods.push(method);
    }
    return methods;
  };
  const ALL = CALLS.map(([method]) => method);

  it('*: full access to all endpoints', async () => {
    const full = await key({ permissions: ['*'] });
    expect(await opened(full)).toEqual(ALL);
    expect(await statusOf(full.caller, '/api/v1/invoices')).toBe(200);
  });

  it('client.*: all client operations (create, read, update, delete)', async () => {
    const clients = await key({ permissions: ['client.*'] });
    expect(await opened(clients)).toEqual(ALL);
    expect(await statusOf(clients.caller, '/api/v1/invoices')).toBe(403);
  });

  it.each([
    ['read', ['GET']],
    ['create', ['POST']],
    ['update', ['PUT', 'PATCH']],
    ['delete', ['DELETE']],
  ])('Actions map from HTTP method: client.%s → %j', async (action, methods) => {
    expect(await opened(await key({ permissions: [`client.${action}`] }))).toEqual(methods);
  });

  it('invoice.create, invoice.read: Resource names map from the URL path, /api/v1/clients → clients', async () => {
    const { caller } = await key({ permissions: ['invoice.read', 'clients.read'] });
    expect([await statusOf(caller, '/api/v1/invoices'), await statusOf(caller)]).toEqual([200, 200]);
    expect((await caller.post('/api/v1/invoices', {})).status).toBe(403);
    const creator = await key({ permissions: ['invoice.create'] });
    expect((await creator.caller.post('/api/v1/invoices', {})).status).toBe(400);
  });
});

describe('IP allowlist', () => {
  it('If set, only requests from listed IPs are allowed', async () => {
    const { caller } = await key({ allow_ips: ['203.0.113.7'] });
    expect((await caller.get(CLIENTS, from('203.0.113.7'))).status).toBe(200);
    expect(reasonOf(await caller.get(CLIENTS, from('203.0.113.8')))).toEqual([403, 'ip_not_allowed']);
  });

  it('Empty allowlist = allow all', async () => {
    const { caller } = await key({ allow_ips: [] });
    for (const address of ['203.0.113.7', '2001:db8::1'])
      expect((await caller.get(CLIENTS, from(address))).status).toBe(200);
  });
});

describe('Key rotation and revoke', () => {
  /** Who manages keys: a signed-in person, and a key where the company lets it. */
  const MANAGERS: [string, () => Promise<Caller>][] = [
    ['a person', () => Promise.resolve(admin)],
    ['a key', async () => (await key({ permissions: ['*'] })).caller],
  ];

  it.each(MANAGERS)(
    'Rotate: POST /api/v1/api-keys/{id}/rotate by %s creates a new key with the same permissions and revokes the old one; the response includes the new key',
    async (_who, manager) => {
      const [old, caller] = [
        await key({ permissions: ['clients.*'], allow_ips: ['127.0.0.1'] }),
        await manager(),
      ];
      const { status, body } = await caller.post(`${KEYS}/${old.id}/rotate`);
      expect([status, body.success]).toEqual([200, true]);
      expect(body.data).toMatchObject({
        uuid: expect.any(String),
        key: expect.stringMatching(/^[0-9a-f]{64}$/),
        key_prefix: body.data.key.slice(0, 8),
        permissions: ['clients.*'],
        allow_ips: ['127.0.0.1/32'],
        rotated_from_id: old.id,
        status: 'active',
      });
      expect(await statusOf(world.caller({ 'x-api-key': body.data.key }))).toBe(200);
      expect(await statusOf(old.caller)).toBe(401);
      expect((await admin.get(`${KEYS}/${old.id}`)).body.data.status).toBe('revoked');
    },
  );

  it('store it immediately; it is not shown again', async () => {
    const { data } = (await admin.post(`${KEYS}/${(await key()).id}/rotate`)).body;
    expect((await admin.get(`${KEYS}/${data.id}`)).text).not.toContain(data.key);
  });

  it.each(MANAGERS)(
    'Revoke: POST /api/v1/api-keys/{id}/revoke by %s immediately invalidates the key',
    async (_who, manager) => {
      const [old, caller] = [await key(), await manager()];
      expect(await statusOf(old.caller)).toBe(200);
      const { status, body } = await caller.post(`${KEYS}/${old.id}/revoke`);
      expect([status, body.success, body.data.status]).toEqual([200, true, 'revoked']);
      expect(body.data.key).toBeUndefined();
      expect(await statusOf(old.caller)).toBe(401);
    },
  );
});

describe('Token expiry', () => {
  it('API keys do not expire by default', async () => {
    const { id } = await key();
    expect((await admin.get(`${KEYS}/${id}`)).body.data.expires_at).toBeNull();
  });
});

describe('Secure request example', () => {
  it('GET /api/v1/clients with Authorization and Content-Type, and no body', async () => {
    const { token } = await key();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const { status, body } = await world.caller(headers).get(CLIENTS);
    expect([status, body.success]).toEqual([200, true]);
  });

  it('Never put the API key in the URL. Use headers only', async () => {
    const { token, caller } = await key();
    for (const path of [`${CLIENTS}?api_key=${token}`, `${CLIENTS}?x=${token}`, `/api/v1/${token}`])
      for (const who of [world.caller(), caller])
        expect(reasonOf(await who.get(path))).toEqual([400, 'key_in_url']);
  });
});
