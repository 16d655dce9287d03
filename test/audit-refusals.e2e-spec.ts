import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnsweredCall } from '../src/access/answered-call.js';
import { RefusalLog } from '../src/audit/refusal-log.js';
import { APP_ROLE } from '../src/database/embedded/provision.js';
import { startApp } from './support/app.js';
import { eventsOf } from './support/audit.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let database: Superuser;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  database = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await database.close();
  await world.close();
});

/** A company, and somebody who reads its log. */
async function opened(): Promise<[CompanyInWorld, Caller]> {
  const company = await world.company();
  return [company, (await company.person('proprietor')).caller];
}
const refusalsOf = (caller: Caller) => eventsOf(caller, '&sort=id&action=access.refused');
const stored = async ({ id }: CompanyInWorld) =>
  (
    await database.rows<{ count: number; events: number }>(
      `SELECT coalesce(sum((details ->> 'count')::int), 0)::int AS count, count(*)::int AS events
       FROM audit_events WHERE company_id = $1 AND action = 'access.refused'`,
      [id],
    )
  )[0]!;
const refused = (company: CompanyInWorld, values: Partial<AnsweredCall> = {}) =>
  world.service(RefusalLog).answered({
    kind: 'api-key',
    companyId: company.id,
    keyId: 1,
    requestId: 'a-request',
    route: 'GET /api/v1/clients',
    address: '192.0.2.1',
    status: 403,
    refusal: 'forbidden',
    ...values,
  });
const flush = () => world.service(RefusalLog).flush();

describe('a refused call', () => {
  it.each([
    ['a key without the grant', { permissions: [] }, 'forbidden'],
    ['an expired key', { expires_at: '2020-01-01T00:00:00Z' }, 'api_key_expired'],
    ['a disabled key', { enabled: false }, 'invalid_api_key'],
    ['a key from elsewhere', { allow_ips: ['192.0.2.1'] }, 'ip_not_allowed'],
    ['a key that calls too often', { rate_limit: { calls: 1, seconds: 3600 } }, 'rate_limit_exceeded'],
  ])('by %s is in the log with its reason, its route and its address', async (_who, values, reason) => {
    const [company, reader] = await opened();
    const { id, caller } = await company.key(values);
    const from = { 'x-forwarded-for': '203.0.113.9' };
    if (reason === 'rate_limit_exceeded') await caller.get('/api/v1/clients', from);
    const { headers } = await caller.get('/api/v1/clients/7', from);
    const moment = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(await refusalsOf(reader)).toMatchObject([
      {
        actor_kind: 'api-key',
        actor_key_id: id,
        subject_type: 'api_key',
        subject_id: id,
        address: '203.0.113.9',
        request_id: headers.get('x-request-id'),
        details: { reason, route: 'GET /api/v1/clients/:id', count: 1, first_at: moment, last_at: moment },
      },
    ]);
  });

  it('by a person is in the log too, and so is one that only its transaction refused', async () => {
    const [company, reader] = await opened();
    const viewer = await company.person('viewer');
    expect((await viewer.caller.get('/api/v1/audit-events')).status).toBe(403);
    const { id, caller } = await company.key();
    expect((await caller.get('/api/v1/clients')).status).toBe(200);
    await reader.post(`/api/v1/api-keys/${id}/revoke`);
    expect((await caller.get('/api/v1/clients')).status).toBe(401);
    expect(await refusalsOf(reader)).toMatchObject([
      { actor_kind: 'web-session', actor_user_id: viewer.user.id, details: { reason: 'forbidden' } },
      { actor_kind: 'api-key', actor_key_id: id, details: { reason: 'invalid_api_key' } },
    ]);
  });

  it('by nobody who is known is in no log, and neither is one that was let in', async () => {
    const [company, reader] = await opened();
    const { caller } = await company.key();
    expect((await world.caller({ 'x-api-key': 'x'.repeat(64) }).get('/api/v1/clients')).status).toBe(401);
    expect((await caller.get('/api/v1/clients/999')).status).toBe(404);
    expect(await refusalsOf(reader)).toEqual([]);
  });
});

describe('refused calls', () => {
  it('of one kind are one event with their count', async () => {
    const [company, reader] = await opened();
    for (const status of [403, 403, 403, 401]) refused(company, { status });
    refused(company, { route: 'POST /api/v1/clients' });
    refused(company, { address: '192.0.2.2' });
    expect((await refusalsOf(reader)).map(({ details }) => details.count)).toEqual([4, 1, 1]);
  });

  it('of many kinds are few events all the same, and none is lost', async () => {
    const [company, reader] = await opened();
    const [quiet] = await opened();
    for (let index = 0; index < 500; index += 1)
      refused(company, { address: `2001:db8::${index.toString(16)}` });
    refused(quiet);
    await flush();
    const events = await refusalsOf(reader);
    expect(events).toHaveLength(21);
    expect(events.at(-1)).toMatchObject({
      actor_kind: 'several',
      actor_key_id: null,
      details: { count: 480 },
    });
    expect(await stored(quiet)).toEqual({ count: 1, events: 1 });
    expect((await reader.get('/api/v1/audit-events/verify')).body.data.valid).toBe(true);
  });

  it('wait for no other transaction, nor do those of other companies', async () => {
    const [[held], [free]] = [await opened(), await opened()];
    await database.rows('BEGIN');
    await database.rows('SELECT FROM audit_chains WHERE company_id = $1 FOR UPDATE', [held.id]);
    for (const company of [held, free, held]) refused(company);
    await flush();
    expect([await stored(held), await stored(free)]).toMatchObject([{ count: 0 }, { count: 1 }]);
    refused(held);
    await database.rows('COMMIT');
    await flush();
    expect(await stored(held)).toEqual({ count: 3, events: 1 });
  });

  it('are kept while the database does not take them', async () => {
    const [company] = await opened();
    refused(company);
    await database.rows(`REVOKE EXECUTE ON FUNCTION record_refusals FROM ${APP_ROLE}`);
    await flush();
    refused(company);
    await database.rows(`GRANT EXECUTE ON FUNCTION record_refusals TO ${APP_ROLE}`);
    await flush();
    expect(await stored(company)).toEqual({ count: 2, events: 1 });
  });

  it('are written when the node stops', async () => {
    const [company] = await opened();
    const key = await company.key({ permissions: [] });
    const node = await startApp({}, world.server.database);
    await new Caller(node.url, { 'x-api-key': key.token }).get('/api/v1/clients');
    await node.close();
    expect(await stored(company)).toEqual({ count: 1, events: 1 });
  });
});
