import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyActivity } from '../src/activity/key-activity.js';
import { APP_ROLE } from '../src/database/embedded/provision.js';
import { startApp } from './support/app.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, KeyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let database: Superuser;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  database = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const activity = () => world.service(KeyActivity);
const call = ({ id }: KeyInWorld, values: { route?: string; address?: string; status?: number } = {}) =>
  activity().answered({
    kind: 'api-key',
    companyId: company.id,
    keyId: id,
    requestId: randomUUID(),
    route: 'GET /api/v1/clients',
    address: '192.0.2.1',
    status: 200,
    ...values,
  });
const rowsOf = ({ id }: KeyInWorld) =>
  database.rows<{ route: string; address: string; calls: number; xmin: string }>(
    `SELECT route, address, sum(calls)::int AS calls, max(xmin::text) AS xmin FROM api_key_usage
     WHERE api_key_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
    [id],
  );
const callsOf = async (key: KeyInWorld) =>
  (await rowsOf(key)).reduce((sum: number, { calls }) => sum + calls, 0);
const lastIpOf = async ({ id }: KeyInWorld) =>
  (await database.rows('SELECT last_ip, xmin::text FROM api_keys WHERE id = $1', [id]))[0]!;

describe('the counts of calls', () => {
  it('are written together with the last use, in one statement for all keys', async () => {
    const keys = [await company.key(), await company.key()];
    for (const key of keys) {
      await key.caller.get('/api/v1/clients');
      await key.caller.get('/api/v1/clients');
    }
    await activity().flush();
    const written = await Promise.all(keys.map(async (key) => [...(await rowsOf(key)), await lastIpOf(key)]));
    expect(new Set(written.flat().map(({ xmin }) => xmin)).size).toBe(1);
    expect(written[0]).toMatchObject([{ calls: 2 }, { last_ip: '127.0.0.1' }]);
  });

  it('are added to those that other nodes and earlier seconds of the minute wrote', async () => {
    const key = await company.key();
    const node = await startApp({}, world.server.database);
    for (const url of [world.server.url, node.url, world.server.url]) {
      await new Caller(url, { 'x-api-key': key.token }).get('/api/v1/clients');
      await activity().flush();
    }
    await node.close();
    expect(await rowsOf(key)).toMatchObject([{ route: 'GET /api/v1/clients', calls: 3 }]);
  });

  it('are exact however many nodes write them at once', async () => {
    const key = await company.key();
    const nodes = await Promise.all([1, 2, 3].map(() => startApp({}, world.server.database)));
    const writers = nodes.map(({ app }) => app.get(KeyActivity, { strict: false }));
    for (const _round of [1, 2, 3, 4]) {
      for (const { url } of nodes) await new Caller(url, { 'x-api-key': key.token }).get('/api/v1/clients');
      await Promise.all(writers.map((writer) => writer.flush()));
    }
    for (const node of nodes) await node.close();
    expect(await callsOf(key)).toBe(12);
  });

  it('wait for no other transaction, nor do their neighbours, and lose nothing by it', async () => {
    const [held, free] = [await company.key(), await company.key()];
    await database.rows('BEGIN');
    await database.rows('SELECT FROM api_keys WHERE id = $1 FOR UPDATE', [held.id]);
    for (const key of [held, free, held]) call(key);
    await activity().flush();
    expect([await callsOf(held), await callsOf(free)]).toEqual([0, 1]);
    call(held);
    await database.rows('COMMIT');
    await activity().flush();
    expect([await callsOf(held), await callsOf(free)]).toEqual([3, 1]);
  });

  it('are kept while the database does not take them', async () => {
    const key = await company.key();
    call(key);
    await database.rows(`REVOKE EXECUTE ON FUNCTION record_key_uses FROM ${APP_ROLE}`);
    await activity().flush();
    call(key, { status: 500 });
    await database.rows(`GRANT EXECUTE ON FUNCTION record_key_uses TO ${APP_ROLE}`);
    await activity().flush();
    expect(await callsOf(key)).toBe(2);
  });

  it('tell few pairs of route and address apart in a minute, and count the rest under neither', async () => {
    const key = await company.key();
    const minute = Math.floor(Date.now() / 60_000);
    for (let index = 0; index < 300; index += 1) {
      call(key, { address: `2001:db8::${index.toString(16)}` });
      if (index === 150) await activity().flush();
    }
    await activity().flush();
    const rows = await rowsOf(key);
    expect(rows.reduce((sum, { calls }) => sum + calls, 0)).toBe(300);
    const minutes = Math.floor(Date.now() / 60_000) - minute + 1;
    expect(rows.length).toBeLessThanOrEqual(50 * minutes + 1);
    expect(rows[0]).toMatchObject({ route: '', address: '' });
    const admin = (await company.person('administrator')).caller;
    const { addresses, totals } = (await admin.get(`/api/v1/api-keys/${key.id}/usage`)).body.data;
    expect(totals.calls).toBe(300);
    expect(addresses[0]).toMatchObject({ address: null, calls: rows[0]!.calls });
  });

  it('are forgotten after 90 days, and not before', async () => {
    const key = await company.key();
    await database.rows(
      `INSERT INTO api_key_usage (company_id, api_key_id, minute, route, address, calls, errors, refusals, last_at)
       SELECT $1, $2, date_trunc('minute', now()) - make_interval(days => days), days::text, '', 1, 0, 0, now()
       FROM unnest('{89, 91, 400}'::integer[]) days`,
      [company.id, key.id],
    );
    const node = await startApp({}, world.server.database);
    await new Caller(node.url, { 'x-api-key': (await company.key()).token }).get('/api/v1/clients');
    await node.close();
    expect((await rowsOf(key)).map(({ route }) => route)).toEqual(['89']);
  });
});
