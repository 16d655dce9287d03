import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CreateApiKeyDto } from '../src/api-keys/api-key.dto.js';
import { Answer, Caller } from './support/http.js';
import { OtherServer } from './support/other-server.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

/** Node A is where keys are managed; node B is another process on the same database. */
let world: World;
let nodeB: OtherServer;
let database: Superuser;
let company: CompanyInWorld;
let admin: Caller;
let proprietor: Caller;
beforeAll(async () => {
  world = await World.start();
  nodeB = await OtherServer.start(world);
  database = await Superuser.on(world.server.database);
  company = await world.company();
  await company.setPolicy({ keyDeletes: 'granted' });
  admin = (await company.person('administrator')).caller;
  proprietor = (await company.person('proprietor')).caller;
});
afterAll(async () => {
  await nodeB.kill();
  await database.close();
  await world.close();
});

const LEAVE = { active: false };
const PAST = '2020-01-01T00:00:00Z';
const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];
const change = (id: number, changes: object) => admin.patch(`/api/v1/api-keys/${id}`, changes);

interface WarmKey {
  id: number;
  maker: number;
  user: number;
  /** The same key on node A and on node B. */
  callers: readonly [Caller, Caller];
  onB: Caller;
}

/** A key that a person of its own made for another, and that both nodes have verified and remember. */
async function warmKey(values: Partial<CreateApiKeyDto> = {}): Promise<WarmKey> {
  const [maker, { id: user }] = [await company.person('administrator'), await company.user('administrator')];
  const dto = { name: 'warm', full_access: true, user_id: user, ...values };
  const { id, token } = (await maker.caller.post('/api/v1/api-keys', dto)).body.data;
  const key = { authorization: `Bearer ${token}` };
  const callers = [world.caller(key), new Caller(nodeB.url, key)] as const;
  for (const caller of [...callers, ...callers])
    expect((await caller.get('/api/v1/clients')).status).toBe(200);
  return { id, maker: maker.user.id, user, callers, onB: callers[1] };
}

const write = (caller: Caller) => caller.post('/api/v1/clients', { name: 'Ana' });
const read = (caller: Caller) => caller.get('/api/v1/clients');
type Case = [
  string,
  (key: WarmKey) => Promise<unknown>,
  (caller: Caller) => Promise<Answer>,
  [number, string],
];

const SHRUNK: Case[] = [
  ['revoked', ({ id }) => admin.post(`/api/v1/api-keys/${id}/revoke`), read, [401, 'invalid_api_key']],
  ['rotated', ({ id }) => admin.post(`/api/v1/api-keys/${id}/rotate`), read, [401, 'invalid_api_key']],
  ['disabled', ({ id }) => change(id, { enabled: false }), read, [401, 'invalid_api_key']],
  ['expired', ({ id }) => change(id, { expires_at: PAST }), read, [401, 'api_key_expired']],
  ['narrowed', ({ id }) => change(id, { permissions: ['clients.read'] }), write, [403, 'forbidden']],
  ['shut out', ({ id }) => change(id, { allow_ips: ['192.0.2.1'] }), read, [403, 'ip_not_allowed']],
  [
    'demoted',
    ({ maker }) => proprietor.patch(`/api/v1/users/${maker}`, { role: 'viewer' }),
    write,
    [403, 'forbidden'],
  ],
  ['abandoned', ({ maker }) => proprietor.patch(`/api/v1/users/${maker}`, LEAVE), read, [403, 'forbidden']],
  [
    'left by its user',
    ({ user }) => proprietor.patch(`/api/v1/users/${user}`, LEAVE),
    read,
    [401, 'api_key_no_user'],
  ],
  ['made to outlive itself', ({ id }) => outlive(id), read, [401, 'api_key_expired']],
];

/** Time passes: nothing is changed through any node, and nothing is announced. */
const outlive = (id: number) => database.rows('UPDATE api_keys SET expires_at = now() WHERE id = $1', [id]);

describe.each([
  ['hears of changes', () => Promise.resolve()],
  ['has lost the connection that tells of changes', () => database.cutNotifications()],
])('a node that remembers a key and %s', (_what, prepare) => {
  afterEach(() => database.letNotificationsReturn());

  it.each(SHRUNK)('refuses it at its next request once it is %s', async (_name, shrink, request, refusal) => {
    const key = await warmKey();
    await prepare();
    await shrink(key);
    expect(reasonOf(await request(key.onB))).toEqual(refusal);
    expect(reasonOf(await request(key.callers[0]))).toEqual(refusal);
  });

  it('deletes nothing more once the company has taken that back', async () => {
    const { onB } = await warmKey();
    const [kept, gone] = [(await write(onB)).body.data.id, (await write(onB)).body.data.id];
    expect((await onB.delete(`/api/v1/clients/${gone}`)).status).toBe(200);
    await prepare();
    await proprietor.put(`/api/v1/companies/${company.id}/policy`, { key_deletes: 'forbidden' });
    expect(reasonOf(await onB.delete(`/api/v1/clients/${kept}`))).toEqual([403, 'api_key_delete_forbidden']);
    await proprietor.put(`/api/v1/companies/${company.id}/policy`, { key_deletes: 'granted' });
    expect((await onB.delete(`/api/v1/clients/${kept}`)).status).toBe(200);
  });

  it('tells it at its next request what it may do now', async () => {
    const { id, callers } = await warmKey();
    await prepare();
    await change(id, { permissions: ['clients.read'] });
    for (const caller of callers) {
      const { body } = await caller.get('/api/v1/api-keys/current');
      expect(body.data.permissions).toEqual(['clients.read']);
    }
  });

  it('lets it in at its next request once it may do more, or again', async () => {
    const { id, callers } = await warmKey({ full_access: false, permissions: ['clients.read'] });
    await prepare();
    for (const caller of callers) expect((await write(caller)).status).toBe(403);
    await change(id, { permissions: ['clients.*'] });
    for (const caller of callers) expect((await write(caller)).status).toBe(201);
    await change(id, { enabled: false });
    for (const caller of callers) expect((await write(caller)).status).toBe(401);
    await change(id, { enabled: true });
    for (const caller of callers) expect((await write(caller)).status).toBe(201);
  });
});
