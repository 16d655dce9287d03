import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role, ROLES } from '../src/access/roles.js';
import { Answer, Caller } from './support/http.js';
import { protectedRoute } from './support/protected-route.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const PATH = '/api/v1/users';
const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];
const newcomer = (role: Role = 'viewer') => ({ email: `${randomUUID()}@example.com`, name: 'Eva', role });

/** A company with one signed-in person per role. */
async function staffed() {
  const company = await world.company({ proprietor: false });
  const people = {} as Record<Role, { id: number; caller: Caller }>;
  for (const role of ROLES) {
    const { user, caller } = await company.person(role);
    people[role] = { id: user.id, caller };
  }
  return { company, ...people };
}

describe('the routes of users that keys may use', () => {
  protectedRoute(() => world, { method: 'GET', path: PATH, grant: 'users.read' });
  protectedRoute(() => world, {
    method: 'GET',
    path: `${PATH}/:id`,
    grant: 'users.read',
    record: async (company) => (await company.user('viewer')).id,
  });

  it('are those that read: no key ever decides who belongs to a company', async () => {
    const { company, viewer } = await staffed();
    await company.setPolicy({ keyManagement: 'granted', keyDeletes: 'granted' });
    const { caller } = await company.key();
    const refusal = [403, 'web_session_required'];
    expect(reasonOf(await caller.post(PATH, newcomer()))).toEqual(refusal);
    expect(reasonOf(await caller.patch(`${PATH}/${viewer.id}`, { role: 'proprietor' }))).toEqual(refusal);
    expect(reasonOf(await caller.put(`${PATH}/${viewer.id}`, { active: false }))).toEqual(refusal);
  });
});

describe('people of a company', () => {
  it('are added with a name, a role and words of permission', async () => {
    const { administrator } = await staffed();
    const person = {
      ...newcomer('accountant'),
      email: 'Eva.Luz@Example.COM',
      permissions: ['accounting.reports.view'],
    };
    const { status, body } = await administrator.caller.post(PATH, person);
    expect([status, body.message]).toEqual([201, 'User added']);
    expect(body.data).toMatchObject({ ...person, email: 'eva.luz@example.com', active: true });
    expect(Object.keys(body.data).sort()).toEqual(
      ['active', 'created_at', 'email', 'id', 'name', 'permissions', 'role', 'updated_at', 'uuid'].sort(),
    );
    expect((await administrator.caller.get(`${PATH}/${body.data.id}`)).body.data).toEqual(body.data);
  });

  it('are managed by proprietors and administrators, seen by accountants and by nobody less', async () => {
    const { proprietor, administrator, accountant, viewer } = await staffed();
    const statuses = ({ caller }: { caller: Caller }) =>
      Promise.all([
        caller.get(PATH).then(({ status }) => status),
        caller.post(PATH, newcomer()).then(({ status }) => status),
        caller.patch(`${PATH}/${viewer.id}`, { name: 'Vera' }).then(({ status }) => status),
      ]);
    expect(await statuses(proprietor)).toEqual([200, 201, 200]);
    expect(await statuses(administrator)).toEqual([200, 201, 200]);
    expect(await statuses(accountant)).toEqual([200, 403, 403]);
    expect(await statuses(viewer)).toEqual([403, 403, 403]);
  });

  it('change by PUT and PATCH alike only in what is named, and never in their account', async () => {
    const { company, administrator, viewer } = await staffed();
    const before = (await administrator.caller.get(`${PATH}/${viewer.id}`)).body.data;
    const account = {
      email: 'other@example.com',
      id: 1,
      uuid: randomUUID(),
      password_hash: 'x',
      company_id: company.id + 1,
    };
    await administrator.caller.put(`${PATH}/${viewer.id}`, { ...account, name: 'Vera' });
    await administrator.caller.patch(`${PATH}/${viewer.id}`, { permissions: ['accounting.reports.view'] });
    const { updated_at: _then, ...kept } = before;
    expect((await administrator.caller.get(`${PATH}/${viewer.id}`)).body.data).toMatchObject({
      ...kept,
      name: 'Vera',
      permissions: ['accounting.reports.view'],
    });
  });

  it('are listed in the order they came, by role, and by whether they still count', async () => {
    const { administrator, viewer, proprietor, accountant } = await staffed();
    await administrator.caller.patch(`${PATH}/${viewer.id}`, { active: false });
    const ids = async (query = '') =>
      (await administrator.caller.get(`${PATH}${query}`)).body.data.map(({ id }: { id: number }) => id);
    expect(await ids()).toEqual([proprietor.id, administrator.id, accountant.id, viewer.id]);
    expect(await ids('?role=accountant')).toEqual([accountant.id]);
    expect(await ids('?active=false')).toEqual([viewer.id]);
    expect(await ids('?active=true&sort=-created_at&per_page=1')).toEqual([accountant.id]);
    expect((await administrator.caller.get(`${PATH}?role=boss`)).status).toBe(422);
  });

  it('of another company do not exist here', async () => {
    const [here, there] = [await staffed(), await staffed()];
    const path = `${PATH}/${there.viewer.id}`;
    expect(reasonOf(await here.proprietor.caller.get(path))).toEqual([404, 'not_found']);
    expect(reasonOf(await here.proprietor.caller.patch(path, { active: false }))).toEqual([404, 'not_found']);
    expect((await there.proprietor.caller.get(path)).body.data.active).toBe(true);
  });

  it('are added to the company of who adds them, whatever company the body names', async () => {
    const [here, there] = [await staffed(), await staffed()];
    const named = { ...newcomer(), company_id: there.company.id, companyId: there.company.id };
    const { id } = (await here.administrator.caller.post(PATH, named)).body.data;
    expect((await here.administrator.caller.get(`${PATH}/${id}`)).status).toBe(200);
    expect((await there.administrator.caller.get(`${PATH}/${id}`)).status).toBe(404);
  });

  it('are not added twice', async () => {
    const { administrator } = await staffed();
    const person = newcomer();
    await administrator.caller.post(PATH, person);
    const { status, body } = await administrator.caller.post(PATH, {
      ...person,
      email: person.email.toUpperCase(),
    });
    expect([status, body.error.details[0].field, body.error.details[0].code]).toEqual([
      409,
      'email',
      'taken',
    ]);
  });

  it.each([
    [{ email: 'eva' }, 'email'],
    [{ email: 'eva@example.com\nx@example.com' }, 'email'],
    [{ name: ' ' }, 'name'],
    [{ role: 'owner' }, 'role'],
    [{ active: 'yes' }, 'active'],
    [{ permissions: ['everything'] }, 'permissions'],
    [{ permissions: ['accounting.*'] }, 'permissions'],
  ])('are not made of %j', async (values, field) => {
    const { administrator } = await staffed();
    const { status, body } = await administrator.caller.post(PATH, { ...newcomer(), ...values });
    expect([status, body.error.details[0].field]).toEqual([422, field]);
  });

  it.each(['email', 'name', 'role'])(
    'need a word for their %s, which cannot be emptied either',
    async (field) => {
      const { administrator, viewer } = await staffed();
      const { status, body } = await administrator.caller.post(PATH, { ...newcomer(), [field]: undefined });
      expect([status, body.error.details]).toMatchObject([400, [{ field, code: 'required' }]]);
      if (field === 'email') return;
      const emptied = await administrator.caller.patch(`${PATH}/${viewer.id}`, { [field]: null });
      expect([emptied.status, emptied.body.error.details[0].field]).toEqual([422, field]);
    },
  );
});
