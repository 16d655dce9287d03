import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../src/access/key-format.js';
import { startApp } from './support/app.js';
import { Answer, Caller } from './support/http.js';
import { redisUrl, sayNotTested } from './support/redis.js';
import { reasonOf } from './support/refusal.js';
import { SESSIONS } from './support/session-tokens.js';
import { CompanyInWorld, World } from './support/world.js';

const WRONG_KEYS = 50;
const SECONDS = 900;

let world: World;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  company = await world.company();
});
afterAll(() => world.close());

/** An address that no other test calls from (and none that shares a Redis). */
const somewhere = () => [10, randomInt(256), randomInt(256), randomInt(1, 255)].join('.');

const buy = (api_key: string, address: string, url = world.server.url): Promise<Answer> =>
  new Caller(url, { 'x-forwarded-for': address }).post(SESSIONS, { api_key });

const wrong = (address: string, url?: string) => buy(createToken('org').token, address, url);

async function banned(): Promise<string> {
  const address = somewhere();
  for (let time = 0; time < WRONG_KEYS; time += 1)
    expect(reasonOf(await wrong(address))).toEqual([401, 'invalid_api_key']);
  return address;
}

function expectBanned(answer: Answer): void {
  expect([...reasonOf(answer), answer.body.error.code]).toEqual([429, 'ip_banned', 'too_many_requests']);
  expect(Number(answer.headers.get('retry-after'))).toSatisfy(
    (left: number) => left > SECONDS - 60 && left <= SECONDS,
  );
}

describe('wrong keys from one address', () => {
  it('shut it out after fifty, with a right key too, and no other address', async () => {
    const [address, { token }] = [await banned(), await company.key()];
    expectBanned(await wrong(address));
    expectBanned(await buy(token, address));
    expect((await buy(token, somewhere())).status).toBe(201);
  });

  it('do not shut out a key that names the address on its allowlist', async () => {
    const address = await banned();
    const { token } = await company.key({ allow_ips: [address] });
    expect((await buy(token, address)).status).toBe(201);
  });

  it('cannot slip by when they come all at once', async () => {
    const address = somewhere();
    const answers = await Promise.all(Array.from({ length: 2 * WRONG_KEYS }, () => wrong(address)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(WRONG_KEYS);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(WRONG_KEYS);
  });
});

describe('right keys', () => {
  it('never count, one after another or at once, nor where the address is not on their allowlist', async () => {
    const [address, { token }] = [somewhere(), await company.key()];
    const shut = (await company.key({ allow_ips: ['192.0.2.1'] })).token;
    const answers = await Promise.all(Array.from({ length: WRONG_KEYS + 10 }, () => buy(token, address)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    for (let time = 0; time <= WRONG_KEYS; time += 1) expect((await buy(shut, address)).status).toBe(403);
    expect((await wrong(address)).status).toBe(401);
  });
});

describe('the limit of calls of an address', () => {
  it('counts exchanges as other calls', async () => {
    const limited = await World.start({ RATE_LIMIT_ADDRESS: '2/60' });
    const { token } = await (await limited.company()).key();
    const statuses = [];
    for (let time = 0; time < 3; time += 1)
      statuses.push((await limited.caller().post(SESSIONS, { api_key: token })).status);
    await limited.close();
    expect(statuses).toEqual([201, 201, 429]);
  });
});

const redis = await redisUrl();
describe('two servers that share a Redis', () => {
  if (!redis) {
    it('are not tested, which is said loudly', () =>
      sayNotTested('the count of wrong keys that nodes share'));
    return;
  }

  it('count wrong keys together', async () => {
    const env = { TRUSTED_PROXIES: '127.0.0.1', REDIS_URL: redis };
    const one = await World.start(env);
    const other = await startApp(env, one.server.database);
    const [urls, address] = [[one.server.url, other.url], somewhere()];
    for (let time = 0; time < WRONG_KEYS; time += 1)
      expect((await wrong(address, urls[time % 2])).status).toBe(401);
    for (const url of urls) expectBanned(await wrong(address, url));
    await other.close();
    await one.close();
  });
});
