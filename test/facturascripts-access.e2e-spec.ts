import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/agentes';
const outcome = ({ status, body }: Answer) => [status, body.error];
const REFUSED = [401, 'auth-token-invalid'];
const FORBIDDEN = [403, 'forbidden'];

let world: World;
let company: CompanyInWorld;
let token: string;
let addresses = 0;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  company = await world.company();
  await company.setPolicy({ keyDeletes: 'granted' });
  ({ token } = await company.key({ format: 'fs20' }));
});
afterAll(() => world.close());

/** Calls from an address of its own: whoever is refused five times is banned there. */
const calling = (headers: Record<string, string> = {}): Caller =>
  world.caller({ 'x-forwarded-for': `203.0.113.${(addresses += 1)}`, ...headers });
const keyFor = async (...permissions: string[]) =>
  calling({ 'x-auth-token': (await company.key({ permissions })).token });

describe('a call without a good key', () => {
  it.each([
    ['no key', {}],
    ['an empty one', { 'x-auth-token': '' }],
    ['an unknown one', { 'x-auth-token': 'abcdefghij0123456789' }],
    ['an unknown one in the other header', { token: 'abcdefghij0123456789' }],
    ['something that is no key', { token: '%00 ñ' }],
  ])('is refused: %s', async (_name, headers) => {
    const answer = await calling(headers).get(PATH);
    expect(outcome(answer)).toEqual(REFUSED);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.body).toEqual({
      status: 'error',
      message: expect.any(String),
      error: 'auth-token-invalid',
    });
  });

  it('is refused before the version, the resource and the body are looked at', async () => {
    for (const path of ['/api/3/nowhere', '/api/2/agentes', '/api/3', `${PATH}/1`, `${PATH}/schema`])
      expect([path, ...outcome(await calling().get(path))]).toEqual([path, ...REFUSED]);
    expect(outcome(await calling().post(PATH, '{broken'))).toEqual(REFUSED);
  });

  it('is refused where its good key is in a header of the other doors', async () => {
    const { caller: person } = await company.person('proprietor');
    for (const headers of [{ authorization: `Bearer ${token}` }, { 'x-api-key': token }, person.headers])
      expect(outcome(await calling(headers).get(PATH))).toEqual(REFUSED);
  });

  it('is refused with a key that is disabled, or that only buys sessions', async () => {
    const { token: org } = await company.key({ format: 'org' });
    const disabled = await company.key({ format: 'fs20', enabled: false });
    for (const wrong of [org, disabled.token])
      expect(outcome(await calling({ 'x-auth-token': wrong }).get(PATH))).toEqual(REFUSED);
  });
});

describe('a good key', () => {
  it.each(['fs20', 'hex64', 'keyid'] as const)(
    'opens in either header, whichever its format: %s',
    async (format) => {
      const key = await company.key({ format });
      for (const header of ['x-auth-token', 'X-AUTH-TOKEN', 'token', 'Token'])
        expect((await calling({ [header]: key.token }).get(PATH)).status).toBe(200);
    },
  );

  it('in Token does not rescue a wrong or empty X-Auth-Token, and is not looked at beside a good one', async () => {
    for (const wrong of ['', 'wrong'])
      expect(outcome(await calling({ 'x-auth-token': wrong, token }).get(PATH))).toEqual(REFUSED);
    expect((await calling({ 'x-auth-token': token, token: 'wrong' }).get(PATH)).status).toBe(200);
  });

  it('opens its own company alone', async () => {
    const ours = calling({ 'x-auth-token': token });
    const theirs = await fsCaller(world, await world.company());
    await ours.post(PATH, { codagente: 'OURS', nombre: 'Ana' });
    expect((await ours.get(`${PATH}/OURS`)).status).toBe(200);
    expect((await theirs.get(`${PATH}/OURS`)).status).toBe(404);
    expect((await theirs.get(PATH)).body).toEqual([]);
    expect((await theirs.put(`${PATH}/OURS`, { nombre: 'Eva' })).status).toBe(404);
    expect((await theirs.delete(`${PATH}/OURS`)).status).toBe(404);
    expect((await ours.get(`${PATH}/OURS`)).body.nombre).toBe('Ana');
  });

  it('may not delete where the company keeps that to people', async () => {
    const careful = await world.company();
    const key = await careful.key();
    const caller = calling({ 'x-auth-token': key.token });
    await caller.post(PATH, { codagente: 'A', nombre: 'Ana' });
    expect(outcome(await caller.delete(`${PATH}/A`))).toEqual(FORBIDDEN);
    expect((await caller.get(`${PATH}/A`)).status).toBe(200);
  });
});

describe('a key with single permissions', () => {
  const CALLS = [
    ['read', 'GET', PATH, 200],
    ['read', 'GET', `${PATH}/schema`, 200],
    ['read', 'GET', `${PATH}/none`, 404],
    ['create', 'POST', PATH, 400],
    ['update', 'PUT', `${PATH}/none`, 404],
    ['update', 'PATCH', `${PATH}/none`, 404],
    ['delete', 'DELETE', `${PATH}/none`, 404],
  ] as const;

  it.each(['read', 'create', 'update', 'delete'])(
    'may do what they say, and nothing else: %s',
    async (action) => {
      const caller = await keyFor(`agentes.${action}`);
      for (const [asked, method, path, status] of CALLS) {
        const answer = await caller.call(method, path);
        expect([method, path, answer.status]).toEqual([method, path, asked === action ? status : 403]);
        if (asked !== action) expect(outcome(answer)).toEqual(FORBIDDEN);
      }
    },
  );

  it('may do it with that resource alone, under both of its names', async () => {
    const caller = await keyFor('agentes.read');
    expect((await caller.get('/api/3/agente')).status).toBe(200);
    for (const path of ['/api/3/almacenes', '/api/3/almacen', '/api/3/divisas/EUR', '/api/3/familias/schema'])
      expect([path, ...outcome(await caller.get(path))]).toEqual([path, ...FORBIDDEN]);
  });

  it('is forbidden what is not there, and told of it only with full access', async () => {
    const [limited, full] = [await keyFor('agentes.*'), calling({ token })];
    for (const [path, status, error] of [
      ['/api/3/nowhere', 404, 'api-resource-invalid'],
      ['/api/2/agentes', 400, 'api-version-invalid'],
    ] as const) {
      expect([path, ...outcome(await limited.get(path))]).toEqual([path, ...FORBIDDEN]);
      expect([path, ...outcome(await full.get(path))]).toEqual([path, status, error]);
    }
  });

  it('is forbidden before its body is looked at', async () => {
    expect(outcome(await (await keyFor('agentes.read')).post(PATH, '{broken'))).toEqual(FORBIDDEN);
  });

  it('is told of every resource, in order, whatever it may do with them', async () => {
    const { status, body } = await (await keyFor('agentes.create')).get('/api/3');
    expect(status).toBe(200);
    expect(body.resources).toEqual(expect.arrayContaining(['agentes', 'almacenes', 'workeventes']));
    expect(body.resources).toEqual([...new Set(body.resources)].toSorted());
  });
});
