import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abacoRefusal } from './support/abaco-route.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const PARTNERS = '/business-partners';

describe('a DELETE', () => {
  it('by a signed-in person removes, unless it comes from elsewhere', async () => {
    const company = await world.company();
    const { caller: person } = await company.person('accountant');
    const { id } = (await person.post(PARTNERS, { name: 'Ana' })).body;
    const path = `${PARTNERS}/${id}`;
    const foreign = { origin: 'https://elsewhere.example' };
    expect(abacoRefusal(await person.with(foreign).delete(path))).toEqual([403, 'CSRF_ORIGIN']);
    expect((await person.delete(path)).status).toBe(200);
    expect(abacoRefusal(await person.get(path))).toEqual([404, 'NOT_FOUND']);
  });

  it('by a signed-in viewer is forbidden', async () => {
    const company = await world.company();
    const { id } = (await (await company.key()).caller.post(PARTNERS, { name: 'Ana' })).body;
    const { caller } = await company.person('viewer');
    expect(abacoRefusal(await caller.delete(`${PARTNERS}/${id}`))).toEqual([403, 'FORBIDDEN']);
  });
});

describe('a key for reading partners', () => {
  it('reads them, and nothing else opens to it', async () => {
    const company = await world.company();
    const { id } = (await (await company.key()).caller.post(PARTNERS, { name: 'Ana' })).body;
    const { caller } = await company.key({ permissions: ['clients.read'] });
    expect((await caller.get(PARTNERS)).body.total).toBe(1);
    expect((await caller.get(`${PARTNERS}/${id}`)).body.name).toBe('Ana');
    for (const [method, path, code] of [
      ['POST', PARTNERS, 'FORBIDDEN'],
      ['PUT', `${PARTNERS}/${id}`, 'FORBIDDEN'],
      ['GET', '/products', 'FORBIDDEN'],
      ['GET', '/users', 'FORBIDDEN'],
      ['GET', '/companies/current', 'WEB_SESSION_REQUIRED'],
      ['PUT', '/users/1/permissions', 'WEB_SESSION_REQUIRED'],
      ['GET', '/api-keys', 'API_KEY_MANAGEMENT_FORBIDDEN'],
    ] as const)
      expect([path, ...abacoRefusal(await caller.call(method, path))]).toEqual([path, 403, code]);
  });
});

describe('ids that name nothing', () => {
  it.each(['999999999', '0', '-1', '1.0', 'x', '9007199254740993', '%00'])('are 404: %s', async (id) => {
    const { caller } = await (await world.company()).person('proprietor');
    for (const path of [PARTNERS, '/products', '/api-keys'])
      expect([path, ...abacoRefusal(await caller.get(`${path}/${id}`))]).toEqual([path, 404, 'NOT_FOUND']);
    expect(abacoRefusal(await caller.get(`/users/${id}/permissions`))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('an Idempotency-Key', () => {
  it('makes a partner once, and gives the same answer again', async () => {
    const { caller } = await (await world.company()).key();
    const once = { 'idempotency-key': randomUUID() };
    const [first, second] = [
      await caller.post(PARTNERS, { name: 'Ana' }, once),
      await caller.post(PARTNERS, { name: 'Ana' }, once),
    ];
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect((await caller.get(PARTNERS)).body.total).toBe(1);
    const other = await caller.post(PARTNERS, { name: 'Benito' }, once);
    expect(abacoRefusal(other)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });
});
