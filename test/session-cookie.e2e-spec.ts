import { afterEach, describe, expect, it } from 'vitest';
import { Answer } from './support/http.js';
import { account, browserAfter, cookieIn, PASSWORD, someAddress } from './support/people.js';
import { World } from './support/world.js';

const ALWAYS = ['expires', 'httponly', 'path=/', 'samesite=lax'];
const SECURE = [...ALWAYS, 'secure'];
const OVER_TLS = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'books.example' };

let world: World;
afterEach(() => world.close());

async function signIn(env: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  world = await World.start(env);
  const email = someAddress();
  await account(await world.company(), 'viewer', { email });
  return world.caller(headers).post('/auth/login', { email, password: PASSWORD });
}

describe('the cookie of a session', () => {
  it.each<[string, Record<string, string>, Record<string, string>, string[]]>([
    ['over plain HTTP, outside production, is not bound to TLS', {}, {}, ALWAYS],
    ['is always bound to TLS in production', { NODE_ENV: 'production' }, {}, SECURE],
    [
      'is bound to TLS where a trusted proxy says that it came so',
      { TRUSTED_PROXIES: '127.0.0.1' },
      OVER_TLS,
      SECURE,
    ],
    ['does not believe just anybody that it came by TLS', {}, OVER_TLS, ALWAYS],
  ])('%s; out of reach of scripts and of other sites in any case', async (_, env, headers, attributes) => {
    const answer = await signIn(env, headers);
    expect([answer.status, cookieIn(answer).attributes]).toEqual([200, attributes]);
  });

  it('ends when the session does, to the second, and its value is in no body', async () => {
    const answer = await signIn({});
    const { value, expires } = cookieIn(answer);
    expect(expires).toBe(Math.floor(Date.parse(answer.body.expiresAt) / 1000) * 1000);
    const browser = browserAfter(world, answer);
    const others = [
      await browser.get('/auth/me'),
      await browser.get('/auth/sessions'),
      await browser.get('/nowhere'),
    ];
    for (const { text } of [answer, ...others]) {
      expect(text).not.toContain(value);
      expect(text).not.toContain(value.split('.')[2]);
    }
    for (const { headers } of others) expect(headers.getSetCookie()).toEqual([]);
  });

  it.each([
    ['/auth/logout', 'POST'],
    ['/auth/sessions', 'DELETE'],
  ])('is taken back by %s, with the attributes that it was set with', async (path, method) => {
    const signedIn = await signIn({ NODE_ENV: 'production' });
    const answer = await browserAfter(world, signedIn).call(method, path);
    const { value, attributes, expires } = cookieIn(answer);
    expect([answer.status, value, attributes]).toEqual([200, '', [...SECURE, 'max-age'].sort()]);
    expect(expires).toBeLessThan(Date.now());
  });

  it('is read by its exact name, and the first of two counts', async () => {
    const { value } = cookieIn(await signIn({}));
    const me = async (cookie: string) => (await world.caller({ cookie }).get('/auth/me')).status;
    expect(await me(`accessToken=${value}`)).toBe(200);
    expect(await me(`theme=dark; accessToken=${value}; accessToken=x`)).toBe(200);
    for (const cookie of [
      `accesstoken=${value}`,
      `AccessToken=${value}`,
      `token=${value}`,
      `accessToken=x; accessToken=${value}`,
    ])
      expect([cookie, await me(cookie)]).toEqual([cookie, 401]);
  });

  it('is no key: its token in a header opens nothing', async () => {
    const { value } = cookieIn(await signIn({}));
    const headers = [['authorization', `Bearer ${value}`] as const, ['x-api-key', value] as const];
    for (const [name, text] of headers) {
      const answer = await world.caller({ [name]: text }).get('/auth/me');
      expect([answer.status, answer.body.code]).toEqual([401, 'INVALID_API_KEY']);
    }
  });
});
