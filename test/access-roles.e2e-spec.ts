import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role, ROLES } from '../src/access/roles.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.shared();
  company = await world.company();
});
afterAll(() => world.close());

const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];
const FORBIDDEN = [403, 'forbidden'];
const UNKNOWN = 999_999_999;

type Request = (caller: Caller, path: string) => Promise<Answer>;

/** One request for each thing that can be done with a resource, harmless to whom may do it. */
const REQUESTS: Record<string, Request> = {
  r: (caller, path) => caller.get(path),
  c: (caller, path) => caller.post(path, {}),
  u: (caller, path) => caller.patch(`${path}/${UNKNOWN}`, {}),
  d: (caller, path) => caller.delete(`${path}/${UNKNOWN}`),
};

/** What each role may do, as the letters of REQUESTS; what no route does is left out. */
const BOOKS = ['clients', 'products', 'taxes', 'series', 'payment-methods', 'invoices'];
const RIGHTS: [resource: string, routes: string, Record<Role, string>][] = [
  ...BOOKS.map((name): (typeof RIGHTS)[number] => [name, 'rcud', rolesMay('rcud', 'rcud', 'r')]),
  ['payments', 'rcd', rolesMay('rcd', 'rcd', 'r')],
  ['companies', 'ru', rolesMay('ru', 'r', 'r')],
  ['users', 'rcu', rolesMay('rcu', 'r', '')],
  ['api-keys', 'rcu', rolesMay('rcu', '', '')],
];

function rolesMay(manager: string, accountant: string, viewer: string): Record<Role, string> {
  return { proprietor: manager, administrator: manager, accountant, viewer };
}

/** What the caller is not forbidden to do with a resource. */
async function rightsOf(caller: Caller, resource: string, routes: string): Promise<string> {
  let held = '';
  for (const letter of routes) {
    const answer = await REQUESTS[letter]!(caller, `/api/v1/${resource}`);
    expect(answer.status).not.toBe(401);
    if (answer.status !== 403) held += letter;
    else expect(answer.body.error.reason).toBe('forbidden');
  }
  return held;
}

describe.each(ROLES)('the role %s', (role) => {
  it('opens to a signed-in person what it should, and nothing else', async () => {
    const { caller } = await company.person(role);
    for (const [resource, routes, expected] of RIGHTS)
      expect([resource, await rightsOf(caller, resource, routes)]).toEqual([resource, expected[role]]);
  });

  it('of the person a key acts for bounds the key', async () => {
    const open = await world.company();
    await open.setPolicy({ keyDeletes: 'granted', keyManagement: 'granted' });
    const { caller } = await open.key({ user_id: (await open.user(role)).id });
    // Adding and changing people takes a person, whoever the key acts for.
    for (const [resource, routes, expected] of RIGHTS.filter(([name]) => name !== 'users'))
      expect([resource, await rightsOf(caller, resource, routes)]).toEqual([resource, expected[role]]);
  });
});

describe('a key that somebody made', () => {
  const write = async (caller: Caller) => reasonOf(await caller.post('/api/v1/clients', { name: 'Ana' }));
  const read = async (caller: Caller) => reasonOf(await caller.get('/api/v1/clients'));
  const WRITTEN = [201, undefined];
  const READ = [200, undefined];

  async function made(values: object = {}) {
    const [proprietor, maker] = [await company.person('proprietor'), await company.person('administrator')];
    const { body } = await maker.caller.post('/api/v1/api-keys', { name: 'x', full_access: true, ...values });
    const caller = world.caller({ authorization: `Bearer ${body.data.token}` });
    const change = (changes: object, id = maker.user.id) =>
      proprietor.caller.patch(`/api/v1/users/${id}`, changes);
    return { caller, change };
  }

  it('may do less from the moment that its maker may', async () => {
    const { caller, change } = await made();
    expect(await write(caller)).toEqual(WRITTEN);
    await change({ role: 'viewer' });
    expect([await write(caller), await read(caller)]).toEqual([FORBIDDEN, READ]);
    await change({ role: 'accountant' });
    expect(await write(caller)).toEqual(WRITTEN);
    expect(reasonOf(await caller.patch(`/api/v1/companies/${company.id}`, {}))).toEqual(FORBIDDEN);
  });

  it('may do nothing from the moment that its maker is no longer active', async () => {
    const { caller, change } = await made();
    expect(await read(caller)).toEqual(READ);
    await change({ active: false });
    expect([await write(caller), await read(caller)]).toEqual([FORBIDDEN, FORBIDDEN]);
    await change({ active: true });
    expect([await write(caller), await read(caller)]).toEqual([WRITTEN, READ]);
  });

  it('is bound by the person it acts for as well, from the moment that their role changes', async () => {
    const { id } = await company.user('accountant');
    const { caller, change } = await made({ user_id: id });
    expect(await write(caller)).toEqual(WRITTEN);
    await change({ role: 'viewer' }, id);
    expect([await write(caller), await read(caller)]).toEqual([FORBIDDEN, READ]);
    await change({ role: 'proprietor' }, id);
    await change({ role: 'viewer' });
    expect([await write(caller), await read(caller)]).toEqual([FORBIDDEN, READ]);
  });
});
