import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from './support/http.js';
import { account, browserAfter, codeOf, logIn, PASSWORD, personOfTwo } from './support/people.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

const ENDED = [401, 'SESSION_EXPIRED'];
const NEW_PASSWORD = 'an even better password';

let world: World;
let database: Superuser;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
  company = await world.company();
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const me = async (browser: Caller) => codeOf(await browser.get('/auth/me'));
const alive = async (browser: Caller) => expect(await me(browser)).toEqual([200, undefined]);
const dead = async (browser: Caller) => expect(await me(browser)).toEqual(ENDED);
const idsOf = async (browser: Caller): Promise<string[]> =>
  (await browser.get('/auth/sessions')).body.sessions.map(({ id }: { id: string }) => id);

const change = (browser: Caller, currentPassword: string, newPassword: string) =>
  browser.post('/auth/password', { currentPassword, newPassword });

describe('a new password', () => {
  it('ends all sessions in all companies, answers with a fresh one, and is the one that signs in', async () => {
    const { email, inFirst, inSecond } = await personOfTwo(world);
    const answer = await change(inFirst, PASSWORD, NEW_PASSWORD);
    expect([answer.status, answer.body.user.email]).toEqual([200, email]);
    await dead(inFirst);
    await dead(inSecond);
    const fresh = browserAfter(world, answer);
    await alive(fresh);
    expect(await idsOf(fresh)).toHaveLength(1);
    expect(codeOf(await logIn(world, email))).toEqual([401, 'INVALID_CREDENTIALS']);
    expect((await logIn(world, email, NEW_PASSWORD)).status).toBe(200);
  });

  it('takes the present one to be known', async () => {
    const { email, inFirst, inSecond } = await personOfTwo(world);
    const answer = await change(inFirst, NEW_PASSWORD, NEW_PASSWORD);
    expect([codeOf(answer), answer.headers.getSetCookie()]).toEqual([[401, 'INVALID_CREDENTIALS'], []]);
    for (const browser of [inFirst, inSecond]) await alive(browser);
    expect((await logIn(world, email)).status).toBe(200);
  });

  it.each(['', 'x'.repeat(9), 'x'.repeat(201)])(
    'that is too short or too long is refused: "%s"',
    async (weak) => {
      const { email } = await account(company);
      const browser = browserAfter(world, await logIn(world, email));
      const answer = await change(browser, PASSWORD, weak);
      expect([...codeOf(answer), answer.body.errors[0].field]).toEqual([
        400,
        'VALIDATION_ERROR',
        'newPassword',
      ]);
      await alive(browser);
    },
  );

  it('cannot be set by who never had one: that takes the operator', async () => {
    const browser = (await company.person('viewer')).caller;
    for (const nothing of ['', 'null', PASSWORD])
      expect(codeOf(await change(browser, nothing, NEW_PASSWORD))).toEqual([401, 'INVALID_CREDENTIALS']);
  });

  it('that two set at once is the one of the first', async () => {
    const { email } = await account(company);
    const browser = browserAfter(world, await logIn(world, email));
    const answers = await Promise.all(
      ['first password', 'second password'].map((one) => change(browser, PASSWORD, one)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const winner = answers[0]!.status === 200 ? 'first password' : 'second password';
    expect((await logIn(world, email, winner)).status).toBe(200);
    await alive(
      browserAfter(
        world,
        answers.find(({ status }) => status === 200)!,
      ),
    );
  });

  /** What the transaction of a new password does last, before it commits. */
  const endSessions = (id: number) =>
    database.rows('UPDATE users SET session_epoch = session_epoch + 1 WHERE id = $1', [id]);

  it('ends a session, too, that began by the one before while it was being stored', async () => {
    const { id, email } = await account(company);
    await database.rows('BEGIN');
    await endSessions(id);
    const early = await logIn(world, email);
    await database.rows('COMMIT');
    expect(early.status).toBe(200);
    await dead(browserAfter(world, early));
    await alive(browserAfter(world, await logIn(world, email)));
  });

  it('lets nobody begin one who was recognised by the one before and came too late', async () => {
    const { id, email } = await account(company);
    const watcher = await Superuser.on(world.server.database);
    await database.rows('BEGIN');
    // Whoever signs in is recognised first and then asks for their companies.
    await database.rows('LOCK TABLE companies IN ACCESS EXCLUSIVE MODE');
    const signingIn = logIn(world, email);
    await watcher.untilWaiting(1);
    await endSessions(id);
    await database.rows('COMMIT');
    await watcher.close();
    const late = await signingIn;
    expect([codeOf(late), late.headers.getSetCookie()]).toEqual([ENDED, []]);
    expect(await database.rows('SELECT FROM web_sessions WHERE user_id = $1', [id])).toEqual([]);
  });
});
