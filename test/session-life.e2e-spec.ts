import { createSecretKey, randomUUID } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from './support/app.js';
import { Answer, Caller } from './support/http.js';
import { codeOf, cookieIn } from './support/people.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, SignedInPerson, World } from './support/world.js';

const SESSION_SECRET = 'the secret that nodes of one installation share';
const ENDED = [401, 'SESSION_EXPIRED'];
const INVALID = [401, 'INVALID_TOKEN'];
const HOUR = 3_600_000;

let world: World;
let database: Superuser;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.start({ SESSION_SECRET });
  database = await Superuser.on(world.server.database);
  company = await world.company();
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const me = async (cookie: string) => codeOf(await world.browser(cookie).get('/auth/me'));

describe('a token with a good signature', () => {
  it('that names a session in another company opens neither, whoever else was there before', async () => {
    const other = await world.company();
    const [mine, theirs] = [await company.person('viewer'), await other.person('proprietor')];
    for (const { caller } of [mine, theirs]) expect((await caller.get('/auth/me')).status).toBe(200);
    const swapped = [
      { companyId: other.id, sessionId: mine.session.sessionId },
      { companyId: company.id, sessionId: theirs.session.sessionId },
      { companyId: company.id, sessionId: randomUUID() },
      { companyId: -1, sessionId: mine.session.sessionId },
    ];
    for (const claims of swapped)
      expect(await me(await world.cookieOf({ ...mine.session, ...claims }))).toEqual(ENDED);
    for (const { caller } of [mine, theirs]) expect((await caller.get('/auth/me')).status).toBe(200);
  });

  it('outlives its time in no case, even while the session goes on', async () => {
    const { caller, session } = await company.person('viewer');
    expect((await caller.get('/auth/me')).status).toBe(200);
    const old = await world.cookieOf(session, new Date(Date.now() - 1000));
    expect(await me(old)).toEqual([401, 'TOKEN_EXPIRED']);
    expect((await caller.get('/auth/me')).status).toBe(200);
  });

  it('is only good for this audience, this issuer and an end', async () => {
    const { session } = await company.person('viewer');
    const signed = (claims: object) =>
      new SignJWT({ ...decodeJwt(cookie), ...claims })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(createSecretKey(SESSION_SECRET, 'utf8'));
    const cookie = await world.cookieOf(session);
    expect((await me(await signed({})))[0]).toBe(200);
    for (const claims of [{ iss: 'abaco' }, { aud: 'api' }, { exp: undefined }, { sid: 'x' }, { cid: '1' }])
      expect(await me(await signed(claims))).toEqual(INVALID);
  });
});

describe('the secret of the sessions', () => {
  it('is what lets a cookie in on every node that has the same, and on no other', async () => {
    const { session } = await company.person('viewer');
    const cookie = `accessToken=${await world.cookieOf(session)}`;
    const { database: shared } = world.server;
    const same = await startApp({ SESSION_SECRET }, shared);
    const other = await startApp({ SESSION_SECRET: SESSION_SECRET.toUpperCase() }, shared);
    const none = await startApp({}, shared);
    const codes = [];
    for (const { url } of [same, other, none])
      codes.push(codeOf(await new Caller(url, { cookie }).get('/auth/me')));
    for (const server of [same, other, none]) await server.close();
    expect(codes).toEqual([[200, undefined], INVALID, INVALID]);
  });
});

describe('a session that is used', () => {
  /** As if it had begun and been used so long ago, in the words of PostgreSQL. */
  const aged = async ({ session }: SignedInPerson, begun: string, used: string) =>
    database.rows(
      `UPDATE web_sessions SET created_at = now() - $2::interval, last_used_at = now() - $3::interval,
         expires_at = least(now() + interval '1 hour', now() - $2::interval + interval '14 days')
       WHERE id = $1`,
      [session.sessionId, begun, used],
    );
  const endOf = async ({ session }: SignedInPerson) => {
    const [row] = await database.rows<{ left: number }>(
      'SELECT extract(epoch FROM expires_at - now())::float8 AS left FROM web_sessions WHERE id = $1',
      [session.sessionId],
    );
    return row!.left * 1000;
  };
  const cookies = ({ headers }: Answer) => headers.getSetCookie();

  it('just now is left as it is', async () => {
    const person = await company.person('viewer');
    await aged(person, '1 day', '9 minutes');
    for (const path of ['/auth/me', '/business-partners', '/api/v1/clients'])
      expect(cookies(await person.caller.get(path))).toEqual([]);
    expect(await endOf(person)).toBeLessThanOrEqual(HOUR);
  });

  it.each(['/auth/me', '/business-partners', '/api/v1/clients', '/nowhere'])(
    'again after a while ends later, by its row and by a new cookie: on %s',
    async (path) => {
      const person = await company.person('viewer');
      await aged(person, '1 day', '11 minutes');
      const { expires, value } = cookieIn(await person.caller.get(path));
      expect(expires - Date.now()).toBeGreaterThan(11.9 * HOUR);
      expect(await endOf(person)).toBeGreaterThan(11.9 * HOUR);
      expect(decodeJwt(value).exp).toBe(expires / 1000);
      expect((await world.browser(value).get('/auth/me')).status).toBe(200);
    },
  );

  it('is moved once for many requests that follow', async () => {
    const person = await company.person('viewer');
    await aged(person, '1 day', '11 minutes');
    expect(cookies(await person.caller.get('/auth/me'))).toHaveLength(1);
    for (let request = 0; request < 3; request += 1)
      expect(cookies(await person.caller.get('/auth/me'))).toEqual([]);
  });

  it('ends fourteen days after it began all the same', async () => {
    const person = await company.person('viewer');
    await aged(person, '13 days 22 hours', '11 minutes');
    const { expires } = cookieIn(await person.caller.get('/auth/me'));
    expect(expires - Date.now()).toSatisfy((left: number) => left > 1.9 * HOUR && left < 2.1 * HOUR);
    expect(await endOf(person)).toBeLessThanOrEqual(2 * HOUR);
    await aged(person, '14 days', '11 minutes');
    const answer = await person.caller.get('/auth/me');
    expect([codeOf(answer), cookies(answer)]).toEqual([ENDED, []]);
  });

  it('is not by a call that is refused, by a key, or by who signs out with it', async () => {
    const person = await company.person('viewer');
    await aged(person, '1 day', '11 minutes');
    const program = world.caller({ cookie: person.caller.headers.cookie! });
    expect(cookies(await program.post('/business-partners', { name: 'Ana' }))).toEqual([]);
    expect(await endOf(person)).toBeLessThanOrEqual(HOUR);
    expect(cookies(await (await company.key()).caller.get('/business-partners'))).toEqual([]);
    expect(cookieIn(await person.caller.post('/auth/logout')).value).toBe('');
  });
});
