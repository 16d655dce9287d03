import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiKey, startThrottledServer } from '../../../test/support/throttled-server.js';
import { Principal } from '../principal.js';
import { MemoryStorage } from './memory-storage.js';

/** 2026-01-01T00:00:00Z, which is 1767225600 in Unix seconds. */
const START = Date.UTC(2026, 0, 1);
const UNIX_START = START / 1000;

const CALLERS: Record<string, Principal> = {
  key: apiKey(1, 1),
  neighbour: apiKey(1, 2),
  'same id elsewhere': apiKey(2, 1),
  generous: apiKey(1, 3, { calls: 50, seconds: 10 }),
  unlimited: apiKey(1, 4, null),
  token: { ...apiKey(1, 1), kind: 'session-token', expiresAt: 0 },
};

let server: NestFastifyApplication;
let clock: { time: number };

interface Call {
  by?: string;
  from?: string;
  path?: string;
}

async function call({ by, from = '192.0.2.1', path = '/records' }: Call = {}) {
  const headers = by === undefined ? {} : { 'x-caller': by };
  const answer = await server.inject({ method: 'GET', url: path, headers, remoteAddress: from });
  return { status: answer.statusCode, code: problemOf(answer.body), headers: answer.headers };
}

const problemOf = (body: string) => (body.startsWith('{') ? (JSON.parse(body) as { code: string }).code : '');

async function calls(count: number, options: Call): Promise<number[]> {
  const statuses: number[] = [];
  for (let made = 0; made < count; made += 1) statuses.push((await call(options)).status);
  return statuses;
}

/** What is left of each limit that applied to this caller's next call, that call included. */
async function left(options: Call): Promise<Record<string, number>> {
  const { headers } = await call(options);
  const items = String(headers['ratelimit'] ?? '').matchAll(/"(\w+)";r=(\d+)/g);
  return Object.fromEntries([...items].map(([, name, rest]) => [name, Number(rest)]));
}

async function serve(key: string, company: string, address: string) {
  clock = { time: START };
  server = await startThrottledServer({
    callers: CALLERS,
    environment: { RATE_LIMIT_KEY: key, RATE_LIMIT_COMPANY: company, RATE_LIMIT_ADDRESS: address },
    storage: new MemoryStorage(() => clock.time),
  });
}

beforeEach(() => serve('3/60', '10/30', '20/120'));
afterEach(() => server.close());

describe('an answer that is limited', () => {
  it('names the limit, the rest and the reset of the key, and every limit that applied', async () => {
    clock.time = START + 300;
    await call({ by: 'key' });
    clock.time = START + 10_000;
    const { status, headers } = await call({ by: 'key' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'x-ratelimit-limit': '3',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-reset': String(UNIX_START + 61),
      'ratelimit-policy': '"key";q=3;w=60, "company";q=10;w=30, "address";q=20;w=120',
      ratelimit: '"key";r=1;t=51, "company";r=8;t=21, "address";r=18;t=111',
    });
    expect(headers).not.toHaveProperty('retry-after');
  });

  it('is a problem when a limit is used up, with the same headers and when to come back', async () => {
    await calls(3, { by: 'key' });
    clock.time = START + 59_001;
    const { status, code, headers } = await call({ by: 'key' });
    expect([status, code]).toEqual([429, 'rate_limit_exceeded']);
    expect(headers).toMatchObject({
      'retry-after': '1',
      'x-ratelimit-limit': '3',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(UNIX_START + 60),
      'ratelimit-policy': '"key";q=3;w=60, "company";q=10;w=30, "address";q=20;w=120',
      ratelimit: '"key";r=0;t=1, "company";r=10;t=30, "address";r=17;t=61',
    });
  });

  it('succeeds after the seconds of Retry-After, and not a millisecond before the reset', async () => {
    await calls(3, { by: 'key' });
    clock.time = START + 59_999;
    expect(await calls(1, { by: 'key' })).toEqual([429]);
    clock.time = START + 60_000;
    expect(await call({ by: 'key' })).toMatchObject({
      status: 200,
      headers: { 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': String(UNIX_START + 120) },
    });
  });

  it('says to come back when the last of several used up limits is full again', async () => {
    await server.close();
    await serve('1/60', '1/3600', '20/120');
    await call({ by: 'key' });
    const { headers } = await call({ by: 'key' });
    expect(headers).toMatchObject({
      'retry-after': '3600',
      ratelimit: '"key";r=0;t=60, "company";r=0;t=3600, "address";r=19;t=120',
    });
  });

  it('speaks of the company where that is the only limit', async () => {
    await server.close();
    await serve('0', '10/30', '0');
    const { headers } = await call({ by: 'key' });
    expect(headers).toMatchObject({ 'x-ratelimit-limit': '10', ratelimit: '"company";r=9;t=30' });
  });

  it('carries no headers when no limit applies', async () => {
    await server.close();
    await serve('0', '0', '0');
    const { status, headers } = await call({ by: 'key' });
    expect(status).toBe(200);
    expect(Object.keys(headers).filter((name) => name.includes('ratelimit'))).toEqual([]);
  });
});

describe('the limit of a key', () => {
  it("is its own where it has one, and else the installation's", async () => {
    expect((await call({ by: 'key' })).headers['ratelimit-policy']).toContain('"key";q=3;w=60');
    expect((await call({ by: 'generous' })).headers['ratelimit-policy']).toContain('"key";q=50;w=10');
  });

  it('is absent for an unlimited key, whose answers then speak of the address', async () => {
    const { headers } = await call({ by: 'unlimited' });
    expect(headers).toMatchObject({ 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '19' });
    expect(headers['ratelimit-policy']).toBe('"company";q=10;w=30, "address";q=20;w=120');
  });

  it('is shared with its session tokens, from whatever address', async () => {
    await calls(2, { by: 'key' });
    expect(await calls(2, { by: 'token', from: '192.0.2.2' })).toEqual([200, 429]);
  });
});

describe('limits that callers share', () => {
  it('are not used up by a key that is over its own limit', async () => {
    await calls(30, { by: 'key' });
    expect(await left({ by: 'neighbour' })).toEqual({ key: 2, company: 6, address: 16 });
  });

  it('refuse a key that has calls left, and take none of them', async () => {
    await calls(10, { by: 'generous' });
    const { status, headers } = await call({ by: 'key' });
    expect(status).toBe(429);
    expect(headers['ratelimit']).toContain('"key";r=3;t=60, "company";r=0;t=30');
    clock.time += 30_000;
    expect(await left({ by: 'key' })).toMatchObject({ key: 2 });
  });

  it('end at the company, but not at the address', async () => {
    await calls(3, { by: 'key' });
    expect(await left({ by: 'same id elsewhere' })).toEqual({ key: 2, company: 9, address: 16 });
  });

  it('count an IPv6 network of 64 bits as one address', async () => {
    await call({ path: '/login', from: '2001:db8:1:2::1' });
    expect(await left({ path: '/login', from: '2001:db8:1:2:ffff::9' })).toEqual({ address: 18 });
  });
});

describe('a public route', () => {
  it('counts against the address only, even with a credential', async () => {
    expect(await left({ path: '/login', by: 'key' })).toEqual({ address: 19 });
    expect(await left({ by: 'key' })).toEqual({ key: 2, company: 9, address: 18 });
  });

  it('is not limited and says nothing of limits where it answers while the API is off', async () => {
    await calls(20, { path: '/login' });
    expect(await calls(1, { path: '/login' })).toEqual([429]);
    const { status, headers } = await call({ path: '/health' });
    expect(status).toBe(200);
    expect(Object.keys(headers).filter((name) => name.includes('ratelimit'))).toEqual([]);
  });
});
