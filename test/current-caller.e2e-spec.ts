import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonOf } from './support/refusal.js';
import { exchange } from './support/session-tokens.js';
import { CompanyInWorld, World } from './support/world.js';

const GLOBAL = 'the key of the installation';
const CURRENT = '/api/v1/api-keys/current';

let world: World;
let company: CompanyInWorld;
let owner: number;
beforeAll(async () => {
  world = await World.start({
    GLOBAL_API_KEY: GLOBAL,
    GLOBAL_API_KEY_COMPANY: '1',
    RATE_LIMIT_COMPANY: '1000/60',
  });
  company = await world.company({ proprietor: false });
  owner = (await company.user('proprietor')).id;
});
afterAll(() => world.close());

const row = { allow_get: true, allow_post: false, allow_put: false, allow_delete: false };
const POLICY = { key_deletes: 'forbidden', key_management: 'web-session' };
const ofCompany = () => ({ id: company.id, uuid: company.company.uuid, name: company.company.name });

describe('a caller that asks who it is', () => {
  it('hears all of its key, though it may not manage keys and needs no grant', async () => {
    const key = await company.key({
      name: 'shop',
      permissions: ['clients.read'],
      allow_ips: ['127.0.0.0/8'],
      expires_at: '2100-01-01T00:00:00Z',
      rate_limit: { calls: 7, seconds: 60 },
    });
    const { status, body } = await key.caller.get(CURRENT);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      kind: 'api-key',
      company: ofCompany(),
      key: {
        id: key.id,
        uuid: expect.stringMatching(/^[\da-f-]{36}$/),
        name: 'shop',
        prefix: key.token.split(':')[0],
        format: 'keyid',
        created_at: expect.stringMatching(/Z$/),
        expires_at: expect.stringContaining('2100-01-01T00:00:00'),
      },
      permissions: ['clients.read'],
      access: [{ ...row, resource: 'clients' }],
      allow_ips: ['127.0.0.0/8'],
      limits: {
        key: { calls: 7, seconds: 60 },
        company: { calls: 1000, seconds: 60 },
        address: null,
      },
      expires_at: expect.stringContaining('2100-01-01T00:00:00'),
      acting_user: { id: owner, role: 'proprietor' },
      policy: POLICY,
    });
    expect(JSON.stringify(body)).not.toContain(key.token);
  });

  it('hears of a session token what it was narrowed to and when it ends', async () => {
    const key = await company.key({ format: 'org', permissions: ['clients.*', 'products.read'] });
    const { caller, expiresAt } = await exchange(world, key, { permissions: ['clients.read'] });
    expect((await caller.get(CURRENT)).body.data).toMatchObject({
      kind: 'session-token',
      key: { id: key.id, format: 'org', expires_at: null },
      permissions: ['clients.read'],
      expires_at: expiresAt,
    });
  });

  it('hears what the people behind a key leave of it', async () => {
    const viewer = await company.user('viewer');
    const key = await company.key({ permissions: ['clients.*', 'users.read'], user_id: viewer.id });
    expect((await key.caller.get(CURRENT)).body.data).toMatchObject({
      permissions: ['clients.read'],
      access: [{ ...row, resource: 'clients' }],
      acting_user: { id: viewer.id, role: 'viewer' },
    });
    expect((await (await company.key()).caller.get(CURRENT)).body.data.permissions).toEqual(['*']);
  });

  it('hears the same at each call, and each caller what is its own', async () => {
    const keys = [
      await company.key({ permissions: ['clients.*'], allow_ips: ['127.0.0.0/8'] }),
      await company.key({ permissions: ['invoices.read'], rate_limit: { calls: 9, seconds: 60 } }),
    ];
    const ask = () => Promise.all(keys.map(async ({ caller }) => (await caller.get(CURRENT)).body.data));
    const [first, again] = [await ask(), await ask()];
    expect(again).toEqual(first);
    expect(first.map(({ permissions }) => permissions)).toEqual([['clients.*'], ['invoices.read']]);
    expect(first.map(({ limits }) => limits.key?.calls)).toEqual([undefined, 9]);
  });

  it('hears of a person the role, the granular permissions and the end of the session', async () => {
    const { user, caller } = await company.person('viewer', ['accounting.reports.view']);
    const { data } = (await caller.get(CURRENT)).body;
    expect(data).toMatchObject({
      kind: 'web-session',
      key: null,
      allow_ips: [],
      limits: { key: null },
      acting_user: { id: user.id, role: 'viewer' },
    });
    expect(data.permissions).toContain('clients.read');
    expect(data.permissions).not.toContain('clients.*');
    expect(data.permissions.at(-1)).toBe('accounting.reports.view');
    expect(Date.parse(data.expires_at)).toBeGreaterThan(Date.now());
  });

  it('hears of the key of the installation that it opens one company', async () => {
    const { body } = await world.caller({ 'x-api-key': GLOBAL }).get(CURRENT);
    const { kind, company: opened, key, permissions, expires_at } = body.data;
    expect({ kind, id: opened.id, key, permissions, expires_at }).toEqual({
      kind: 'global-key',
      id: 1,
      key: null,
      permissions: ['*'],
      expires_at: null,
    });
  });

  it('has to be somebody, and no number', async () => {
    expect(reasonOf(await world.caller().get(CURRENT))).toEqual([401, 'token_missing']);
    const { caller } = await company.person('administrator');
    expect((await caller.get('/api/v1/api-keys/currently')).status).toBe(404);
  });
});
