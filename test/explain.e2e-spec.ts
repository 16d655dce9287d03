import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../src/access/rules.js';
import { imageOf, reasonOf } from './support/refusal.js';
import { Caller } from './support/http.js';
import { exchange } from './support/session-tokens.js';
import { World } from './support/world.js';

const GLOBAL = 'the key of the installation';
const EXPLAIN = '/api/v1/access/explain';

let world: World;
let callers: Record<string, Caller>;
beforeAll(async () => {
  world = await World.start({ GLOBAL_API_KEY: GLOBAL, GLOBAL_API_KEY_COMPANY: '1' });
  const [company, open] = [await world.company(), await world.company()];
  await open.setPolicy({ keyDeletes: 'granted', keyManagement: 'granted' });
  const reader = await company.key({ permissions: ['clients.read'] });
  callers = {
    'a key': (await company.key()).caller,
    'a reader': reader.caller,
    'a token of the reader': (await exchange(world, reader)).caller,
    'a narrowed token': (await exchange(world, await open.key(), { permissions: ['clients.*'] })).caller,
    'a key of an open company': (await open.key()).caller,
    'the global key': world.caller({ 'x-api-key': GLOBAL }),
    'a proprietor': (await company.person('proprietor')).caller,
    'a viewer': (await company.person('viewer')).caller,
  };
});
afterAll(() => world.close());

type Row = [caller: string, method: string, path: string, code: string | null, rule: number | null];

const TABLE: Row[] = [
  ['a key', 'GET', '/api/v1/clients', null, null],
  ['a key', 'HEAD', '/api/v1/clients/7', null, null],
  ['a key', 'get', '/api/v1/clients/7?page=2', null, null],
  ['a key', 'DELETE', '/api/v1/clients/7', 'api_key_delete_forbidden', 5],
  ['a key', 'PUT', '/api/v1/companies/1/policy', 'web_session_required', 6],
  ['a key', 'GET', '/api/v1/api-keys', 'api_key_management_forbidden', 7],
  ['a key', 'GET', '/api/v1/api-keys/current', null, null],
  ['a key', 'GET', '/api/v1/nowhere', 'not_found', null],
  ['a key', 'DELETE', '/api/v1/nowhere', 'api_key_delete_forbidden', 5],
  ['a key', 'GET', '/api/3/clientes', null, null],
  ['a key', 'GET', '/business-partners', null, null],
  ['a key', 'GET', '/health', null, null],
  ['a reader', 'GET', '/api/v1/clients/7', null, null],
  ['a reader', 'PUT', '/api/v1/clients/7', 'forbidden', 8],
  ['a reader', 'GET', '/api/3/clientes', null, null],
  ['a reader', 'POST', '/api/3/clientes', 'forbidden', 8],
  ['a reader', 'GET', '/api/3/facturaclientes', 'forbidden', 8],
  ['a reader', 'POST', '/business-partners', 'forbidden', 8],
  ['a token of the reader', 'GET', '/api/v1/clients', null, null],
  ['a token of the reader', 'POST', '/api/v1/clients', 'forbidden', 8],
  ['a token of the reader', 'DELETE', '/business-partners/7', 'api_key_delete_forbidden', 5],
  ['a narrowed token', 'DELETE', '/api/v1/clients/7', null, null],
  ['a narrowed token', 'POST', '/api/v1/invoices', 'forbidden', 8],
  ['a narrowed token', 'POST', '/api/v1/api-keys/7/rotate', 'forbidden', 8],
  ['a key of an open company', 'POST', '/api/v1/api-keys/7/rotate', null, null],
  ['a key of an open company', 'POST', '/auth/logout', 'web_session_required', 6],
  ['the global key', 'GET', '/api/v1/clients', null, null],
  ['the global key', 'DELETE', '/api/v1/clients/7', 'api_key_delete_forbidden', 5],
  ['a proprietor', 'DELETE', '/api/v1/clients/7', null, null],
  ['a proprietor', 'GET', '/api/v1/api-keys', null, null],
  ['a proprietor', 'GET', '/api/3/clientes', 'token_missing', 2],
  ['a viewer', 'POST', '/api/v1/clients', 'forbidden', 8],
  ['a viewer', 'GET', '/api/v1/reports/vat-book', 'forbidden', 8],
  ['a viewer', 'GET', '/nowhere', 'not_found', null],
];

/** Its own door reads the same key from another header. */
function at(path: string, caller: Caller): Caller {
  const token = caller.headers.authorization?.slice('Bearer '.length);
  return path.startsWith('/api/3/') && token ? caller.with({ 'x-auth-token': token }) : caller;
}

const explain = async (caller: Caller, method: string, path: string, headers = {}) =>
  (await caller.post(EXPLAIN, { method, path }, headers)).body.data;

describe('the explanation of a call', () => {
  it.each(TABLE)('by %s: %s %s: %s by rule %s', async (name, method, path, code, number) => {
    const before = await imageOf(world);
    const said = await explain(callers[name]!, method, path);
    expect([said.allowed, said.code, said.rule?.number ?? null]).toEqual([code === null, code, number]);
    const rule = RULES.find((one) => one.number === number);
    expect(said.rule).toEqual(rule ? { number, name: rule.name, text: rule.text } : null);
    expect(await imageOf(world)).toEqual(before);
  });

  it.each(TABLE.filter(([, method]) => method !== 'get' && method !== 'HEAD'))(
    'by %s is what the call itself hears: %s %s',
    async (name, method, path) => {
      const said = await explain(callers[name]!, method, path);
      // Bodies that no route takes: who is let in hears of the body, or of the record.
      const caller = at(path, callers[name]!);
      const answer = await caller.call(method, path, method === 'GET' ? {} : { body: '[' });
      if (said.code === null || said.code === 'not_found') expect([401, 403]).not.toContain(answer.status);
      else {
        expect(answer.status).toBe(said.status);
        const reason = path.startsWith('/api/3/') ? undefined : said.code;
        if (reason) expect(reasonOf(answer)[1]).toBe(reason);
      }
    },
  );

  it('names the route and the grants of which any one opens it', async () => {
    const caller = callers['a reader']!;
    expect(await explain(caller, 'POST', '/api/v1/invoices/7/pay')).toEqual({
      allowed: false,
      code: 'forbidden',
      status: 403,
      rule: expect.objectContaining({ number: 8, name: 'grant' }),
      route: expect.objectContaining({ method: 'POST', path: '/api/v1/invoices/:id/pay' }),
      needs: expect.arrayContaining(['invoices.update']),
    });
    expect((await explain(caller, 'PUT', '/api/v1/clients/7')).needs).toEqual(['clients.update']);
    expect(await explain(caller, 'GET', '/nowhere')).toMatchObject({ status: 404, route: null, needs: [] });
  });

  it('counts the origin that it was asked from, on the paths that do', async () => {
    const foreign = { origin: 'https://evil.example' };
    const said = await explain(callers['a key']!, 'POST', '/business-partners', foreign);
    expect([said.code, said.rule.number]).toEqual(['csrf_origin', 4]);
    expect((await explain(callers['a key']!, 'POST', '/api/v1/clients', foreign)).allowed).toBe(true);
  });

  it('leaves no trace of the call in the log', async () => {
    const path = '/api/v1/clients/424242';
    await explain(callers['a key']!, 'GET', path);
    expect(world.server.log()).not.toContain(path);
  });

  it.each([
    [{}, 400],
    [{ method: 'GET' }, 400],
    [{ method: 'CONNECT', path: '/' }, 422],
    [{ method: 'FLY', path: '/' }, 422],
    [{ method: 'GET', path: 'api/v1/clients' }, 422],
    [{ method: 'GET', path: `/${'x'.repeat(2_000)}` }, 422],
    [{ method: 'GET', path: 7 }, 422],
  ])('is refused for %j', async (body, status) => {
    expect((await callers['a key']!.post(EXPLAIN, body)).status).toBe(status);
  });

  it.each(['//', '/%', '/%zz', '/ ä?', '//evil.example/x', '/api/v1/clients/..', '/\\u0000'])(
    'takes whatever else begins with a slash: %j',
    async (path) => {
      const { status } = await callers['a key']!.post(EXPLAIN, { method: 'GET', path });
      expect(status).toBe(200);
    },
  );

  it('is for nobody who is unknown', async () => {
    const answer = await world.caller().post(EXPLAIN, { method: 'GET', path: '/' });
    expect(reasonOf(answer)).toEqual([401, 'token_missing']);
  });
});
