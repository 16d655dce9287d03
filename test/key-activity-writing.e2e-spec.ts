import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { KeyUses } from '../src/access/key-uses.js';
import { KeyActivity } from '../src/activity/key-activity.js';
import { APP_ROLE } from '../src/database/embedded/provision.js';
import { startApp } from './support/app.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

interface StoredActivity {
  last_activity_at: string | null;
  last_ip: string | null;
}

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

const flush = () => world.service(KeyActivity).flush();
const stored = async (id: number) =>
  (
    await database.rows<StoredActivity>('SELECT last_activity_at, last_ip FROM api_keys WHERE id = $1', [id])
  )[0]!;

describe('what a node saw of its keys', () => {
  it('is written by itself within seconds', async () => {
    const key = await company.key();
    await key.caller.get('/api/v1/clients');
    await vi.waitFor(async () => expect((await stored(key.id)).last_activity_at).not.toBeNull(), 15_000);
  });

  it('is written in one transaction for all companies, and not again where nothing was seen since', async () => {
    const other = await world.company();
    const keys = [
      [company, await company.key()],
      [other, await other.key()],
      [company, await company.key()],
    ] as const;
    for (const [{ id }, key] of [...keys, ...keys]) world.service(KeyUses).note(id, key.id, '192.0.2.1');
    await flush();
    const writers = () =>
      database.rows(
        `SELECT xmin::text, count(*)::int FROM api_keys WHERE id = ANY ($1) AND last_ip = '192.0.2.1' GROUP BY 1`,
        [keys.map(([, { id }]) => id)],
      );
    const [writer, ...others] = await writers();
    expect([writer!.count, others]).toEqual([3, []]);
    await flush();
    expect(await writers()).toEqual([writer]);
  });

  it('is written when it stops', async () => {
    const key = await company.key();
    const node = await startApp({}, world.server.database);
    await new Caller(node.url, { 'x-api-key': key.token }).get('/api/v1/clients');
    await node.close();
    expect((await stored(key.id)).last_ip).toBe('127.0.0.1');
  });

  it('waits for no other transaction, and is written once that is over', async () => {
    const [held, free] = [await company.key(), await company.key()];
    for (const { caller } of [held, free]) await caller.get('/api/v1/clients');
    await database.rows('BEGIN');
    await database.rows('SELECT FROM api_keys WHERE id = $1 FOR UPDATE', [held.id]);
    await flush();
    expect([(await stored(free.id)).last_ip, (await stored(held.id)).last_ip]).toEqual(['127.0.0.1', null]);
    await database.rows('COMMIT');
    await flush();
    expect((await stored(held.id)).last_ip).toBe('127.0.0.1');
  });

  it('is kept while the database does not take it', async () => {
    const key = await company.key();
    await key.caller.get('/api/v1/clients');
    await database.rows(`REVOKE EXECUTE ON FUNCTION record_key_uses FROM ${APP_ROLE}`);
    await flush();
    expect((await stored(key.id)).last_ip).toBeNull();
    await database.rows(`GRANT EXECUTE ON FUNCTION record_key_uses TO ${APP_ROLE}`);
    await flush();
    expect((await stored(key.id)).last_ip).toBe('127.0.0.1');
  });
});
