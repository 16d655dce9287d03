import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompaniesService } from '../src/companies/companies.service.js';
import { Answer } from './support/http.js';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const PATH = '/api/v1/companies';
const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];

describe('the routes of companies', () => {
  const record = (company: CompanyInWorld) => Promise.resolve(company.id);
  const body = () => Promise.resolve({ name: 'Renamed' });
  const update = 'companies.update';
  protectedRoute(() => world, { method: 'GET', path: PATH, grant: 'companies.read' });
  protectedRoute(() => world, { method: 'GET', path: `${PATH}/:id`, grant: 'companies.read', record });
  protectedRoute(() => world, { method: 'PATCH', path: `${PATH}/:id`, grant: update, record, body });
});

describe('a company', () => {
  it('is the only one that its people and keys see', async () => {
    const [company, other] = [await world.company(), await world.company()];
    const { caller: key } = await company.key();
    const { caller: person } = await company.person('viewer');
    for (const caller of [key, person]) {
      const { body } = await caller.get(PATH);
      expect(body.data.map(({ id }: { id: number }) => id)).toEqual([company.id]);
      expect(body.meta).toMatchObject({ page: 1, per_page: 1, total: 1, total_pages: 1 });
      expect((await caller.get(`${PATH}/${other.id}`)).status).toBe(404);
    }
  });

  it('changes by PUT and PATCH alike only in what is named; its country and currency stay', async () => {
    const company = await world.company();
    const { caller } = await company.person('administrator');
    const path = `${PATH}/${company.id}`;
    const before = (await caller.get(path)).body.data;
    await caller.put(path, { name: 'Ferretería', country: 'HN', currency: 'HNL', id: 1, uuid: 'x' });
    await caller.patch(path, { city: 'Teruel', timezone: 'Atlantic/Canary', key_deletes: 'granted' });
    const { updated_at: _then, ...kept } = before;
    const after = (await caller.get(path)).body.data;
    expect(after).toMatchObject({ ...kept, name: 'Ferretería', city: 'Teruel', timezone: 'Atlantic/Canary' });
    expect(after.key_deletes).toBe('forbidden');
  });

  it('is changed by proprietors and administrators, and seen by everybody in it', async () => {
    const company = await world.company();
    for (const [role, status] of [
      ['administrator', 200],
      ['accountant', 403],
      ['viewer', 403],
    ] as const) {
      const { caller } = await company.person(role);
      expect((await caller.get(`${PATH}/${company.id}`)).status).toBe(200);
      expect((await caller.patch(`${PATH}/${company.id}`, { name: 'Renamed' })).status).toBe(status);
    }
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: null }, 'name'],
    [{ tax_id: 'x'.repeat(41) }, 'tax_id'],
    [{ timezone: 'Europe/Teruel' }, 'timezone'],
    [{ email: 'nowhere' }, 'email'],
    [{ address: 'x'.repeat(301) }, 'address'],
  ])('is not changed to %j', async (changes, field) => {
    const company = await world.company();
    const { caller } = await company.person('administrator');
    const { status, body } = await caller.patch(`${PATH}/${company.id}`, changes);
    expect([status, body.error.details[0].field]).toEqual([422, field]);
  });

  it('is made by the operator alone', async () => {
    const { caller } = await (await world.company()).person('proprietor');
    expect(reasonOf(await caller.post(PATH, { name: 'Mine', tax_id: 'B1', country: 'ES' }))[0]).toBe(404);
  });
});

describe('what a company lets its keys do', () => {
  it('is closed at first', async () => {
    const company = await world.company();
    const { caller } = await company.person('viewer');
    expect((await caller.get(`${PATH}/${company.id}`)).body.data).toMatchObject({
      key_deletes: 'forbidden',
      key_management: 'web-session',
    });
  });

  it('is decided by signed-in proprietors and administrators, and by no key', async () => {
    const company = await world.company();
    const path = `${PATH}/${company.id}/policy`;
    const open = { key_deletes: 'granted', key_management: 'granted' };
    const { caller: key } = await company.key();
    expect(reasonOf(await key.put(path, open))).toEqual([403, 'web_session_required']);
    for (const role of ['accountant', 'viewer'] as const) {
      expect(reasonOf(await (await company.person(role)).caller.put(path, open))).toEqual([403, 'forbidden']);
    }
    for (const role of ['administrator', 'proprietor'] as const) {
      expect((await (await company.person(role)).caller.put(path, open)).body.data).toMatchObject(open);
    }
    expect(reasonOf(await key.put(path, { key_deletes: 'forbidden' }))).toEqual([
      403,
      'web_session_required',
    ]);
  });

  it('changes only in what is named, and to nothing unknown', async () => {
    const company = await world.company();
    const { caller } = await company.person('proprietor');
    const path = `${PATH}/${company.id}/policy`;
    await caller.put(path, { key_deletes: 'granted' });
    expect((await caller.put(path, { key_management: 'granted', name: 'Renamed' })).body.data).toMatchObject({
      key_deletes: 'granted',
      key_management: 'granted',
      name: company.company.name,
    });
    expect((await caller.put(path, { key_deletes: 'always' })).status).toBe(422);
  });

  it('is decided for no other company', async () => {
    const [company, other] = [await world.company(), await world.company()];
    const { caller } = await company.person('proprietor');
    const answer = await caller.put(`${PATH}/${other.id}/policy`, { key_deletes: 'granted' });
    expect(reasonOf(answer)).toEqual([404, 'not_found']);
    const policy = await other.asOperator(() => world.service(CompaniesService).get(other.id));
    expect(policy.key_deletes).toBe('forbidden');
  });
});
