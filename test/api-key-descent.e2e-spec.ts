import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, KeyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let admin: Caller;
beforeAll(async () => {
  world = await World.shared();
  company = await world.company();
  await company.setPolicy({ keyManagement: 'granted' });
  admin = (await company.person('administrator')).caller;
});
afterAll(() => world.close());

const PATH = '/api/v1/api-keys';
const HELD = ['api-keys.create', 'clients.*', 'products.read'];
const EXCEEDS = [403, 'grant_exceeds_maker'];
const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];
const keyOf = async (id: number) => (await admin.get(`${PATH}/${id}`)).body.data;
const change = (id: number, changes: object) => admin.patch(`${PATH}/${id}`, changes);

/** A key that `maker` makes, with all that it holds unless less is named. */
async function madeBy(maker: KeyInWorld, permissions = HELD): Promise<KeyInWorld> {
  const { status, text, body } = await maker.caller.post(PATH, { name: 'made', permissions });
  expect(status, text).toBe(201);
  const { id, token } = body.data;
  return { id, token, caller: world.caller({ authorization: `Bearer ${token}` }) };
}

/** A key, one that it made, and one that that one made. */
async function family(): Promise<[KeyInWorld, KeyInWorld, KeyInWorld]> {
  const grandparent = await company.key({ permissions: HELD });
  const parent = await madeBy(grandparent);
  return [grandparent, parent, await madeBy(parent)];
}

const able = (key: KeyInWorld) =>
  Promise.all([
    key.caller.get('/api/v1/clients').then((answer) => answer.status),
    key.caller.post('/api/v1/clients', { name: 'Ana' }).then((answer) => answer.status),
  ]);

describe('what a key made', () => {
  it('is narrowed with it, children and grandchildren, and keeps what was less already', async () => {
    const [key, child, grandchild] = await family();
    const lesser = await madeBy(key, ['products.read']);
    expect(await able(grandchild)).toEqual([200, 201]);
    await change(key.id, { permissions: ['clients.read', 'products.*'] });
    for (const { id } of [child, grandchild]) {
      expect((await keyOf(id)).permissions).toEqual(['clients.read', 'products.read']);
    }
    expect((await keyOf(lesser.id)).permissions).toEqual(['products.read']);
    expect(await able(grandchild)).toEqual([200, 403]);
  });

  it('loses full access with it', async () => {
    const key = await company.key();
    const child = (await key.caller.post(PATH, { name: 'made', full_access: true })).body.data;
    await change(key.id, { full_access: false, permissions: HELD });
    expect(await keyOf(child.id)).toMatchObject({ full_access: false, permissions: HELD });
  });

  it('is not widened with it', async () => {
    const [key, child] = await family();
    await change(key.id, { permissions: ['clients.read'] });
    await change(key.id, { permissions: HELD });
    expect((await keyOf(child.id)).permissions).toEqual(['clients.read']);
  });

  it('is disabled with it, and is not enabled while it is off', async () => {
    const [key, child, grandchild] = await family();
    await change(key.id, { enabled: false });
    expect([await able(child), await able(grandchild)]).toEqual([
      [401, 401],
      [401, 401],
    ]);
    expect(reasonOf(await change(child.id, { enabled: true }))).toEqual(EXCEEDS);
    await change(key.id, { enabled: true });
    expect(await able(child)).toEqual([401, 401]);
    await change(child.id, { enabled: true });
    expect([await able(child), await able(grandchild)]).toEqual([
      [200, 201],
      [401, 401],
    ]);
  });

  it('is revoked with it', async () => {
    const [key, child, grandchild] = await family();
    await admin.post(`${PATH}/${key.id}/revoke`);
    expect([await able(child), await able(grandchild)]).toEqual([
      [401, 401],
      [401, 401],
    ]);
    expect((await keyOf(grandchild.id)).status).toBe('revoked');
  });

  it('is never lifted above it, by whomever', async () => {
    const [, child] = await family();
    expect(reasonOf(await change(child.id, { permissions: ['invoices.read'] }))).toEqual(EXCEEDS);
    expect(reasonOf(await change(child.id, { full_access: true }))).toEqual(EXCEEDS);
  });

  it('follows its limits, until a person gives it one of its own', async () => {
    const [key, child, grandchild] = await family();
    await change(grandchild.id, { rate_limit: { calls: 1000, seconds: 1 } });
    const { id: user_id } = await company.user('viewer');
    const limits = { allow_ips: ['192.0.2.0/24'], expires_at: '2100-01-01T00:00:00Z', user_id };
    await change(key.id, { ...limits, rate_limit: { calls: 5, seconds: 60 } });
    expect(await keyOf(child.id)).toMatchObject({ ...limits, rate_limit: { calls: 5, seconds: 60 } });
    expect(await keyOf(grandchild.id)).toMatchObject({ ...limits, rate_limit: { calls: 1000, seconds: 1 } });
    expect(reasonOf(await child.caller.get('/api/v1/clients'))).toEqual([403, 'ip_not_allowed']);
  });
});

describe('rotating a key that made keys', () => {
  const rotate = async (id: number, body: object = {}) =>
    (await admin.post(`${PATH}/${id}/rotate`, body)).body.data.id as number;

  it('hands them over to its heir, which bounds them from then on', async () => {
    const [key, child, grandchild] = await family();
    const heir = await rotate(key.id);
    expect((await keyOf(child.id)).maker_key_id).toBe(heir);
    expect(await able(grandchild)).toEqual([200, 201]);
    await change(heir, { permissions: ['clients.read'] });
    expect([await able(child), await able(grandchild)]).toEqual([
      [200, 403],
      [200, 403],
    ]);
    await admin.post(`${PATH}/${heir}/revoke`);
    expect([await able(child), await able(grandchild)]).toEqual([
      [401, 401],
      [401, 401],
    ]);
  });

  it('in the middle of a line keeps the line whole', async () => {
    const [key, child, grandchild] = await family();
    const heir = await rotate(child.id);
    await change(key.id, { permissions: ['products.read'] });
    for (const id of [heir, grandchild.id]) {
      expect((await keyOf(id)).permissions).toEqual(['products.read']);
    }
  });

  it('with an overlap lets the old one work, but make and rotate no more keys', async () => {
    const key = await company.key({ permissions: [...HELD, 'api-keys.update'] });
    await rotate(key.id, { overlap_seconds: 3600 });
    const closed = [403, 'api_key_management_forbidden'];
    expect((await key.caller.get('/api/v1/clients')).status).toBe(200);
    expect(reasonOf(await key.caller.post(PATH, { name: 'late' }))).toEqual(closed);
    expect(reasonOf(await key.caller.post(`${PATH}/${key.id}/rotate`))).toEqual(closed);
  });
});
