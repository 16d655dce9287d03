import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS, RESOURCE_NAMES } from '../src/access/resources.js';
import { CreateApiKeyDto } from '../src/api-keys/api-key.dto.js';
import { Answer } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  await company.setPolicy({ keyManagement: 'granted' });
});
afterAll(() => world.close());

const PATH = '/api/v1/api-keys';
const MANAGING = ['api-keys.read', 'api-keys.create', 'api-keys.update'];
const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];
const EXCEEDS = [403, 'grant_exceeds_maker'];

/** A key that manages keys and holds `permissions` beside that. */
const manager = (permissions: string[] = ['clients.*'], values: Partial<CreateApiKeyDto> = {}) =>
  company.key({ permissions: [...MANAGING, ...permissions], ...values });

describe('a person who makes a key', () => {
  it.each(['viewer', 'accountant'] as const)('is not a %s, who sees no keys at all', async (role) => {
    const { caller } = await company.person(role);
    const { id } = await company.key();
    const answers = [
      await caller.get(PATH),
      await caller.get(`${PATH}/${id}`),
      await caller.post(PATH, { name: 'x' }),
      await caller.post(`${PATH}/import`, { name: 'x', format: 'fs20', token: 'abcdefghij0123456789' }),
      await caller.patch(`${PATH}/${id}`, { name: 'x' }),
      await caller.post(`${PATH}/${id}/rotate`),
      await caller.post(`${PATH}/${id}/revoke`),
    ];
    for (const answer of answers) expect(reasonOf(answer)).toEqual([403, 'forbidden']);
  });

  it('bounds it by their role ever after', async () => {
    const { user, caller: admin } = await company.person('administrator');
    const { caller: proprietor } = await company.person('proprietor');
    const { token } = (await admin.post(PATH, { name: 'all', full_access: true })).body.data;
    const key = world.caller({ 'x-api-key': token });
    const able = async () => [
      (await key.get('/api/v1/api-keys')).status,
      (await key.post('/api/v1/clients', { name: 'Ana' })).status,
      (await key.get('/api/v1/clients')).status,
    ];
    const become = (changes: object) => proprietor.patch(`/api/v1/users/${user.id}`, changes);
    expect(await able()).toEqual([200, 201, 200]);
    await become({ role: 'accountant' });
    expect(await able()).toEqual([403, 201, 200]);
    await become({ role: 'viewer' });
    expect(await able()).toEqual([403, 403, 200]);
    await become({ active: false });
    expect(await able()).toEqual([403, 403, 403]);
    await become({ active: true, role: 'administrator' });
    expect(await able()).toEqual([200, 201, 200]);
  });

  it('lets it act for nobody who holds more than they do', async () => {
    const { caller: admin } = await company.person('administrator');
    const proprietor = await company.user('proprietor');
    const { id } = (await admin.post(PATH, { name: 'x' })).body.data;
    expect(reasonOf(await admin.post(PATH, { name: 'x', user_id: proprietor.id }))).toEqual(EXCEEDS);
    expect(reasonOf(await admin.patch(`${PATH}/${id}`, { user_id: proprietor.id }))).toEqual(EXCEEDS);
  });

  it('bounds it by the person it acts for, too', async () => {
    const { caller: admin } = await company.person('administrator');
    const { id: user_id } = await company.user('viewer');
    const { token } = (await admin.post(PATH, { name: 'all', full_access: true, user_id })).body.data;
    const answer = await world.caller({ 'x-api-key': token }).post('/api/v1/clients', { name: 'Ana' });
    expect(reasonOf(answer)).toEqual([403, 'forbidden']);
  });
});

describe('a key that makes a key', () => {
  it('gives away what it holds, or less', async () => {
    const { caller } = await manager(['clients.*', 'invoices.read']);
    const permissions = ['clients.read', 'invoices.read'];
    const { status, body } = await caller.post(PATH, { name: 'made', permissions });
    expect([status, body.data.permissions]).toEqual([201, permissions]);
  });

  it.each([
    ['an action', ['clients.read', 'invoices.create']],
    ['a resource', ['products.*']],
    ['full access', ['*']],
  ])('gives away no %s that it does not hold', async (_what, permissions) => {
    const { caller } = await manager(['clients.*', 'invoices.read']);
    expect(reasonOf(await caller.post(PATH, { name: 'made', permissions }))).toEqual(EXCEEDS);
  });

  it('gives full access only from full access: every single permission does not amount to it', async () => {
    const every = RESOURCE_NAMES.flatMap((resource) => ACTIONS.map((action) => `${resource}.${action}`));
    const [{ caller: holder }, { caller: full }] = [await manager(every), await company.key()];
    const all = { name: 'all', full_access: true };
    expect(reasonOf(await holder.post(PATH, all))).toEqual(EXCEEDS);
    expect((await full.post(PATH, all)).body.data.full_access).toBe(true);
  });

  it('gives it the limits and the user that it has itself', async () => {
    const limits = {
      allow_ips: ['127.0.0.0/8'],
      rate_limit: { calls: 50, seconds: 60 },
      expires_at: '2100-01-01T00:00:00Z',
      user_id: (await company.user('administrator')).id,
    };
    const { id, caller } = await manager(['clients.read'], limits);
    const { body } = await caller.post(PATH, {
      name: 'made',
      permissions: ['clients.read'],
      format: 'hex64',
    });
    expect(body.data).toMatchObject({ ...limits, maker_key_id: id, format: 'hex64' });
  });

  it.each<object>([
    { allow_ips: [] },
    { allow_ips: ['0.0.0.0/0'] },
    { expires_at: null },
    { expires_at: '2100-01-01T00:00:00Z' },
    { rate_limit: null },
    { rate_limit: { calls: 0, seconds: 1 } },
    { user_id: null },
    { enabled: true },
  ])('cannot say %j of a key, neither of a new one nor of another', async (limit) => {
    const { id, caller } = await manager();
    const { id: other } = await company.key({ permissions: [], enabled: false });
    expect(reasonOf(await caller.post(PATH, { name: 'made', ...limit }))).toEqual(EXCEEDS);
    for (const each of [id, other]) {
      expect(reasonOf(await caller.patch(`${PATH}/${each}`, limit))).toEqual(EXCEEDS);
    }
  });

  it('widens neither itself nor another, but may take away, rename and switch off', async () => {
    const { id, caller } = await manager();
    const { id: other } = await company.key({ permissions: ['clients.read', 'products.read'] });
    const widen = (key: number, permissions: string[]) => caller.patch(`${PATH}/${key}`, { permissions });
    expect(reasonOf(await widen(id, [...MANAGING, 'clients.*', 'taxes.read']))).toEqual(EXCEEDS);
    expect(reasonOf(await widen(other, ['clients.read', 'clients.update']))).toEqual(EXCEEDS);
    const taken = await caller.patch(`${PATH}/${other}`, {
      name: 'narrowed',
      permissions: ['clients.read'],
      enabled: false,
    });
    expect(taken.body.data).toMatchObject({
      name: 'narrowed',
      permissions: ['clients.read'],
      status: 'disabled',
    });
  });

  it('rotates itself, and no key that holds more than it does', async () => {
    const { id, caller } = await manager();
    const { id: stronger } = await company.key({ permissions: ['clients.read', 'products.read'] });
    expect(reasonOf(await caller.post(`${PATH}/${stronger}/rotate`))).toEqual(EXCEEDS);
    expect((await caller.post(`${PATH}/${id}/rotate`)).status).toBe(200);
  });

  it.each<Partial<CreateApiKeyDto>>([
    { allow_ips: ['127.0.0.0/8'] },
    { expires_at: '2100-01-01T00:00:00Z' },
    { rate_limit: { calls: 50, seconds: 60 } },
  ])('limited by %j rotates no key without that limit: it would step out of its own', async (limits) => {
    const { caller } = await manager(['clients.*'], limits);
    const { id: free } = await company.key({ permissions: ['clients.read'] });
    const { id: alike } = await company.key({ permissions: ['clients.read'], ...limits });
    expect(reasonOf(await caller.post(`${PATH}/${free}/rotate`))).toEqual(EXCEEDS);
    expect((await caller.post(`${PATH}/${alike}/rotate`)).status).toBe(200);
  });

  it('imports none: it would hand out a secret that others know', async () => {
    const { caller } = await company.key();
    const foreign = { name: 'old', format: 'fs20', token: 'abcdefghij0123456789' };
    expect(reasonOf(await caller.post(`${PATH}/import`, foreign))).toEqual(EXCEEDS);
  });

  it('does nothing of this where the company has not let keys manage keys', async () => {
    const { caller } = await (await world.company()).key();
    const closed = [403, 'api_key_management_forbidden'];
    expect(reasonOf(await caller.get(PATH))).toEqual(closed);
    expect(reasonOf(await caller.post(PATH, { name: 'made' }))).toEqual(closed);
  });
});
