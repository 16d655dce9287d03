import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from './support/app.js';
import { Answer, Caller } from './support/http.js';
import { account, browserAfter, codeOf, PASSWORD, someAddress } from './support/people.js';
import { redisUrl, sayNotTested } from './support/redis.js';
import { CompanyInWorld, World } from './support/world.js';

const PER_ACCOUNT = 10;
const PER_ADDRESS = 50;
const SECONDS = 900;
const WRONG = [401, 'INVALID_CREDENTIALS'];
const THROTTLED = [429, 'RATE_LIMIT_EXCEEDED'];

let world: World;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  company = await world.company();
});
afterAll(() => world.close());

/** An address that no other test calls from (and none that shares a Redis). */
const somewhere = () => [10, randomInt(256), randomInt(256), randomInt(1, 255)].join('.');

/** Tries `password` for an account from an address. */
const attempt = (
  email: string,
  password: string,
  address = somewhere(),
  url = world.server.url,
): Promise<Answer> =>
  new Caller(url, { 'x-forwarded-for': address }).post('/auth/login', { email, password });

async function wrong(times: number, email: string, address?: string): Promise<void> {
  for (let time = 0; time < times; time += 1)
    expect(codeOf(await attempt(email, 'not the password', address))).toEqual(WRONG);
}

function expectThrottled(answer: Answer): void {
  expect(codeOf(answer)).toEqual(THROTTLED);
  expect(Number(answer.headers.get('retry-after'))).toSatisfy(
    (left: number) => left > SECONDS - 60 && left <= SECONDS,
  );
  expect(answer.headers.getSetCookie()).toEqual([]);
}

describe('wrong passwords for one account', () => {
  it('lock it after ten, for the right password and from every address too; no other account', async () => {
    const [{ email }, other] = [await account(company), await account(company)];
    await wrong(PER_ACCOUNT, email);
    expectThrottled(await attempt(email, 'not the password'));
    expectThrottled(await attempt(email, PASSWORD));
    expectThrottled(await attempt(email.toUpperCase(), PASSWORD));
    expect((await attempt(other.email, PASSWORD)).status).toBe(200);
  });

  it('lock an account that does not exist just the same, so that no answer tells which do', async () => {
    const email = someAddress();
    await wrong(PER_ACCOUNT, email);
    expectThrottled(await attempt(email, PASSWORD));
  });

  it('cannot slip by when they come all at once', async () => {
    const { email } = await account(company);
    const answers = await Promise.all(
      Array.from({ length: 3 * PER_ACCOUNT }, () => attempt(email, 'not the password')),
    );
    const codes = answers.map(({ body }) => body.code as string);
    expect(codes.filter((code) => code === WRONG[1])).toHaveLength(PER_ACCOUNT);
    expect(codes.filter((code) => code === THROTTLED[1])).toHaveLength(2 * PER_ACCOUNT);
  });

  it('are counted where somebody who is signed in says the present one wrongly, too', async () => {
    const { email } = await account(company);
    const browser = browserAfter(world, await attempt(email, PASSWORD));
    const change = (currentPassword: string) =>
      browser.post('/auth/password', { currentPassword, newPassword: 'another good password' });
    await wrong(PER_ACCOUNT - 1, email);
    expect(codeOf(await change('not the password'))).toEqual(WRONG);
    expectThrottled(await change(PASSWORD));
    expectThrottled(await attempt(email, PASSWORD));
    expect((await browser.get('/auth/me')).status).toBe(200);
  });
});

describe('wrong passwords from one address', () => {
  it('shut it out after fifty, whomever they were for; no other address', async () => {
    const [{ email }, address] = [await account(company), somewhere()];
    for (let time = 0; time < PER_ADDRESS; time += PER_ACCOUNT)
      await wrong(PER_ACCOUNT, someAddress(), address);
    expectThrottled(await attempt(email, PASSWORD, address));
    expectThrottled(await attempt(someAddress(), PASSWORD, address));
    expect((await attempt(email, PASSWORD)).status).toBe(200);
  });

  it('are told by what trusted proxies say alone', async () => {
    const direct = await World.start();
    const attempts = Array.from({ length: PER_ADDRESS + 1 }, () =>
      attempt(someAddress(), PASSWORD, somewhere(), direct.server.url),
    );
    const throttled = (await Promise.all(attempts)).filter(({ status }) => status === 429);
    await direct.close();
    expect(throttled).toHaveLength(1);
  });
});

describe('right passwords', () => {
  it('cost nothing: neither the account nor the address', async () => {
    const [{ email }, address] = [await account(company), somewhere()];
    for (let time = 0; time < PER_ADDRESS + 5; time += 1)
      expect((await attempt(email, PASSWORD, address)).status).toBe(200);
    await wrong(PER_ACCOUNT, email, address);
    expectThrottled(await attempt(email, PASSWORD, address));
  });

  it('do not wipe out the wrong ones before them', async () => {
    const { email } = await account(company);
    await wrong(PER_ACCOUNT - 1, email);
    expect((await attempt(email, PASSWORD)).status).toBe(200);
    await wrong(1, email);
    expectThrottled(await attempt(email, PASSWORD));
  });
});

const redis = await redisUrl();
describe('two servers that share a Redis', () => {
  if (!redis) {
    it('are not tested, which is said loudly', () =>
      sayNotTested('the throttle of passwords that nodes share'));
    return;
  }

  it('count wrong passwords together, and right ones on neither', async () => {
    const one = await World.start({ TRUSTED_PROXIES: '127.0.0.1', REDIS_URL: redis });
    const other = await startApp({ TRUSTED_PROXIES: '127.0.0.1', REDIS_URL: redis }, one.server.database);
    const { email } = await account(await one.company());
    const urls = [one.server.url, other.url];
    const said: (string | number | undefined)[][] = [];
    for (let time = 0; time < PER_ACCOUNT; time += 1) {
      expect((await attempt(email, PASSWORD, somewhere(), urls[time % 2])).status).toBe(200);
      said.push(codeOf(await attempt(email, 'not the password', somewhere(), urls[time % 2])));
    }
    expect(said).toEqual(Array.from({ length: PER_ACCOUNT }, () => WRONG));
    for (const url of urls) expectThrottled(await attempt(email, PASSWORD, somewhere(), url));
    await other.close();
    await one.close();
  });
});
