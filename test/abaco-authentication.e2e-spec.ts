import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../src/access/key-format.js';
import { Caller } from './support/http.js';
import { codeOf } from './support/people.js';
import { CompanyInWorld, KeyInWorld, World } from './support/world.js';

/** What abaco's page on authentication says beside its table of errors. */
const SHOP = 'https://shop.example';

let world: World;
let company: CompanyInWorld;
let key: KeyInWorld;
beforeAll(async () => {
  world = await World.start({ CORS_ORIGINS: SHOP });
  company = await world.company();
  key = await company.key();
});
afterAll(() => world.close());

const GET = '/business-partners';
const bearer = (token: string) => world.caller({ authorization: `Bearer ${token}` });

describe('a valid session cookie', () => {
  /** The same browser, with the headers of a key besides. */
  const withKey = (browser: Caller, token: string) => browser.with({ authorization: `Bearer ${token}` });

  it('is all that counts: the key on the same request gives nothing', async () => {
    const viewer = withKey((await company.person('viewer')).caller, key.token);
    expect(codeOf(await viewer.post(GET, { name: 'Ana' }))).toEqual([403, 'FORBIDDEN']);
    expect((await viewer.get('/auth/me')).body.user.role).toBe('viewer');
  });

  it('and takes nothing: neither the scope of the key nor its bans are applied', async () => {
    const { user, caller } = await company.person('administrator');
    const narrow = withKey(caller, (await company.key({ permissions: [], allow_ips: ['192.0.2.1'] })).token);
    const { id } = (await narrow.post(GET, { name: 'Ana' })).body;
    expect((await narrow.get('/api-keys')).status).toBe(200);
    expect((await narrow.get(`/users/${user.id}/permissions`)).status).toBe(200);
    expect((await narrow.delete(`${GET}/${id}`)).status).toBe(200);
    for (const token of ['x', createToken('keyid').token])
      expect((await withKey(caller, token).get(GET)).status).toBe(200);
  });

  it('decides on the company, whatever company the key belongs to', async () => {
    const other = await world.company();
    const browser = withKey((await company.person('viewer')).caller, (await other.key()).token);
    expect((await browser.get('/auth/me')).body.company.id).toBe(company.id);
  });

  it('asks for the origin, although the key alone would not', async () => {
    const { headers } = (await company.person('administrator')).caller;
    const program = world.caller({ cookie: headers.cookie!, authorization: `Bearer ${key.token}` });
    expect(codeOf(await program.post(GET, { name: 'Ana' }))).toEqual([403, 'CSRF_NO_ORIGIN']);
  });

  it('that is valid no more leaves the word to the key', async () => {
    const { session } = await company.person('viewer');
    const expired = await world.cookieOf(session, new Date(Date.now() - 1000));
    for (const cookie of [expired, 'x.y.z']) {
      const browser = withKey(world.browser(cookie), key.token);
      expect((await browser.post(GET, { name: 'Ana' })).status).toBe(201);
      expect(codeOf(await withKey(world.browser(cookie), 'x').get(GET))).toEqual([401, 'INVALID_API_KEY']);
    }
  });
});

describe('the token of a key', () => {
  it('is its Key ID and its Secret with the first colon between them', async () => {
    const [id, secret, ...rest] = key.token.split(':') as [string, string];
    expect(id).toMatch(/^abk_[0-9a-z]+$/);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(rest).toEqual([]);
    expect((await bearer(key.token).get(GET)).status).toBe(200);
    for (const token of [
      `${id}::${secret}`,
      `:${key.token}`,
      `${key.token}:`,
      `${key.token}:x`,
      `${secret}:${id}`,
      `${id}${secret}`,
    ])
      expect(codeOf(await bearer(token).get(GET))).toEqual([401, 'INVALID_API_KEY']);
  });

  it('comes in Authorization: Bearer or in X-API-Key', async () => {
    expect((await bearer(key.token).get(GET)).status).toBe(200);
    expect((await world.caller({ 'x-api-key': key.token }).get(GET)).status).toBe(200);
  });

  it('comes in no query and in no body', async () => {
    expect(codeOf(await world.caller().get(`${GET}?api_key=${key.token}`))).toEqual([400, 'KEY_IN_URL']);
    expect(codeOf(await world.caller().post(GET, { token: key.token }))).toEqual([401, 'TOKEN_MISSING']);
  });

  it('says which company it is, and no body or query says another', async () => {
    const other = await world.company();
    const named = { companyId: other.id, company_id: other.id };
    const query = new URLSearchParams({ companyId: String(other.id), company: String(other.id) });
    const { body } = await key.caller.post(`${GET}?${query}`, { name: 'Here', ...named });
    expect((await key.caller.get(`${GET}/${body.id}?${query}`)).body.name).toBe('Here');
    expect((await (await other.key()).caller.get(`${GET}/${body.id}`)).status).toBe(404);
  });
});

describe('a page of an allowed origin', () => {
  const preflight = (origin: string, headers: string) =>
    world.caller().call('OPTIONS', GET, {
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': headers },
    });

  it.each(['authorization', 'x-api-key'])('may send the key in %s', async (header) => {
    const { status, headers } = await preflight(SHOP, header);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, SHOP]);
    expect(headers.get('access-control-allow-headers')!.toLowerCase().split(', ')).toContain(header);
    const value = header === 'authorization' ? `Bearer ${key.token}` : key.token;
    expect((await world.caller({ [header]: value, origin: SHOP }).post(GET, { name: 'Ana' })).status).toBe(
      201,
    );
  });

  it('is none that CORS_ORIGINS does not name', async () => {
    const { status, headers } = await preflight('https://evil.example', 'authorization');
    expect([status, headers.get('access-control-allow-origin')]).toEqual([401, null]);
  });
});
