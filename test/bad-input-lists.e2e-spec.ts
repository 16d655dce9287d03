import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from './support/http.js';
import { expectRefused, imageOf } from './support/refusal.js';
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

const LISTS =
  'clients products taxes series payment-methods invoices payments purchases users api-keys'.split(' ');
const RECORDS = [...LISTS, 'companies'];
const HUGE = '9'.repeat(400);

const refused = (method: string, url: string, ...expected: (string | number)[]) =>
  expectRefused(caller, method, url, ...expected);

describe('a list', () => {
  const everywhere = async (query: string, ...expected: (string | number)[]) => {
    for (const list of LISTS) await refused('GET', `/api/v1/${list}?${query}`, ...expected);
  };

  it.each([...'0 -1 1.5 x ٣ 1e309 NaN Infinity true 1,2'.split(' '), HUGE, '1 OR 1=1', '1\n2'])(
    'has no page "%s", and none of such a length',
    async (text) => {
      await everywhere(`page=${encodeURIComponent(text)}`, 422, 'validation_failed', 'page');
      await everywhere(`per_page=${encodeURIComponent(text)}`, 422, 'validation_failed', 'per_page');
    },
  );

  it('has a hundred thousand pages of a hundred records at most', async () => {
    await everywhere('page=100001', 422, 'validation_failed', 'page');
    await everywhere('per_page=101', 422, 'validation_failed', 'per_page');
    const { status, body } = await caller.get('/api/v1/clients?page=100000&per_page=100');
    expect([status, body.data]).toEqual([200, []]);
  });

  it.each([
    ...'secret company_id digest password_hash __proto__ constructor tostring - id_ --id ID 1 id,name'.split(
      ' ',
    ),
    'id;DROP TABLE clients',
    '(SELECT 1)',
    "id'--",
    '-id ',
    'id ASC',
    'x'.repeat(41),
  ])('is not sorted by "%s"', (sort) =>
    everywhere(`sort=${encodeURIComponent(sort)}`, 422, 'validation_failed', 'sort'),
  );

  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    ...'x !!!! %00'.split(' '),
    '',
    HUGE + HUGE,
    Buffer.from([0xff, 0xfe]).toString('base64url'),
    ...[null, {}, [], ['id'], ['id', 1], ['id', {}, 1], ['id', 1, '1'], ['id', 1, 1.5], ['id', null, 1]].map(
      cursor,
    ),
    ...[
      ['name', 'x', 1],
      ['-id', 1, 1],
      ['__proto__', 1, 1],
      ['id', 1, 1e300],
      ['id', [1], 1],
    ].map(cursor),
  ])('does not go on behind a cursor that it never gave: "%s"', async (value) => {
    await everywhere(`sort=id&cursor=${value}`, 422, 'validation_failed', 'cursor');
  });

  it.each([
    ['id', 'x', 1],
    ['id', '1; DROP TABLE clients', 1],
    ['id', 1.5, 1],
    ['id', '9'.repeat(30), 1],
  ])('does not go on behind a place that is none: %s', (...position) =>
    everywhere(`sort=id&cursor=${cursor(position)}`, 422, 'validation_failed'),
  );

  it.each(['page', 'per_page', 'sort', 'cursor'])('takes %s once', (name) =>
    everywhere(`${name}=1&${name}=1`, 422, 'validation_failed', name),
  );

  it.each([
    ['invoices', 'status=paid&status=unpaid', 'status'],
    ['invoices', 'status=lost', 'status'],
    ['invoices', 'client_id=1&client_id=2', 'client_id'],
    ['invoices', 'client_id=-1', 'client_id'],
    ['invoices', 'client_id=x', 'client_id'],
    ['invoices', 'series_id=1e309', 'series_id'],
    ['invoices', 'corrects_id=0', 'corrects_id'],
    ['invoices', 'issued_from=2026-02-30', 'issued_from'],
    ['invoices', 'issued_to=yesterday', 'issued_to'],
    ['invoices', 'kind=__proto__', 'kind'],
    ['invoices', `search=${'x'.repeat(101)}`, 'search'],
    ['clients', 'search=a&search=b', 'search'],
    ['purchases', 'client_id=x', 'client_id'],
    ['purchases', 'kind=order', 'kind'],
    ['purchases', 'state=issued', 'state'],
    ['purchases', 'issued_from=2026-02-30', 'issued_from'],
    ['purchases', 'issued_to=tomorrow', 'issued_to'],
    ['purchases', 'search=a&search=b', 'search'],
    ['clients', 'customer=1', 'customer'],
    ['clients', 'supplier=yes', 'supplier'],
    ['clients', 'active=yes', 'active'],
    ['clients', 'active=true&active=true', 'active'],
    ['users', 'role=owner', 'role'],
    ['taxes', 'kind=constructor', 'kind'],
    ['payments', 'invoice_id=0', 'invoice_id'],
    ['payments', 'paid_from=0000-01-01', 'paid_from'],
    ['api-keys', 'status=alive', 'status'],
    ['api-keys', 'format=hex64&format=org', 'format'],
  ])('of %s is not filtered by %s', (list, query, field) =>
    refused('GET', `/api/v1/${list}?${query}`, 422, 'validation_failed', field),
  );

  it('knows no other words, and does not stumble over them', async () => {
    const words = [
      '__proto__=1',
      'constructor=1',
      '__proto__[x]=1',
      'a[b]=1',
      'page[]=9',
      '=',
      '&&&',
      '%zz=1',
      'x=%ff',
      'x=%F0%9F%98%80',
    ];
    for (const list of RECORDS)
      for (const word of words)
        expect([list, word, (await caller.get(`/api/v1/${list}?${word}`)).status]).toEqual([list, word, 200]);
  });
});

describe('all of this', () => {
  it('leaves no row behind, no error of ours and no key in the log', async () => {
    expect(await imageOf(world)).toEqual(before);
    expect(world.server.log()).not.toContain('"level":50');
    expect(world.server.log()).not.toContain(token);
  });
});
