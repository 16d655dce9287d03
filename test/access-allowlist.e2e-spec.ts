import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { Answer, Caller } from './support/http.js';
import { rawRequest, sendRaw } from './support/raw-http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/v1/clients';
const ALLOWED = [200, undefined];
const REFUSED = [403, 'ip_not_allowed'];
const reasonOf = ({ status, body }: Pick<Answer, 'status' | 'body'>) => [status, body.error?.reason];

/** Every header in which some proxy or product names the client. */
const FORWARDING = ['X-Forwarded-For', 'X-Real-IP', 'X-Client-IP', 'True-Client-IP', 'CF-Connecting-IP'];

/** Tests reach the server from 127.0.0.1. */
describe('a server behind no proxy', () => {
  let world: World;
  let company: CompanyInWorld;
  beforeAll(async () => {
    world = await World.start();
    company = await world.company();
  });
  afterAll(() => world.close());

  const from = async (...allow_ips: string[]) =>
    reasonOf(await (await company.key({ allow_ips })).caller.get(PATH));

  it('lets a key in from the addresses on its allowlist, and from everywhere without one', async () => {
    for (const list of [
      [],
      ['127.0.0.1'],
      ['127.0.0.0/8'],
      ['::ffff:127.0.0.1'],
      ['198.51.100.7', '127.0.0.1/32'],
    ])
      expect(await from(...list)).toEqual(ALLOWED);
    for (const list of [['127.0.0.2'], ['128.0.0.0/1'], ['::/0'], ['::1']])
      expect(await from(...list)).toEqual(REFUSED);
  });

  it.each(FORWARDING)('believes nobody who names another address in %s', async (header) => {
    const elsewhere = (await company.key({ allow_ips: ['203.0.113.9'] })).caller;
    expect(reasonOf(await elsewhere.get(PATH, { [header]: '203.0.113.9' }))).toEqual(REFUSED);
    const here = (await company.key({ allow_ips: ['127.0.0.1'] })).caller;
    expect(reasonOf(await here.get(PATH, { [header]: '203.0.113.9' }))).toEqual(ALLOWED);
  });

  it('refuses every path and method alike, and what is refused leaves nothing behind', async () => {
    const { caller } = await company.key({ allow_ips: ['203.0.113.9'] });
    const answers = [
      await caller.post(PATH, { name: 'Ana' }),
      await caller.delete(`${PATH}/1`),
      await caller.get('/api/v1/nowhere'),
      await caller.post('/api/v1/users', '{'),
    ];
    for (const answer of answers) expect(reasonOf(answer)).toEqual(REFUSED);
    expect((await (await company.key()).caller.get(PATH)).body.meta.total).toBe(0);
  });

  it('holds to a list from the moment it was set', async () => {
    const { id, caller } = await company.key();
    expect(reasonOf(await caller.get(PATH))).toEqual(ALLOWED);
    const allow = (allow_ips: string[]) =>
      company.asOperator(() => world.service(ApiKeysService).update(id, { allow_ips }, 'operator'));
    await allow(['203.0.113.9']);
    expect(reasonOf(await caller.get(PATH))).toEqual(REFUSED);
    await allow([]);
    expect(reasonOf(await caller.get(PATH))).toEqual(ALLOWED);
  });

  it('does not bind people, who have no allowlist', async () => {
    const { caller } = await company.person('viewer');
    expect(reasonOf(await caller.get(PATH, { 'x-forwarded-for': '203.0.113.9' }))).toEqual(ALLOWED);
  });
});

describe('a server behind proxies that it trusts', () => {
  let world: World;
  let caller: Caller;
  beforeAll(async () => {
    world = await World.start({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' });
    const allow_ips = ['203.0.113.0/24', '2001:db8::/32'];
    ({ caller } = await (await world.company()).key({ allow_ips }));
  });
  afterAll(() => world.close());

  const forwarded = async (value: string) => reasonOf(await caller.get(PATH, { 'x-forwarded-for': value }));

  it.each(['203.0.113.9', '203.0.113.255', '::ffff:203.0.113.9', '2001:db8::9', '2001:DB8:0:0::9'])(
    'takes the client’s address from them: %s is on the list',
    async (address) => expect(await forwarded(address)).toEqual(ALLOWED),
  );

  it.each(['198.51.100.1', '203.0.112.255', '::ffff:198.51.100.1', '2001:db9::1', '127.0.0.1', '10.0.0.1'])(
    'takes the client’s address from them: %s is not on the list',
    async (address) => expect(await forwarded(address)).toEqual(REFUSED),
  );

  it('believes the nearest address that is no proxy of its own, not what a client put before it', async () => {
    expect(await forwarded('203.0.113.9, 198.51.100.1')).toEqual(REFUSED);
    expect(await forwarded('198.51.100.1, 203.0.113.9')).toEqual(ALLOWED);
    expect(await forwarded('203.0.113.9, 10.1.2.3')).toEqual(ALLOWED);
    expect(await forwarded('198.51.100.1, 203.0.113.9, 10.1.2.3, 10.3.2.1')).toEqual(ALLOWED);
    expect(await forwarded('203.0.113.9, 198.51.100.1, 10.1.2.3')).toEqual(REFUSED);
  });

  it('reads several such headers as one, in their order', async () => {
    const send = async (...values: string[]) => {
      const headers = [
        `Host: x`,
        ...Object.entries(caller.headers).map(([name, value]) => `${name}: ${value}`),
      ];
      const lines = values.map((value) => `X-Forwarded-For: ${value}`);
      return reasonOf(await sendRaw(world.server.url, rawRequest(`GET ${PATH}`, [...headers, ...lines])));
    };
    expect(await send('198.51.100.1', '203.0.113.9')).toEqual(ALLOWED);
    expect(await send('203.0.113.9', '198.51.100.1')).toEqual(REFUSED);
  });

  it.each([
    'unknown',
    'localhost',
    '203.0.113',
    '203.0.113.9:443',
    '"203.0.113.9"',
    '_hidden',
    '2001:db8::9%eth0',
  ])('lets nobody in from what is no address: "%s"', async (value) =>
    expect(await forwarded(value)).toEqual(REFUSED),
  );

  it('without the header knows the proxy alone', async () => {
    expect(reasonOf(await caller.get(PATH))).toEqual(REFUSED);
  });

  it.each(FORWARDING.slice(1))('reads no other header: %s', async (header) => {
    expect(reasonOf(await caller.get(PATH, { [header]: '203.0.113.9' }))).toEqual(REFUSED);
  });
});
