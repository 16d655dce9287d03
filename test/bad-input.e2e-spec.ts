import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY_LIMIT } from '../src/http/body.js';
import { Caller } from './support/http.js';
import { rawRequest, sendRaw } from './support/raw-http.js';
import { expectRefusal, imageOf } from './support/refusal.js';
import { companyInUse, RouteInUse } from './support/routes-in-use.js';
import { World } from './support/world.js';

const JSON_TYPE = 'application/json';

let world: World;
let proprietor: Caller;
let token: string;
let routes: RouteInUse[];
let before: unknown;
beforeAll(async () => {
  world = await World.start();
  const inUse = await companyInUse(world);
  proprietor = inUse.proprietor;
  routes = inUse.routes.filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method));
  token = (await inUse.books.company.key()).token;
  before = await imageOf(world);
});
afterAll(() => world.close());

/** Bodies of its own length are tried by its own tests. */
const LARGE = '/api/v1/invoice_batches';

/** Sends a body to every route that takes one; each answers with `status` and `reason`. */
async function everywhere(
  type: string,
  body: string | Buffer,
  status: number,
  reason: string,
  more: string[] = [],
  but?: string,
) {
  const named = Object.entries(proprietor.headers).map(([name, value]) => `${name}: ${value}`);
  expect(routes.length).toBeGreaterThan(20);
  for (const { method, path } of routes.filter((route) => route.path !== but)) {
    const headers = [`Host: ${new URL(world.server.url).host}`, ...named, `Content-Type: ${type}`, ...more];
    const answer = await sendRaw(world.server.url, rawRequest(`${method} ${path}`, headers, body));
    const sent = `${method} ${path}`;
    expectRefusal(answer, sent);
    expect([sent, answer.status, answer.body.error.reason]).toEqual([sent, status, reason]);
  }
}

describe('a body that is no JSON', () => {
  it.each([
    '{"name":',
    '{',
    '}',
    '{"a":1,}',
    "{'a':1}",
    '{"a":01}',
    '{"a":NaN}',
    '{"a":undefined}',
    '{}{}',
    'name=Ana',
  ])('is refused on every route: %s', (body) => everywhere(JSON_TYPE, body, 400, 'malformed_json'));

  it.each([
    '{"__proto__":{"role":"proprietor"}}',
    '{"a":{"constructor":{"prototype":{"x":1}}}}',
    '{"\\u005f_proto__":1}',
  ])('nor tries to reach into objects: %s', (body) => everywhere(JSON_TYPE, body, 400, 'malformed_json'));

  it('nor is UTF-8', async () => {
    await everywhere(JSON_TYPE, Buffer.from('{"name":"José"}', 'latin1'), 400, 'malformed_json');
    await everywhere(JSON_TYPE, Buffer.from('{"name":"José"}', 'utf16le'), 400, 'malformed_json');
  });
});

describe('a body of another kind', () => {
  it.each([
    ...'text/plain application/x-www-form-urlencoded application/xml x'.split(' '),
    'multipart/form-data; boundary=x',
    '',
    ...'application/json;charset="utf-16" application/vnd.api+json ;;;'.split(' '),
    'application/json; charset=latin1',
  ])('is refused on every route: %s', (type) =>
    everywhere(type, '{"name":"Ana"}', 415, 'unsupported_media_type'),
  );

  it('that is packed is refused on every route', async () => {
    const packed = ['Content-Encoding: gzip'];
    await everywhere(JSON_TYPE, gzipSync('{"name":"Ana"}'), 415, 'unsupported_media_type', packed);
    await everywhere(JSON_TYPE, '{"name":"Ana"}', 415, 'unsupported_media_type', packed);
  });

  it.each([
    'application/json; charset=utf-8',
    'APPLICATION/JSON;charset="UTF-8"',
    'application/json ; charset=utf8',
  ])('is none of these: %s', (type) =>
    everywhere(type, '{', 400, 'malformed_json', ['Content-Encoding: identity']),
  );
});

describe('a body that no route can use', () => {
  const nested = (levels: number) => `{"name":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  const fields = (count: number) =>
    `{${Array.from({ length: count }, (_, index) => `"f${index}":0`).join()}}`;

  it.each([
    ...['null', 'true', '1', '"text"', '[]', '[{}]', '[[]]'].map((body): [string, string] => [body, body]),
    ['U+0000 in a value', '{"name":"a\\u0000b"}'],
    ['U+0000 in a name', '{"na\\u0000me":1}'],
    ['half of a character', '{"name":"\\ud83d"}'],
    ['the other half', '{"lines":[{"description":"\\ude00"}]}'],
    ['forty levels', nested(40)],
    ['a hundred thousand levels', nested(100_000)],
    ['objects as deep', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
    ['twenty thousand fields', fields(20_000)],
    ['sixty thousand lines', `{"lines":[${'{},'.repeat(60_000)}{}]}`],
  ])('is refused on every route: %s', (_, body) => everywhere(JSON_TYPE, body, 422, 'validation_failed'));

  it('is refused on every route of the usual limit once it is over that, whatever is in it', async () => {
    await everywhere(JSON_TYPE, `{"name":"${'x'.repeat(BODY_LIMIT)}"}`, 413, 'payload_too_large', [], LARGE);
    await everywhere('text/plain', 'x'.repeat(BODY_LIMIT + 1), 413, 'payload_too_large', [], LARGE);
  });

  it('may still be as long as the limit', async () => {
    const body = `{"unread":"${'x'.repeat(BODY_LIMIT - '{"unread":""}'.length)}"}`;
    const answer = await proprietor.post('/api/v1/clients', body);
    expect([answer.status, answer.body.error.reason]).toEqual([400, 'parameter_missing']);
  });
});

describe('a POST without a body', () => {
  it('is refused where something is required', async () => {
    for (const path of [
      'clients',
      'products',
      'taxes',
      'series',
      'payment-methods',
      'invoices',
      'payments',
      'purchases',
      'users',
    ])
      for (const options of [{}, { body: '' }, { body: ' \n' }, { body: '{}' }]) {
        const answer = await proprietor.call('POST', `/api/v1/${path}`, options);
        expectRefusal(answer, path);
        expect([path, answer.status, answer.body.error.reason]).toEqual([path, 400, 'parameter_missing']);
      }
  });
});

describe('all of this', () => {
  it('tells a stranger nothing but that a credential is missing', async () => {
    for (const body of ['{', 'null', '{"a":"\\u0000"}', '{"__proto__":1}']) {
      const answer = await world.caller().post('/api/v1/clients', body);
      expect([answer.status, answer.body.error.reason]).toEqual([401, 'token_missing']);
    }
  });

  it('leaves no row behind, and no key in the log', async () => {
    await world.caller({ 'x-api-key': token }).post('/api/v1/clients', '{"name":');
    expect(await imageOf(world)).toEqual(before);
    expect(world.server.log()).not.toContain(token);
    expect(world.server.log()).not.toContain('"level":50');
  });
});
