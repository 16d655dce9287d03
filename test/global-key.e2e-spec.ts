import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, TestApp } from './support/app.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const TOKEN = `installation-${randomUUID()}`;

/** The world makes the company; only then can another node be started with a key for it. */
let world: World;
let company: CompanyInWorld;
const nodes: TestApp[] = [];
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  await world.close();
});

async function node(GLOBAL_API_KEY_COMPANY: string): Promise<(headers: Record<string, string>) => Caller> {
  const started = await startApp({ GLOBAL_API_KEY: TOKEN, GLOBAL_API_KEY_COMPANY }, world.server.database);
  nodes.push(started);
  return (headers) => new Caller(started.url, headers);
}

const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];

describe('the global key', () => {
  let caller: (headers: Record<string, string>) => Caller;
  let holder: Caller;
  beforeAll(async () => {
    caller = await node(String(company.id));
    holder = caller({ authorization: `Bearer ${TOKEN}` });
  });

  it('opens its company with full access, by either header', async () => {
    for (const either of [holder, caller({ 'x-api-key': TOKEN })]) {
      const { status, body } = await either.get('/api/v1/companies');
      expect([status, body.data.map(({ id }: { id: number }) => id)]).toEqual([200, [company.id]]);
    }
    expect((await holder.post('/api/v1/clients', { name: 'Ana' })).status).toBe(201);
  });

  it('opens no other company', async () => {
    const other = await world.company();
    const { body } = await (await other.key()).caller.post('/api/v1/clients', { name: 'Benito' });
    expect(reasonOf(await holder.get(`/api/v1/clients/${body.data.id}`))).toEqual([404, 'not_found']);
    expect(reasonOf(await holder.get(`/api/v1/companies/${other.id}`))).toEqual([404, 'not_found']);
  });

  it('is taken whole and to the letter', async () => {
    for (const token of [TOKEN.slice(0, -1), `${TOKEN}x`, TOKEN.toUpperCase(), TOKEN.slice(1)])
      expect(reasonOf(await caller({ 'x-api-key': token }).get('/api/v1/clients'))).toEqual([
        401,
        'invalid_api_key',
      ]);
  });

  it('is a key: it neither deletes nor manages keys nor does what only people may', async () => {
    expect(reasonOf(await holder.delete('/api/v1/clients/1'))).toEqual([403, 'api_key_delete_forbidden']);
    expect(reasonOf(await holder.get('/api/v1/api-keys'))).toEqual([403, 'api_key_management_forbidden']);
    expect(reasonOf(await holder.post('/api/v1/users', {}))).toEqual([403, 'web_session_required']);
  });

  it('is unknown to a node that was not given one', async () => {
    const stranger = world.caller({ 'x-api-key': TOKEN });
    expect(reasonOf(await stranger.get('/api/v1/clients'))).toEqual([401, 'invalid_api_key']);
  });

  it('leaves the keys of the companies as they are', async () => {
    const { token } = await company.key();
    expect((await caller({ 'x-api-key': token }).get('/api/v1/clients')).status).toBe(200);
  });
});

describe('a global key', () => {
  it('of a company that is not there opens nothing', async () => {
    const caller = await node('999999999');
    expect(reasonOf(await caller({ 'x-api-key': TOKEN }).get('/api/v1/clients'))).toEqual([
      401,
      'invalid_api_key',
    ]);
  });

  it('of a company without an active proprietor or administrator has nobody to act for', async () => {
    const alone = await world.company({ proprietor: false });
    const caller = await node(String(alone.id));
    expect(reasonOf(await caller({ 'x-api-key': TOKEN }).get('/api/v1/clients'))).toEqual([
      401,
      'api_key_no_user',
    ]);
    await alone.user('administrator');
    expect((await caller({ 'x-api-key': TOKEN }).get('/api/v1/clients')).status).toBe(200);
  });

  it('is never logged', () => {
    for (const { log } of [...nodes, world.server]) expect(log()).not.toContain(TOKEN);
  });
});
