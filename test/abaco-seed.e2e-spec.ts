import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../src/access/key-format.js';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { UsersService } from '../src/users/users.service.js';
import { Answer, Caller } from './support/http.js';
import { codeOf } from './support/people.js';
import { CompanyInWorld, World } from './support/world.js';

/** The error table of abaco's page on authentication, line by line; root paths speak its contract. */
let world: World;
let company: CompanyInWorld;
let key: Caller;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  key = (await company.key()).caller;
});
afterAll(() => world.close());

const PATHS = ['/business-partners', '/auth/me', '/nowhere'];
const bearer = (token: string) => world.caller({ authorization: `Bearer ${token}` });

/** Every code with its status and how its Spanish message begins, or both of them. */
const TABLE: Record<string, [number, string]> = {
  TOKEN_MISSING: [401, 'Falta la cabecera'],
  INVALID_API_KEY: [401, 'Clave de API no válida'],
  API_KEY_EXPIRED: [401, 'La clave de API ha caducado'],
  API_KEY_NO_USER: [401, 'La clave de API no tiene ningún propietario o administrador activo'],
  TOKEN_EXPIRED: [401, 'La sesión ha caducado'],
  INVALID_TOKEN: [401, 'El token de la sesión no es válido'],
  SESSION_EXPIRED: [401, 'La sesión ha terminado'],
  WEB_SESSION_REQUIRED: [403, 'Solo una persona con la sesión iniciada'],
  API_KEY_MANAGEMENT_FORBIDDEN: [403, 'Las claves de API no pueden gestionar claves'],
  API_KEY_DELETE_FORBIDDEN: [403, 'Las claves de API no pueden eliminar'],
  CSRF_ORIGIN: [403, 'No se permiten peticiones desde este origen'],
  CSRF_NO_ORIGIN: [403, 'No se puede determinar el origen'],
  FORBIDDEN: [403, 'Permiso denegado|Esta dirección no está en la lista'],
  RATE_LIMIT_EXCEEDED: [429, 'Demasiadas peticiones'],
  NOT_FOUND: [404, 'No encontrado'],
  MALFORMED_JSON: [400, 'El cuerpo no es JSON válido'],
};

/** Asserts status and code, and that there is a Spanish message and nothing else beside them. */
function expectCode(answer: Answer, code: string): void {
  const [status, words] = TABLE[code]!;
  expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([
    status,
    'application/json; charset=utf-8',
    { code, message: expect.stringMatching(new RegExp(`^(${words})`)) },
  ]);
}

describe('401', () => {
  it('TOKEN_MISSING: no valid session cookie and no API key in headers', async () => {
    const nothing = [
      world.caller(),
      world.caller({ authorization: 'Bearer' }),
      world.caller({ cookie: 'x=y' }),
    ];
    for (const path of PATHS)
      for (const nobody of nothing) expectCode(await nobody.get(path), 'TOKEN_MISSING');
  });

  it('INVALID_API_KEY: unknown or revoked Key ID, or wrong Secret, by one and the same answer', async () => {
    const revoked = await company.key();
    await company.asOperator(() => world.service(ApiKeysService).revoke(revoked.id));
    const [id, secret] = (await company.key()).token.split(':') as [string, string];
    const unknown = createToken('keyid').token;
    const tokens = [unknown, revoked.token, `${id}:${secret.slice(0, -1)}_`, `${id}:x`, id, 'x'];
    const answers = await Promise.all(tokens.map((token) => bearer(token).get('/business-partners')));
    for (const answer of answers) expectCode(answer, 'INVALID_API_KEY');
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('API_KEY_EXPIRED: the key has an expiration date that has passed', async () => {
    const { caller } = await company.key({ expires_at: '2020-01-01T00:00:00Z' });
    for (const path of PATHS) expectCode(await caller.get(path), 'API_KEY_EXPIRED');
  });

  it('API_KEY_NO_USER: valid, but no active proprietor or administrator in the company', async () => {
    const alone = await world.company({ proprietor: false });
    const { caller } = await alone.key();
    await alone.user('accountant');
    expectCode(await caller.get('/business-partners'), 'API_KEY_NO_USER');
    const { id } = await alone.user('administrator');
    expect((await caller.get('/business-partners')).status).toBe(200);
    await alone.asOperator(() => world.service(UsersService).update(id, { active: false }, 'proprietor'));
    expectCode(await caller.get('/business-partners'), 'API_KEY_NO_USER');
  });

  it('TOKEN_EXPIRED / INVALID_TOKEN / SESSION_EXPIRED: issues of the web session, not of an API key', async () => {
    const { session, caller } = await company.person('viewer');
    const expired = await world.cookieOf(session, new Date(Date.now() - 1000));
    expect((await caller.post('/auth/logout')).status).toBe(200);
    for (const path of PATHS) {
      expectCode(await world.browser(expired).get(path), 'TOKEN_EXPIRED');
      expectCode(await world.browser('x.y.z').get(path), 'INVALID_TOKEN');
      expectCode(await caller.get(path), 'SESSION_EXPIRED');
    }
  });
});

describe('403', () => {
  it('WEB_SESSION_REQUIRED: changing company or the permissions of people, with a key', async () => {
    const routes = [
      ['POST', '/auth/switch-company', { companyId: company.id }],
      ['POST', '/auth/password', {}],
      ['GET', '/users/1/permissions', undefined],
      ['PUT', '/users/1/permissions', { permissions: [] }],
    ] as const;
    for (const [method, path, body] of routes)
      expectCode(await key.call(method, path, { body }), 'WEB_SESSION_REQUIRED');
  });

  it('API_KEY_MANAGEMENT_FORBIDDEN: key management with integration credentials', async () => {
    expectCode(await key.get('/api-keys'), 'API_KEY_MANAGEMENT_FORBIDDEN');
    expectCode(await key.post('/api-keys', { name: 'x' }), 'API_KEY_MANAGEMENT_FORBIDDEN');
    expectCode(await key.post('/api-keys/1/revoke'), 'API_KEY_MANAGEMENT_FORBIDDEN');
    const platform = await key.post('/api/v1/api-keys', { name: 'x' });
    expect([platform.status, platform.body.error.reason]).toEqual([403, 'api_key_management_forbidden']);
  });

  it('API_KEY_DELETE_FORBIDDEN: any DELETE, whether there is such a thing, or such a path, or not', async () => {
    const { id } = (await key.post('/business-partners', { name: 'Ana' })).body;
    for (const path of [
      `/business-partners/${id}`,
      '/business-partners/0',
      '/auth/sessions',
      '/api-keys/1',
      '/nowhere',
      '/',
    ])
      expectCode(await key.delete(path), 'API_KEY_DELETE_FORBIDDEN');
    expect((await key.get(`/business-partners/${id}`)).status).toBe(200);
  });

  it('CSRF_ORIGIN: a call that changes something, from a page of an origin that is not allowed', async () => {
    const { caller } = await company.person('accountant');
    const evil = { origin: 'https://evil.example' };
    for (const one of [caller, key])
      for (const headers of [evil, { origin: 'null' }])
        expectCode(await one.post('/business-partners', { name: 'Ana' }, headers), 'CSRF_ORIGIN');
  });

  it('CSRF_NO_ORIGIN: the same with a cookie, where no origin can be told', async () => {
    const { headers } = (await company.person('accountant')).caller;
    const nowhere = world.caller({ cookie: headers.cookie! });
    expectCode(await nowhere.post('/business-partners', { name: 'Ana' }), 'CSRF_NO_ORIGIN');
    expect((await key.post('/business-partners', { name: 'Ana' })).status).toBe(201);
  });

  it('FORBIDDEN: no grant, no role, or an address that is not on the allowlist', async () => {
    const narrow = (await company.key({ permissions: ['products.read'] })).caller;
    const far = (await company.key({ allow_ips: ['192.0.2.1'] })).caller;
    const viewer = (await company.person('viewer')).caller;
    expectCode(await narrow.get('/business-partners'), 'FORBIDDEN');
    expectCode(await viewer.post('/business-partners', { name: 'Ana' }), 'FORBIDDEN');
    expectCode(await far.get('/business-partners'), 'FORBIDDEN');
  });
});

describe('the rest of the table', () => {
  it('429 RATE_LIMIT_EXCEEDED: too many requests with the same key in the time window, and when to come again', async () => {
    const busy = (await company.key({ rate_limit: { calls: 2, seconds: 600 } })).caller;
    expect([(await busy.get('/nowhere')).status, (await busy.get('/nowhere')).status]).toEqual([404, 404]);
    const refused = await busy.get('/business-partners');
    expectCode(refused, 'RATE_LIMIT_EXCEEDED');
    expect(Number(refused.headers.get('retry-after'))).toSatisfy((left: number) => left > 590 && left <= 600);
    expect((await key.get('/business-partners')).status).toBe(200);
  });

  it('404 NOT_FOUND: no such path, and no such record of this company', async () => {
    const other = await (await world.company()).key();
    const { id } = (await other.caller.post('/business-partners', { name: 'Eva' })).body;
    for (const path of ['/nowhere', '/', `/business-partners/${id}`, '/business-partners/none'])
      expectCode(await key.get(path), 'NOT_FOUND');
  });

  it('400 VALIDATION_ERROR: the fields that were not accepted beside the code and the message', async () => {
    const missing = await key.post('/business-partners', {});
    expect([missing.status, missing.body]).toEqual([
      400,
      {
        code: 'VALIDATION_ERROR',
        message: 'Falta un parámetro obligatorio',
        errors: [{ field: 'name', code: 'required', message: 'name es obligatorio' }],
      },
    ]);
    const wrong = await key.post('/business-partners', { name: 'Ana', email: 'x' });
    expect([...codeOf(wrong), wrong.body.errors[0].field]).toEqual([400, 'VALIDATION_ERROR', 'email']);
    expectCode(await key.post('/business-partners', '{'), 'MALFORMED_JSON');
  });

  it('is Spanish whatever language a client asks for', async () => {
    const answer = await world.caller({ 'accept-language': 'en' }).get('/nowhere');
    expectCode(answer, 'TOKEN_MISSING');
  });
});
