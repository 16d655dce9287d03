import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UsersService } from '../src/users/users.service.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/users';
const outcome = ({ status, body }: Answer) => [status, body.error];

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());
beforeEach(async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
});

const read = async (email: string) => (await caller.get(`${PATH}/${encodeURIComponent(email)}`)).body;

describe('the people of a company', () => {
  it.each([
    ['proprietor', true, 99],
    ['administrator', true, 99],
    ['accountant', false, 50],
    ['viewer', false, 10],
  ] as const)('are shown with what they may do: %s', async (role, admin, level) => {
    const { email } = await company.user(role);
    const { creationdate, ...user } = await read(email);
    expect(creationdate).toMatch(/^\d\d-\d\d-\d{4}$/);
    expect(user).toEqual({
      admin,
      codagente: null,
      codalmacen: null,
      codserie: null,
      email,
      enabled: true,
      homepage: null,
      idempresa: company.id,
      langcode: 'es_ES',
      lastactivity: null,
      lastbrowser: null,
      lastip: null,
      level,
      nick: email,
      two_factor_enabled: false,
    });
  });

  it('are shown with when and from where they were last here', async () => {
    const { user } = await company.person('accountant');
    expect(await read(user.email)).toMatchObject({
      lastactivity: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      lastip: '127.0.0.1',
      lastbrowser: 'test',
    });
  });

  it('are not enabled once their membership ended', async () => {
    const { id, email } = await company.user('viewer');
    await company.asOperator(() => world.service(UsersService).update(id, { active: false }, 'proprietor'));
    expect((await read(email)).enabled).toBe(false);
  });

  it('are found by their names, in order, and have no secret to be found by', async () => {
    const { email } = await company.user('viewer');
    const found = await caller.get(`${PATH}?filter[nick]=${encodeURIComponent(email)}&sort[level]=DESC`);
    expect(found.body.map(({ nick }: { nick: string }) => nick)).toEqual([email]);
    expect(await caller.get(`${PATH}?filter[level_gte]=99`)).toMatchObject({ body: [{ admin: true }] });
    for (const column of ['password', 'logkey', 'two_factor_secret_key', 'password_hash'])
      expect((await caller.get(`${PATH}?filter[${column}_like]=a`)).status).toBe(400);
  });

  it('are of their companies alone, where each says for itself what they may do', async () => {
    const { email } = await company.user('viewer');
    const other = await world.company();
    const theirs = await fsCaller(world, other);
    const path = `${PATH}/${encodeURIComponent(email)}`;
    expect((await theirs.get(path)).status).toBe(404);
    await other.user('administrator', { email });
    expect((await theirs.get(path)).body).toMatchObject({ admin: true, idempresa: other.id });
    expect(await read(email)).toMatchObject({ admin: false, idempresa: company.id });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('are changed by people alone: %s', async (method) => {
    const { email } = await company.user('viewer');
    const paths = [PATH, `${PATH}/${encodeURIComponent(email)}`, '/api/3/user'];
    const full = await fsCaller(world, company, { permissions: ['users.*'] });
    for (const path of paths)
      for (const key of [caller, full]) {
        const answer = await key.call(method, path, { body: { nick: email, admin: true } });
        expect([path, ...outcome(answer)]).toEqual([path, 403, 'forbidden']);
        expect(answer.body).toMatchObject({ status: 'error', message: expect.any(String) });
      }
    expect((await sendForm(caller, 'PUT', paths[1]!, { enabled: '0' })).status).toBe(403);
    expect(await read(email)).toMatchObject({ admin: false, enabled: true });
  });

  it('are opened by grants on users alone', async () => {
    const reader = await fsCaller(world, company, { permissions: ['users.read'] });
    expect((await reader.get(PATH)).status).toBe(200);
    expect((await reader.get(`${PATH}/schema`)).status).toBe(200);
    const other = await fsCaller(world, company, { permissions: ['clients.*'] });
    expect(outcome(await other.get(PATH))).toEqual([403, 'forbidden']);
  });
});
