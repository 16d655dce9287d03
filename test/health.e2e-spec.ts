import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Installation } from '../src/database/installation.js';
import { query } from './support/embedded.js';
import { Caller } from './support/http.js';
import { World } from './support/world.js';

/** Long enough to wait for: a connection that ends only after the database is back would fail the probe that finds it. */
const GONE_MS = 10_000;

let world: World;
let probe: Caller;
beforeAll(async () => {
  world = await World.start({ RATE_LIMIT_ADDRESS: '1/60' });
  probe = world.caller();
});
afterAll(() => world.close());

const superuser = (sql: string) => query(world.server.database.superuserUrl, sql);
const readiness = async () => {
  const { status, body } = await probe.get('/ready');
  return { status, ...body.checks };
};

describe('the probes of an orchestrator', () => {
  it('answer without a credential and without limits, while the API is switched off too', async () => {
    await world.service(Installation).switchApi(false);
    for (let probed = 0; probed < 5; probed++) {
      expect((await probe.get('/health')).body).toEqual({ status: 'ok' });
      expect(await readiness()).toEqual({ status: 200, database: 'ok', migrations: 'ok' });
    }
    await world.service(Installation).switchApi(true);
  });

  it('tell a database of another version from a ready one', async () => {
    const [last] = await superuser(
      'DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations) RETURNING *',
    );
    expect(await readiness()).toEqual({ status: 503, database: 'ok', migrations: 'pending' });
    await superuser(`INSERT INTO migrations VALUES (${last!.id}, ${last!.timestamp}, '${last!.name}')`);
    expect(await readiness()).toMatchObject({ status: 200 });
  });

  it('tell a lost database from a ready one, and see it come back; the process itself stays alive', async () => {
    const name = new URL(world.server.database.appUrl).pathname.slice(1);
    const elsewhere = new URL(world.server.database.superuserUrl);
    elsewhere.pathname = 'postgres';
    await query(elsewhere.href, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await query(
      elsewhere.href,
      `SELECT pg_terminate_backend(pid, ${GONE_MS}) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    expect(await readiness()).toEqual({ status: 503, database: 'unreachable', migrations: 'unknown' });
    expect((await probe.get('/health')).status).toBe(200);
    await query(elsewhere.href, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    expect(await readiness()).toEqual({ status: 200, database: 'ok', migrations: 'ok' });
  });
});
