import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from './support/http.js';
import { account, browserAfter, codeOf, logIn, PASSWORD, personOfTwo } from './support/people.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

const ENDED = [401, 'SESSION_EXPIRED'];

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

describe('signing out', () => {
  it('ends the session: who kept the cookie gets in no more, and another session of theirs goes on', async () => {
    const { email } = await account(company);
    const [here, there] = [await logIn(world, email), await logIn(world, email)];
    const browser = browserAfter(world, here);
    expect((await browser.post('/auth/logout')).body).toEqual({ message: 'Sesión cerrada' });
    await dead(browser);
    for (const path of ['/business-partners', '/api/v1/clients'])
      expect((await browser.get(path)).status).toBe(401);
    expect(codeOf(await browser.post('/auth/logout'))).toEqual(ENDED);
    await alive(browserAfter(world, there));
  });
});

describe('the sessions of a person', () => {
  it('are listed with where they were opened, in all their companies, and the one that asks is marked', async () => {
    const { email, first, second, inFirst } = await personOfTwo(world);
    const headers = { 'user-agent': `Firefox ${'x'.repeat(400)}` };
    const answer = await world.caller(headers).post('/auth/login', { email, password: PASSWORD });
    const { sessions } = (await browserAfter(world, answer).get('/auth/sessions')).body;
    expect(sessions).toHaveLength(3);
    expect(sessions.map(({ companyId }: { companyId: number }) => companyId)).toEqual(
      expect.arrayContaining([first.id, second.id]),
    );
    const [own, ...others] = sessions.filter(({ current }: { current: boolean }) => current);
    expect(others).toEqual([]);
    expect(own).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      companyId: answer.body.company.id,
      companyName: answer.body.company.name,
      address: '127.0.0.1',
      userAgent: headers['user-agent'].slice(0, 300),
      createdAt: expect.any(String),
      lastUsedAt: expect.any(String),
      expiresAt: expect.any(String),
      current: true,
    });
    expect(await idsOf(inFirst)).toHaveLength(3);
  });

  it('are theirs alone: nobody sees or ends another’s, not even a proprietor of the same company', async () => {
    const { email } = await account(company);
    const browser = browserAfter(world, await logIn(world, email));
    const [id] = (await idsOf(browser)) as [string];
    const boss = (await company.person('proprietor')).caller;
    const stranger = (await (await world.company()).person('proprietor')).caller;
    for (const other of [boss, stranger]) {
      expect(await idsOf(other)).not.toContain(id);
      expect(codeOf(await other.delete(`/auth/sessions/${id}`))).toEqual([404, 'NOT_FOUND']);
    }
    await alive(browser);
  });

  it('are ended one by one, by the person, from any of them', async () => {
    const { inFirst, inSecond } = await personOfTwo(world);
    const ids = await idsOf(inFirst);
    const own = (await inFirst.get('/auth/sessions')).body.sessions.find(
      ({ current }: { current: boolean }) => current,
    );
    const [other] = ids.filter((id) => id !== own.id) as [string];
    expect((await inFirst.delete(`/auth/sessions/${other}`)).body).toEqual({ message: 'Sesión cerrada' });
    await dead(inSecond);
    expect(await idsOf(inFirst)).toEqual([own.id]);
    for (const none of [other, '00000000-0000-4000-8000-000000000000', 'x', "x'--"])
      expect(codeOf(await inFirst.delete(`/auth/sessions/${none}`))).toEqual([404, 'NOT_FOUND']);
    expect((await inFirst.delete(`/auth/sessions/${own.id}`)).status).toBe(200);
    await dead(inFirst);
  });

  it('end all together, in every company, and signing in begins anew', async () => {
    const { email, inFirst, inSecond } = await personOfTwo(world);
    const ids = await idsOf(inFirst);
    expect((await inSecond.delete('/auth/sessions')).body).toEqual({ message: 'Sesiones cerradas' });
    await dead(inFirst);
    await dead(inSecond);
    const again = browserAfter(world, await logIn(world, email));
    expect(await idsOf(again)).toHaveLength(1);
    for (const id of ids) expect((await again.delete(`/auth/sessions/${id}`)).status).toBe(404);
  });
});
