import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world.close());

const PATH = '/api/v1/api-keys';
const powerless = async (company: CompanyInWorld) => (await company.key({ permissions: [] })).id;

/** A signed-in administrator of a company of their own. */
const administrator = async () => (await (await world.company()).person('administrator')).caller;

describe('the routes of api-keys, where the company lets keys manage keys', () => {
  const body = () => Promise.resolve({ name: 'made', permissions: [] });
  const record = powerless;
  const [read, create, update] = ['api-keys.read', 'api-keys.create', 'api-keys.update'] as const;
  protectedRoute(() => world, { method: 'GET', path: PATH, grant: read });
  protectedRoute(() => world, { method: 'GET', path: `${PATH}/:id`, grant: read, record });
  protectedRoute(() => world, { method: 'POST', path: PATH, grant: create, body });
  protectedRoute(() => world, { method: 'PATCH', path: `${PATH}/:id`, grant: update, record, body });
  protectedRoute(() => world, { method: 'POST', path: `${PATH}/:id/rotate`, grant: create, record });
  protectedRoute(() => world, { method: 'POST', path: `${PATH}/:id/revoke`, grant: create, record });
});

describe('an API key', () => {
  it.each([
    ['keyid', /^abk_[0-9a-z]{16}:[\w-]{43}$/, /^abk_[0-9a-z]{16}$/],
    ['hex64', /^[0-9a-f]{64}$/, /^[0-9a-f]{8}$/],
    ['org', /^org_live_[\w-]{43}$/, /^org_live_[\w-]{4}$/],
    ['fs20', /^[0-9A-Za-z]{20}$/, /^[0-9A-Za-z]{4}$/],
  ])('is issued in the format %s, with a prefix that may be shown', async (format, token, prefix) => {
    const { status, body } = await (await administrator()).post(PATH, { name: 'shop', format });
    expect([status, body.message, body.data.format]).toEqual([201, 'API key created', format]);
    expect(body.data.token).toMatch(token);
    expect(body.data.token.startsWith(body.data.prefix)).toBe(true);
    expect(body.data.prefix).toMatch(prefix);
    expect([body.data.key, body.data.key_prefix]).toEqual([body.data.token, body.data.prefix]);
  });

  it('is a keyid key that may do nothing unless more is asked for', async () => {
    const { body } = await (await administrator()).post(PATH, { name: 'shop' });
    expect(body.data).toMatchObject({
      format: 'keyid',
      full_access: false,
      permissions: [],
      access: [],
      allow_ips: [],
      rate_limit: null,
      expires_at: null,
      enabled: true,
      status: 'active',
      user_id: null,
    });
    const caller = world.caller({ authorization: `Bearer ${body.data.token}` });
    expect((await caller.get('/api/v1/clients')).body.error.reason).toBe('forbidden');
  });

  it('is marked as a test key where its format has a mark for it, and when it is rotated too', async () => {
    const admin = await administrator();
    const { body } = await admin.post(PATH, { name: 'trial', format: 'org', test: true });
    expect(body.data.token).toMatch(/^org_test_[\w-]{43}$/);
    const rotated = await admin.post(`${PATH}/${body.data.id}/rotate`);
    expect(rotated.body.data.token).toMatch(/^org_test_[\w-]{43}$/);
  });

  it('shows its grants as permissions and as rows, whatever spelling asked for them', async () => {
    const admin = await administrator();
    const permissions = ['invoice.read', 'invoices.create', 'client.*', 'payment_methods.read'];
    const { body } = await admin.post(PATH, { name: 'shop', permissions });
    const expected = ['clients.*', 'invoices.read', 'invoices.create', 'payment-methods.read'];
    const row = { allow_get: true, allow_post: false, allow_put: false, allow_delete: false };
    expect(body.data.permissions).toEqual(expected);
    expect(body.data.access).toEqual([
      { ...row, resource: 'clients', allow_post: true, allow_put: true, allow_delete: true },
      { ...row, resource: 'invoices', allow_post: true },
      { ...row, resource: 'payment-methods' },
    ]);
    expect((await admin.get(`${PATH}/${body.data.id}`)).body.data.permissions).toEqual(expected);
  });

  it('has full access by the permission * as by full_access', async () => {
    const admin = await administrator();
    for (const grants of [{ permissions: ['*'] }, { full_access: true }]) {
      const { body } = await admin.post(PATH, { name: 'all', ...grants });
      expect(body.data).toMatchObject({ full_access: true, permissions: ['*'], access: [] });
    }
  });

  it('keeps its allowlist in one spelling', async () => {
    const allow_ips = ['10.0.0.1', '::FFFF:192.0.2.0/120', '2001:DB8:0::/32', '10.0.0.1/32'];
    const { body } = await (await administrator()).post(PATH, { name: 'shop', allow_ips });
    expect(body.data.allow_ips).toEqual(['10.0.0.1/32', '192.0.2.0/24', '2001:db8::/32']);
  });

  it('changes by PUT and PATCH alike only in what is named', async () => {
    const admin = await administrator();
    const limits = { expires_at: '2100-01-31T12:00:00+01:00', rate_limit: { calls: 5, seconds: 10 } };
    const { body } = await admin.post(PATH, { name: 'shop', permissions: ['clients.read'], ...limits });
    const path = `${PATH}/${body.data.id}`;
    await admin.put(path, { name: 'web shop' });
    await admin.patch(path, { allow_ips: ['127.0.0.0/8'] });
    const kept = { permissions: ['clients.read'], expires_at: '2100-01-31T11:00:00Z' };
    expect((await admin.get(path)).body.data).toMatchObject({
      ...kept,
      name: 'web shop',
      allow_ips: ['127.0.0.0/8'],
      rate_limit: { calls: 5, seconds: 10 },
    });
    await admin.patch(path, { expires_at: null, rate_limit: null, allow_ips: [], permissions: [] });
    expect((await admin.get(path)).body.data).toMatchObject({
      expires_at: null,
      rate_limit: null,
      allow_ips: [],
      permissions: [],
    });
  });

  it('loses full access by that word alone, and then holds nothing that was not named', async () => {
    const admin = await administrator();
    const path = `${PATH}/${(await admin.post(PATH, { name: 'all', full_access: true })).body.data.id}`;
    expect((await admin.patch(path, { full_access: false })).body.data).toMatchObject({
      full_access: false,
      permissions: [],
    });
  });

  it('may carry an expiry that has passed: it exists, and opens nothing', async () => {
    const admin = await administrator();
    const past = { expires_at: '2020-01-01T00:00:00Z', full_access: true };
    const { status, body } = await admin.post(PATH, { name: 'old', ...past });
    expect([status, body.data.status]).toEqual([201, 'expired']);
    const answer = await world.caller({ 'x-api-key': body.data.token }).get('/api/v1/clients');
    expect([answer.status, answer.body.error.reason]).toEqual([401, 'api_key_expired']);
  });

  it('is counted by a limit of its own where the installation has none, and by none when it says 0', async () => {
    const admin = await administrator();
    const clients = { full_access: true, rate_limit: { calls: 2, seconds: 3600 } };
    const { id, token } = (await admin.post(PATH, { name: 'slow', ...clients })).body.data;
    const use = async () => (await world.caller({ 'x-api-key': token }).get('/api/v1/clients')).status;
    expect([await use(), await use(), await use()]).toEqual([200, 200, 429]);
    await admin.patch(`${PATH}/${id}`, { rate_limit: { calls: 0, seconds: 1 } });
    // A limit opens no data: nodes hear of a new one within milliseconds, and need not ask for each call.
    await expect.poll(use).toBe(200);
    expect([await use(), await use()]).toEqual([200, 200]);
  });

  it('belongs to the company of who makes it, whatever company the body names', async () => {
    const [company, other] = [await world.company(), await world.company()];
    const { caller } = await company.person('administrator');
    const named = {
      company_id: other.id,
      companyId: other.id,
      maker_user_id: 1,
      id: 4_000_000,
      generation: 9,
    };
    const { body } = await caller.post(PATH, { name: 'mine', ...named });
    expect(body.data.id).not.toBe(4_000_000);
    const { caller: neighbour } = await other.person('administrator');
    expect((await neighbour.get(`${PATH}/${body.data.id}`)).status).toBe(404);
    expect((await neighbour.get(PATH)).body.meta.total).toBe(0);
  });
});
