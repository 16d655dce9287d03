import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../src/access/key-format.js';
import { Caller } from './support/http.js';
import { expectAbacoRefusal, expectRefused, imageOf } from './support/refusal.js';
import { companyInUse } from './support/routes-in-use.js';
import { World } from './support/world.js';

let world: World;
let caller: Caller;
let token: string;
let before: unknown;
beforeAll(async () => {
  world = await World.start();
  const { books } = await companyInUse(world);
  await books.company.setPolicy({ keyDeletes: 'granted', keyManagement: 'granted' });
  ({ caller, token } = await books.company.key());
  before = await imageOf(world);
});
afterAll(() => world.close());

const LISTS = [
  'clients',
  'products',
  'taxes',
  'series',
  'payment-methods',
  'invoices',
  'payments',
  'purchases',
  'users',
  'api-keys',
  'webhooks',
];
const RECORDS = [...LISTS, 'companies'];
const HUGE = '9'.repeat(400);

const refused = (method: string, url: string, ...expected: (string | number)[]) =>
  expectRefused(caller, method, url, ...expected);

describe('a record', () => {
  it.each([
    ...'0 -1 01 1.0 1e3 0x1 9007199254740993 abc null undefined __proto__'.split(' '),
    HUGE,
    ...'%20 %00 1%00 %D9%A3 %F0%9F%98%80 1;2 1,2 ..%2F1 %2e%2e 1%2F2'.split(' '),
    "1'--",
    '9'.repeat(3000),
  ])('does not have the id %s', async (id) => {
    for (const list of RECORDS) {
      await refused('GET', `/api/v1/${list}/${id}`, 404, 'not_found');
      await refused('DELETE', `/api/v1/${list}/${id}`, 404, 'not_found');
    }
    for (const path of [
      `invoices/${id}/pay`,
      `invoices/${id}/issue`,
      `invoices/${id}/cancel`,
      `purchases/${id}/confirm`,
      `purchases/${id}/unconfirm`,
      `purchases/${id}/cancel`,
      `api-keys/${id}/revoke`,
      `webhooks/${id}/test`,
      `webhooks/${id}/rotate-secret`,
    ])
      await refused('POST', `/api/v1/${path}`, 404, 'not_found');
  });

  it.each(['%zz', '%', '%f', '%ff', '%c3%28', '%E0%A4%A', '%u0041'])(
    'is not named by what is no URL: %s',
    (id) => refused('GET', `/api/v1/clients/${id}`, 400, 'malformed_request'),
  );
});

describe('U+0000 in a query', () => {
  it.each(['search=%00', 'search=a%00b', 'sort=id%00', '%00=1', 'x%00y=1'])('is refused: %s', (query) =>
    refused('GET', `/api/v1/clients?${query}`, 422, 'validation_failed'),
  );
});

describe('a key in the URL', () => {
  const formats = ['keyid', 'hex64', 'org'] as const;

  it('is refused and opens nothing, whatever it is called', async () => {
    const names = [
      'api_key',
      'apikey',
      'API-KEY',
      'x-api-key',
      'token',
      'access_token',
      'auth_token',
      'secret',
    ];
    for (const name of names) {
      await refused('GET', `/api/v1/clients?${name}=${token}`, 400, 'key_in_url');
      await refused('GET', `/api/v1/clients?page=1&${name}=`, 400, 'key_in_url');
      const stranger = await world.caller().get(`/api/v1/clients?${name}=${token}`);
      expect([stranger.status, stranger.body.error.reason]).toEqual([400, 'key_in_url']);
    }
  });

  it.each(formats)('is known by its looks, in the query and in the path: %s', async (format) => {
    const key = createToken(format).token;
    for (const url of [
      `?search=${key}`,
      `?x=${encodeURIComponent(key)}`,
      `/${key}`,
      `/${encodeURIComponent(key)}/x`,
    ])
      await refused('GET', `/api/v1/clients${url}`, 400, 'key_in_url');
    expectAbacoRefusal(await caller.get(`/${key}`), 400, 'KEY_IN_URL');
    expect(world.server.log()).not.toContain(key);
  });

  it('is kept out of the log in every format, even where nothing serves the path', async () => {
    for (const key of [
      createToken('fs20').token,
      createToken('hex64').token.slice(1),
      'x1'.repeat(21) + 'y',
    ]) {
      for (const url of [
        `/${key}`,
        `/api/v1/clients/${key}`,
        `/api/v1/%zz/${key}`,
        `/api/v1/clients?search=${key}`,
      ])
        await caller.get(url);
      expect(world.server.log()).not.toContain(key);
    }
  });
});

describe('all of this', () => {
  it('leaves no row behind, no error of ours and no key in the log', async () => {
    expect(await imageOf(world)).toEqual(before);
    expect(world.server.log()).not.toContain('"level":50');
    expect(world.server.log()).not.toContain(token);
  });
});
