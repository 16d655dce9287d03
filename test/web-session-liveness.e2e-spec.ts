import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Role } from '../src/access/roles.js';
import { AccountsService } from '../src/users/accounts.service.js';
import { hashPassword } from '../src/users/password.js';
import { Answer, Caller } from './support/http.js';
import { OtherServer } from './support/other-server.js';
import { account, browserAfter, logIn, PASSWORD, someAddress } from './support/people.js';
import { reasonOf } from './support/refusal.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

/** Node A is where sessions and people are changed; node B is another process on the same database. */
let world: World;
let nodeB: OtherServer;
let database: Superuser;
let company: CompanyInWorld;
let elsewhere: CompanyInWorld;
let proprietor: Caller;
beforeAll(async () => {
  world = await World.start();
  nodeB = await OtherServer.start(world);
  database = await Superuser.on(world.server.database);
  [company, elsewhere] = [await world.company(), await world.company()];
  proprietor = (await company.person('proprietor')).caller;
});
afterAll(async () => {
  await nodeB.kill();
  await database.close();
  await world.close();
});

interface WarmSession {
  id: number;
  email: string;
  onA: Caller;
  /** The same cookie on node B. */
  onB: Caller;
}

const REPORT = '/api/v1/reports/sales-by-client?from=2026-01-01&to=2026-01-31';
const VIEW = 'accounting.reports.view';
const read = (caller: Caller) => caller.get('/api/v1/clients');
const write = (caller: Caller) => caller.post('/api/v1/clients', { name: 'Ana' });
const report = (caller: Caller) => caller.get(REPORT);
const nowhere = (caller: Caller) => caller.get('/nowhere');

/** Somebody of two companies who signed in, and whose session both nodes have verified and remember. */
async function warmSession(role: Role = 'accountant', permissions: string[] = []): Promise<WarmSession> {
  const email = someAddress();
  const { id } = await account(company, role, { email, permissions });
  await account(elsewhere, 'viewer', { email });
  const onA = browserAfter(world, await logIn(world, email));
  const onB = new Caller(nodeB.url, { ...onA.headers, origin: nodeB.url });
  for (const caller of [onA, onB, onA, onB]) expect((await read(caller)).status).toBe(200);
  return { id, email, onA, onB };
}

const ENDED = [401, 'session_expired'];
const FORBIDDEN = [403, 'forbidden'];
const membership = (id: number, changes: object) => proprietor.patch(`/api/v1/users/${id}`, changes);
const change = { currentPassword: PASSWORD, newPassword: 'another good password' };

const ENDINGS: [string, (session: WarmSession) => Promise<unknown>][] = [
  ['was signed out of', ({ onA }) => onA.post('/auth/logout')],
  ['was ended by its person from elsewhere', ({ onA, email }) => endFromElsewhere(onA, email)],
  ['ended with all others', ({ onA }) => onA.delete('/auth/sessions')],
  ['went on in another company', ({ onA }) => onA.post('/auth/switch-company', { companyId: elsewhere.id })],
  ['came before a new password', ({ onA }) => onA.post('/auth/password', change)],
  ['came before one that the operator set', ({ email }) => resetPassword(email)],
  ['is of somebody who left the company', ({ id }) => membership(id, { active: false })],
  // Time passes: nothing is changed through any node, and nothing is announced.
  [
    'has run out',
    ({ id }) => database.rows('UPDATE web_sessions SET expires_at = now() WHERE user_id = $1', [id]),
  ],
];

async function endFromElsewhere(there: Caller, email: string): Promise<void> {
  const { sessions } = (await there.get('/auth/sessions')).body;
  const here = browserAfter(world, await logIn(world, email));
  for (const { id } of sessions) expect((await here.delete(`/auth/sessions/${id}`)).status).toBe(200);
}

async function resetPassword(email: string): Promise<void> {
  const hash = await hashPassword('set by the operator');
  expect(await world.service(AccountsService).resetPassword(email, hash)).toMatchObject({ email });
}

type Shrinking = [string, Role, string[], object, (caller: Caller) => Promise<Answer>];
const SHRINKINGS: Shrinking[] = [
  ['a lower role', 'accountant', [], { role: 'viewer' }, write],
  ['a permission less', 'viewer', [VIEW], { permissions: [] }, report],
];

describe.each([
  ['hears of changes', () => Promise.resolve()],
  ['has lost the connection that tells of changes', () => database.cutNotifications()],
])('a node that remembers a session and %s', (_what, prepare) => {
  afterEach(() => database.letNotificationsReturn());

  it.each(ENDINGS)('lets its next request in no more once it %s', async (_name, end) => {
    const session = await warmSession();
    await prepare();
    await end(session);
    for (const request of [read, write, nowhere])
      for (const caller of [session.onB, session.onA]) expect(reasonOf(await request(caller))).toEqual(ENDED);
  });

  it.each(ENDINGS)('uses the key that comes with the cookie of one that %s', async (_name, end) => {
    const session = await warmSession();
    const { token } = await company.key({ permissions: ['clients.read'] });
    await prepare();
    await end(session);
    const both = session.onB.with({ 'x-api-key': token });
    expect((await read(both)).status).toBe(200);
    expect(reasonOf(await write(both))).toEqual(FORBIDDEN);
  });

  it.each(SHRINKINGS)('judges its next request by %s', async (_name, role, permissions, changes, request) => {
    const { id, onA, onB } = await warmSession(role, permissions);
    for (const caller of [onA, onB]) expect((await request(caller)).status).toBeLessThan(300);
    await prepare();
    expect((await membership(id, changes)).status).toBe(200);
    for (const caller of [onB, onA]) expect(reasonOf(await request(caller))).toEqual(FORBIDDEN);
    for (const caller of [onB, onA]) expect((await read(caller)).status).toBe(200);
  });

  it('lets in what was refused at its next request once the person may do more, or again', async () => {
    const { id, onA, onB } = await warmSession('viewer');
    await prepare();
    for (const request of [write, report])
      for (const caller of [onA, onB]) expect(reasonOf(await request(caller))).toEqual(FORBIDDEN);
    await membership(id, { role: 'accountant', permissions: [VIEW] });
    for (const caller of [onB, onA]) expect((await write(caller)).status).toBe(201);
    for (const caller of [onB, onA]) expect((await report(caller)).status).toBe(200);
    await membership(id, { active: false });
    for (const caller of [onB, onA]) expect(reasonOf(await read(caller))).toEqual(ENDED);
    await membership(id, { active: true });
    for (const caller of [onB, onA]) expect((await read(caller)).status).toBe(200);
  });
});

describe('where no data is asked for', () => {
  it.each(ENDINGS.slice(0, -1))('every node hears in a moment of a session that %s', async (_name, end) => {
    const session = await warmSession();
    for (const caller of [session.onA, session.onB]) expect((await nowhere(caller)).status).toBe(404);
    await end(session);
    for (const caller of [session.onA, session.onB])
      await vi.waitFor(async () => expect(reasonOf(await nowhere(caller))).toEqual(ENDED), 10_000);
  });
});
