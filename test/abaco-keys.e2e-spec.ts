import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abacoRefusal, abacoRouteOfPeople } from './support/abaco-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const [PATH, ONE] = ['/api-keys', '/api-keys/:id'];
const body = { name: 'Tienda' };
const record = async (company: CompanyInWorld) => (await company.key()).id;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const person = async () => (await (await world.company()).person('proprietor')).caller;

describe('the routes of keys', () => {
  const refusal = 'API_KEY_MANAGEMENT_FORBIDDEN';
  abacoRouteOfPeople(() => world, { method: 'GET', path: PATH, refusal });
  abacoRouteOfPeople(() => world, { method: 'POST', path: PATH, refusal, body });
  abacoRouteOfPeople(() => world, { method: 'GET', path: ONE, refusal, record });
  abacoRouteOfPeople(() => world, { method: 'POST', path: `${ONE}/revoke`, refusal, record });
  const deleting = 'API_KEY_DELETE_FORBIDDEN';
  abacoRouteOfPeople(() => world, { method: 'DELETE', path: ONE, refusal: deleting, record });
});

describe('a new key', () => {
  it('is shown once with its secret, its token and the endpoint that it is for', async () => {
    const caller = await person();
    const { status, body: made } = await caller.post(PATH, body);
    expect(status).toBe(201);
    const { endpoint, secret, token, ...shown } = made;
    expect(shown).toEqual({
      id: expect.any(Number),
      name: 'Tienda',
      keyId: expect.stringMatching(/^abk_[\w-]+$/),
      status: 'active',
      permissions: ['*'],
      fullAccess: true,
      allowIps: [],
      expiresAt: null,
      createdAt: expect.stringMatching(TIME),
    });
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect([token, endpoint]).toEqual([`${shown.keyId}:${secret}`, world.server.url]);
    const { text, body: list } = await caller.get(PATH);
    expect(list).toEqual({ apiKeys: [shown], total: 1, page: 1, limit: 20 });
    expect((await caller.get(`${PATH}/${shown.id}`)).body).toEqual(shown);
    expect(text).not.toContain(secret);
  });

  it('works at its endpoint, by either header', async () => {
    const { endpoint, token } = (await (await person()).post(PATH, body)).body;
    for (const [name, value] of [
      ['authorization', `Bearer ${token}`],
      ['x-api-key', token],
    ]) {
      const response = await fetch(`${endpoint}/business-partners`, { headers: { [name]: value } });
      expect([response.status, await response.json()]).toEqual([
        200,
        { businessPartners: [], total: 0, page: 1, limit: 20 },
      ]);
    }
  });

  it('does no more than is asked for, where from and how long', async () => {
    const caller = await person();
    const asked = {
      permissions: ['client.read'],
      allowIps: ['203.0.113.0/24'],
      expiresAt: '2999-01-31T00:00:00Z',
    };
    const { body: made } = await caller.post(PATH, { ...body, ...asked, fullAccess: true });
    expect(made).toMatchObject({
      permissions: ['clients.read'],
      fullAccess: false,
      allowIps: ['203.0.113.0/24'],
      expiresAt: '2999-01-31T00:00:00.000Z',
    });
    const key = world.caller({ 'x-api-key': made.token });
    expect(abacoRefusal(await key.get('/business-partners'))).toEqual([403, 'FORBIDDEN']);
  });

  it('may do everything only when nothing is said of permissions', async () => {
    const caller = await person();
    for (const permissions of [[], null]) {
      const { body: made } = await caller.post(PATH, { ...body, permissions });
      expect(made).toMatchObject({ permissions: [], fullAccess: false });
    }
  });

  it.each([
    [{}, 'name required'],
    [{ ...body, expiresAt: '2027-01-31' }, 'expiresAt isInstant'],
    [{ ...body, permissions: ['clients.read', 'everything'] }, 'permissions[1] unknown_permission'],
    [{ ...body, allowIps: ['203.0.113.1/24'] }, 'allowIps[0] host_bits_set'],
    [{ ...body, allowIps: 'all' }, 'allowIps isArray'],
  ])('is refused by the names of its fields: %j', async (values, error) => {
    const [status, code, ...errors] = abacoRefusal(await (await person()).post(PATH, values));
    expect([status, code, errors]).toEqual([400, 'VALIDATION_ERROR', expect.arrayContaining([error])]);
  });
});

describe('the keys of a company', () => {
  it('are all there, of every format, and none of another company', async () => {
    const [company, other] = [await world.company(), await world.company()];
    await other.key();
    for (const format of ['keyid', 'hex64', 'fs20', 'org'] as const) await company.key({ format });
    const { caller } = await company.person('administrator');
    const { body: list } = await caller.get(`${PATH}?limit=3`);
    expect([list.apiKeys.length, list.total, list.limit]).toEqual([3, 4, 3]);
    expect(list.apiKeys[0].keyId).toMatch(/^org_live_/);
  });

  it.each([
    ['POST', '/revoke'],
    ['DELETE', ''],
  ])('end by %s %s, stay in the list, and end once', async (method, step) => {
    const company = await world.company();
    const { caller } = await company.person('proprietor');
    const { id, caller: key } = await company.key();
    expect((await key.get('/products')).status).toBe(200);
    const ended = await caller.call(method, `${PATH}/${id}${step}`);
    expect([ended.status, ended.body]).toMatchObject([200, { id, status: 'revoked' }]);
    expect(abacoRefusal(await key.get('/products'))).toEqual([401, 'INVALID_API_KEY']);
    expect((await caller.call(method, `${PATH}/${id}${step}`)).status).toBe(200);
    expect((await caller.get(PATH)).body.apiKeys).toMatchObject([{ id, status: 'revoked' }]);
    expect(abacoRefusal(await caller.call(method, `${PATH}/999999999${step}`))).toEqual([404, 'NOT_FOUND']);
  });

  it('are managed by keys where the company says so, as far as these hold', async () => {
    const company = await world.company();
    await company.setPolicy({ keyManagement: 'granted' });
    const { caller } = await company.key({ permissions: ['api-keys.*', 'clients.read'] });
    const made = await caller.post(PATH, { ...body, permissions: ['clients.read'] });
    expect([made.status, made.body.permissions]).toEqual([201, ['clients.read']]);
    expect(abacoRefusal(await caller.post(PATH, body))).toEqual([403, 'FORBIDDEN']);
    expect((await caller.get(PATH)).body.total).toBe(2);
    expect(abacoRefusal(await caller.delete(`${PATH}/${made.body.id}`))).toEqual([
      403,
      'API_KEY_DELETE_FORBIDDEN',
    ]);
  });
});
