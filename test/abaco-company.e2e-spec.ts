import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abacoRefusal, abacoRoute, abacoRouteOfPeople } from './support/abaco-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const CURRENT = '/companies/current';
const PERMISSIONS = '/users/:id/permissions';
const refusal = 'WEB_SESSION_REQUIRED';
const record = async (company: CompanyInWorld) => (await company.user('accountant')).id;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('the routes of the company and its people', () => {
  const body = { name: 'Renombrada' };
  const words = { permissions: ['accounting.reports.view'] };
  abacoRouteOfPeople(() => world, { method: 'GET', path: CURRENT, refusal });
  abacoRouteOfPeople(() => world, { method: 'PUT', path: CURRENT, refusal, body });
  abacoRouteOfPeople(() => world, { method: 'PATCH', path: CURRENT, refusal, body });
  abacoRoute(() => world, { method: 'GET', path: '/users', grant: 'users.read' });
  abacoRouteOfPeople(() => world, { method: 'GET', path: PERMISSIONS, refusal, record });
  abacoRouteOfPeople(() => world, { method: 'PUT', path: PERMISSIONS, refusal, record, body: words });
});

describe('the company of a session', () => {
  it('is shown with all that it is, and with what it lets its keys do', async () => {
    const company = await world.company({ country: 'HN' });
    await company.setPolicy({ keyDeletes: 'granted' });
    const { caller } = await company.person('viewer');
    expect((await caller.get(CURRENT)).body).toEqual({
      id: company.id,
      name: company.company.name,
      taxId: 'B00000000',
      country: 'HN',
      currency: 'HNL',
      timezone: 'America/Tegucigalpa',
      address: null,
      postalCode: null,
      city: null,
      province: null,
      email: null,
      phone: null,
      keyDeletes: 'granted',
      keyManagement: 'web-session',
      createdAt: expect.stringMatching(TIME),
      updatedAt: expect.stringMatching(TIME),
    });
  });

  it('changes by PUT and PATCH alike only in what is named; country, currency and policy stay', async () => {
    const company = await world.company();
    const { caller } = await company.person('administrator');
    const { updatedAt: _then, ...before } = (await caller.get(CURRENT)).body;
    const named = {
      taxId: 'B12345678',
      address: 'Calle Mayor 1',
      postalCode: '44001',
      city: 'Teruel',
      province: 'Teruel',
      email: 'hola@example.com',
      phone: '600 000 000',
      timezone: 'Atlantic/Canary',
    };
    await caller.put(CURRENT, named);
    const stays = { id: 1, country: 'HN', currency: 'HNL', keyDeletes: 'granted', keyManagement: 'granted' };
    const { status, body } = await caller.patch(CURRENT, { name: 'Ferretería', ...stays });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ ...before, ...named, name: 'Ferretería' }),
    ]);
    expect((await caller.get(CURRENT)).body).toEqual(body);
  });

  it('is refused by the names of its fields', async () => {
    const { caller } = await (await world.company()).person('proprietor');
    const refused = abacoRefusal(await caller.put(CURRENT, { taxId: 'x'.repeat(41), timezone: 'Teruel' }));
    expect(refused).toEqual([400, 'VALIDATION_ERROR', 'taxId isLength', 'timezone isTimeZone']);
    expect(abacoRefusal(await caller.put(CURRENT, { taxId: null }))).toEqual([
      400,
      'VALIDATION_ERROR',
      'taxId required',
    ]);
  });

  it('is the one that the session is in, and no other by any id', async () => {
    const [company, other] = [await world.company(), await world.company()];
    const { caller } = await company.person('proprietor');
    expect((await caller.get(CURRENT)).body.id).toBe(company.id);
    for (const path of [`/companies/${other.id}`, '/companies'])
      expect(abacoRefusal(await caller.get(path))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('the people of a company', () => {
  it('are listed with what they may do, so that their ids are found', async () => {
    const company = await world.company();
    const { caller } = await company.person('administrator');
    const viewer = await company.user('viewer', { name: 'Eva', permissions: ['accounting.reports.view'] });
    const { body } = await caller.get('/users?role=viewer&active=true');
    expect(body).toEqual({
      users: [
        {
          id: viewer.id,
          name: 'Eva',
          email: viewer.email,
          role: 'viewer',
          active: true,
          permissions: ['accounting.reports.view'],
          createdAt: expect.stringMatching(TIME),
          updatedAt: expect.stringMatching(TIME),
        },
      ],
      total: 1,
      page: 1,
      limit: 20,
    });
    expect((await caller.get('/users')).body.total).toBe(3);
  });

  it('are given words and a role, and lose the words that are not named again', async () => {
    const company = await world.company();
    const { caller } = await company.person('proprietor');
    const { id: userId } = await company.user('viewer', { permissions: ['sales.see'] });
    const path = `/users/${userId}/permissions`;
    const had = { userId, role: 'viewer', active: true, permissions: ['sales.see'] };
    expect((await caller.get(path)).body).toEqual(had);
    const permissions = ['accounting.reports.view'];
    expect((await caller.put(path, { permissions })).body).toEqual({ ...had, permissions });
    const promoted = { ...had, permissions: [], role: 'accountant' };
    expect((await caller.put(path, { permissions: [], role: 'accountant', active: false })).body).toEqual(
      promoted,
    );
    expect((await caller.get(path)).body).toEqual(promoted);
  });

  it('may do what they were given from the next request on', async () => {
    const company = await world.company();
    const { caller: proprietor } = await company.person('proprietor');
    const { user, caller } = await company.person('viewer');
    expect(abacoRefusal(await caller.post('/products', { code: 'P', name: 'P' }))).toEqual([
      403,
      'FORBIDDEN',
    ]);
    await proprietor.put(`/users/${user.id}/permissions`, { permissions: [], role: 'accountant' });
    expect((await caller.post('/products', { code: 'P', name: 'P' })).status).toBe(201);
  });

  it('are given nothing that the giver does not hold, and one proprietor stays', async () => {
    const company = await world.company({ proprietor: false });
    const { user, caller: proprietor } = await company.person('proprietor');
    const { caller: administrator } = await company.person('administrator');
    const [own, others] = [user.id, (await company.user('viewer')).id].map(
      (id) => `/users/${id}/permissions`,
    );
    const rise = { permissions: [], role: 'proprietor' };
    expect(abacoRefusal(await administrator.put(others!, rise))).toEqual([403, 'FORBIDDEN']);
    expect(abacoRefusal(await administrator.put(own!, { permissions: [] }))).toEqual([403, 'FORBIDDEN']);
    const fall = { permissions: [], role: 'viewer' };
    expect(abacoRefusal(await proprietor.put(own!, fall))).toEqual([409, 'LAST_PROPRIETOR']);
  });

  it.each([
    [{}, 'permissions required'],
    [{ permissions: 'sales.see' }, 'permissions isArray'],
    [{ permissions: ['everything'] }, 'permissions matches'],
    [{ permissions: [], role: 'owner' }, 'role isIn'],
  ])('are not given %j', async (body, error) => {
    const company = await world.company();
    const { caller } = await company.person('proprietor');
    const answer = await caller.put(`/users/${await record(company)}/permissions`, body);
    const [status, code, ...errors] = abacoRefusal(answer);
    expect([status, code, errors]).toEqual([400, 'VALIDATION_ERROR', expect.arrayContaining([error])]);
  });
});
