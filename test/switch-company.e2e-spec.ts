import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsersService } from '../src/users/users.service.js';
import { Caller } from './support/http.js';
import { account, browserAfter, codeOf, cookieIn, logIn, someAddress } from './support/people.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

const ENDED = [401, 'SESSION_EXPIRED'];
const NOT_FOUND = [404, 'NOT_FOUND'];
const DAY_MS = 86_400_000;

let world: World;
let database: Superuser;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await database.close();
  await world.close();
});

interface Traveller {
  id: number;
  first: CompanyInWorld;
  second: CompanyInWorld;
  browser: Caller;
}

/** An accountant of one company, signed in there, who may only look at the books of another. */
async function traveller(): Promise<Traveller> {
  const [first, second] = [await world.company(), await world.company()];
  const email = someAddress();
  const { id } = await account(first, 'accountant', { email });
  await account(second, 'viewer', { email });
  return { id, first, second, browser: browserAfter(world, await logIn(world, email)) };
}

const enter = (browser: Caller, companyId: unknown) => browser.post('/auth/switch-company', { companyId });

describe('going to another company', () => {
  it('goes on there, with the role that the person has there and nothing of the company before', async () => {
    const { first, second, browser } = await traveller();
    const { id } = (await browser.post('/business-partners', { name: 'Of the first' })).body;
    const answer = await enter(browser, second.id);
    expect([answer.status, answer.body.company.id, answer.body.user.role]).toEqual([
      200,
      second.id,
      'viewer',
    ]);
    expect(answer.body.companies.map((one: { id: number }) => one.id).sort()).toEqual(
      [first.id, second.id].sort(),
    );
    const there = browserAfter(world, answer);
    expect(codeOf(await there.get(`/business-partners/${id}`))).toEqual(NOT_FOUND);
    expect(codeOf(await there.post('/business-partners', { name: 'x' }))).toEqual([403, 'FORBIDDEN']);
  });

  it('ends the session before: its cookie opens the first company no more', async () => {
    const { first, second, browser } = await traveller();
    const there = browserAfter(world, await enter(browser, second.id));
    expect(codeOf(await browser.get('/auth/me'))).toEqual(ENDED);
    expect(codeOf(await enter(browser, first.id))).toEqual(ENDED);
    expect((await there.get('/auth/sessions')).body.sessions).toHaveLength(1);
    const back = browserAfter(world, await enter(there, first.id));
    expect((await back.get('/auth/me')).body.user.role).toBe('accountant');
  });

  it('is 404 for a company that is not theirs, or not any more, or none; and they stay where they are', async () => {
    const { id, second, browser } = await traveller();
    const foreign = await world.company();
    await second.asOperator(() => world.service(UsersService).update(id, { active: false }, 'proprietor'));
    for (const companyId of [foreign.id, second.id, 2 ** 52, 1e300])
      expect([companyId, ...codeOf(await enter(browser, companyId))]).toEqual([companyId, ...NOT_FOUND]);
    expect((await browser.get('/auth/me')).status).toBe(200);
  });

  it.each([undefined, null, 0, -1, 1.5, '1', '1; DROP TABLE users', [1], true])(
    'takes the number of a company: %s',
    async (companyId) => {
      const { browser } = await traveller();
      expect(codeOf(await enter(browser, companyId))).toEqual([400, 'VALIDATION_ERROR']);
    },
  );

  it('is no way around the end of a session: the new one began when the old one did', async () => {
    const { id, first, second, browser } = await traveller();
    await database.rows(
      `UPDATE web_sessions SET created_at = now() - interval '13 days 23 hours', expires_at = now() + interval '1 hour'
       WHERE user_id = $1`,
      [id],
    );
    let here = browser;
    for (const { id: companyId } of [second, first, second]) {
      const answer = await enter(here, companyId);
      expect(cookieIn(answer).expires - Date.now()).toBeLessThan(DAY_MS / 24 + 60_000);
      here = browserAfter(world, answer);
    }
    const [row] = await database.rows<{ late: boolean }>(
      `SELECT bool_or(expires_at > created_at + interval '14 days' OR created_at > now() - interval '13 days') AS late
       FROM web_sessions WHERE user_id = $1`,
      [id],
    );
    expect(row).toEqual({ late: false });
  });

  it('is too late once the session was ended, even in the very same moment', async () => {
    const { id, second, browser } = await traveller();
    await database.rows('BEGIN');
    await database.rows('UPDATE web_sessions SET ended_at = now() WHERE user_id = $1', [id]);
    const other = await Superuser.on(world.server.database);
    const switching = enter(browser, second.id);
    await other.untilWaiting(1);
    await database.rows('COMMIT');
    await other.close();
    const answer = await switching;
    expect([codeOf(answer), answer.headers.getSetCookie()]).toEqual([ENDED, []]);
    expect(
      await database.rows('SELECT FROM web_sessions WHERE user_id = $1 AND ended_at IS NULL', [id]),
    ).toEqual([]);
  });

  it('twice at once goes on in one session only', async () => {
    const { id, second, browser } = await traveller();
    const answers = await Promise.all([1, 2, 3, 4].map(() => enter(browser, second.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    const live = await database.rows('SELECT FROM web_sessions WHERE user_id = $1 AND ended_at IS NULL', [
      id,
    ]);
    expect(live).toHaveLength(1);
  });
});
