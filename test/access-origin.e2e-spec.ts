import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer, Caller } from './support/http.js';
import { World } from './support/world.js';

const PATH = '/api/v1/clients';
const SHOP = 'https://shop.example';
const WRITTEN = [201, undefined];
const ANYWHERE: Record<string, string>[] = [
  {},
  { origin: 'https://evil.example' },
  { referer: 'https://evil.example/' },
];
const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];

/** A person's caller without the origin that the world gives it. */
function bare({ url, headers }: Caller): Caller {
  const { origin: _own, ...rest } = headers;
  return new Caller(url, rest);
}

describe('what a signed-in person writes', () => {
  let world: World;
  let browser: Caller;
  let own: string;
  beforeAll(async () => {
    world = await World.start({ CORS_ORIGINS: `${SHOP},http://localhost:5173` });
    own = world.server.url;
    browser = bare((await (await world.company()).person('accountant')).caller);
  });
  afterAll(() => world.close());

  const write = async (headers: Record<string, string>) =>
    reasonOf(await browser.post(PATH, { name: 'Ana' }, headers));

  it('is taken from the server’s own pages and from the origins that the operator listed', async () => {
    for (const origin of [own, SHOP, 'http://localhost:5173'])
      expect(await write({ origin })).toEqual(WRITTEN);
  });

  it('is refused from everywhere else', async () => {
    const foreign = [
      ...'https://evil.example null http://shop.example'.split(' '),
      `${SHOP}:444`,
      `${SHOP}.evil.example`,
      own.replace(/\d+$/, '1'),
      own.replace('http:', 'https:'),
      `${own}/`,
      `${own}.evil.example`,
    ];
    for (const origin of foreign)
      expect([origin, ...(await write({ origin }))]).toEqual([origin, 403, 'csrf_origin']);
  });

  it('is refused when it does not say where it comes from', async () => {
    expect(await write({})).toEqual([403, 'csrf_no_origin']);
  });

  it('may tell its origin by the page that it comes from', async () => {
    expect(await write({ referer: `${own}/console/clients?page=2` })).toEqual(WRITTEN);
    expect(await write({ referer: `${SHOP}/checkout` })).toEqual(WRITTEN);
    expect(await write({ referer: `https://evil.example/?${own}` })).toEqual([403, 'csrf_origin']);
    expect(await write({ referer: 'not a page' })).toEqual([403, 'csrf_origin']);
    expect(await write({ origin: 'https://evil.example', referer: `${own}/` })).toEqual([403, 'csrf_origin']);
  });

  it('is asked for by every method that changes something, before anything else is', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const path of [PATH, `${PATH}/999999999`, '/api/v1/users/1', '/api/v1/nowhere'])
        expect(reasonOf(await browser.call(method, path, { body: '{' }))).toEqual([403, 'csrf_no_origin']);
  });

  it('leaves no trace when it is refused', async () => {
    await write({ origin: SHOP });
    const before = (await browser.get(PATH)).body.meta.total;
    await write({ origin: 'https://evil.example' });
    await write({});
    expect((await browser.get(PATH)).body.meta.total).toBe(before);
  });

  it('is not asked for where they only read', async () => {
    for (const headers of ANYWHERE) {
      expect((await browser.get(PATH, headers)).status).toBe(200);
      expect((await browser.call('HEAD', PATH, { headers })).status).toBe(200);
    }
  });

  it('is no matter for keys, which no browser sends by itself', async () => {
    const { caller } = await (await world.company()).key();
    for (const headers of ANYWHERE)
      expect(reasonOf(await caller.post(PATH, { name: 'Ana' }, headers))).toEqual(WRITTEN);
  });
});

describe('the server’s own origin', () => {
  const OUTSIDE = {
    origin: 'https://books.example',
    'x-forwarded-host': 'books.example',
    'x-forwarded-proto': 'https',
  };

  it.each([
    ['is what a trusted proxy was asked for', { TRUSTED_PROXIES: '127.0.0.1' }, WRITTEN],
    ['is not what just anybody says it is', {}, [403, 'csrf_origin']],
  ])('%s', async (_, env: Record<string, string>, expected) => {
    const world = await World.start(env);
    const browser = bare((await (await world.company()).person('accountant')).caller);
    const answer = await browser.post(PATH, { name: 'Ana' }, OUTSIDE);
    await world.close();
    expect(reasonOf(answer)).toEqual(expected);
  });
});
