import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { CompanyScope } from '../src/database/company-scope.js';
import { Answer, Caller } from './support/http.js';
import { OtherServer } from './support/other-server.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, KeyInWorld, World } from './support/world.js';

/** Node A is where keys are managed; node B is another process on the same database. */
let world: World;
let nodeB: OtherServer;
let database: Superuser;
let company: CompanyInWorld;
let admin: Caller;
beforeAll(async () => {
  world = await World.start();
  nodeB = await OtherServer.start(world);
  database = await Superuser.on(world.server.database);
  company = await world.company();
  admin = (await company.person('administrator')).caller;
});
afterAll(async () => {
  await nodeB.kill();
  await database.close();
  await world.close();
});

const CLIENTS = 16;
const CALLS_AFTERWARDS = 10;
const revoke = (id: number) => admin.post(`/api/v1/api-keys/${id}/revoke`);
const onNodeB = ({ token }: KeyInWorld) => new Caller(nodeB.url, { 'x-api-key': token });

interface Call {
  status: number;
  begunAfterwards: boolean;
}

/** Sixteen clients call node B without a pause, until each has called ten times after the revocation returned. */
async function hammer(key: KeyInWorld, call: (caller: Caller) => Promise<Answer>): Promise<Call[]> {
  const caller = onNodeB(key);
  const calls: Call[] = [];
  let revoked = false;
  const client = async () => {
    for (let left = CALLS_AFTERWARDS; left > 0;) {
      const begunAfterwards = revoked;
      const { status } = await call(caller);
      calls.push({ status, begunAfterwards });
      if (begunAfterwards) left -= 1;
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  while (calls.length < CLIENTS * 5) await caller.get('/health');
  const { status } = await revoke(key.id);
  revoked = true;
  expect(status).toBe(200);
  await Promise.all(clients);
  return calls;
}

describe('sixteen clients on one node, while their key is revoked on another', () => {
  it('read nothing by any request begun after the revocation returned', async () => {
    const calls = await hammer(await company.key(), (caller) => caller.get('/api/v1/clients'));
    const afterwards = calls.filter((call) => call.begunAfterwards).map((call) => call.status);
    expect(afterwards).toEqual(Array(CLIENTS * CALLS_AFTERWARDS).fill(401));
    expect(new Set(calls.map((call) => call.status))).toEqual(new Set([200, 401]));
  });

  it('write nothing by any request begun after the revocation returned', async () => {
    const calls = await hammer(await company.key(), (caller) =>
      caller.post('/api/v1/clients', { name: 'written under load' }),
    );
    const afterwards = calls.filter((call) => call.begunAfterwards).map((call) => call.status);
    expect(afterwards).toEqual(Array(CLIENTS * CALLS_AFTERWARDS).fill(401));
    const written = calls.filter((call) => call.status === 201).length;
    const [{ stored }] = (await database.rows<{ stored: number }>(
      `SELECT count(*)::int AS stored FROM clients WHERE name = 'written under load'`,
    )) as [{ stored: number }];
    expect(stored).toBe(written);
    expect(written).toBeGreaterThan(0);
  });
});

describe('a revocation and transactions that take long', () => {
  it('lets a request end as it began, and the next one not begin', async () => {
    const key = await company.key();
    const caller = onNodeB(key);
    const holder = await Superuser.on(world.server.database);
    await holder.rows('BEGIN');
    await holder.rows('LOCK TABLE clients IN SHARE MODE');
    const writing = caller.post('/api/v1/clients', { name: 'begun in time' });
    await database.untilWaiting(1);
    expect((await revoke(key.id)).status).toBe(200);
    const late = caller.post('/api/v1/clients', { name: 'too late' });
    expect((await late).status).toBe(401);
    await holder.rows('COMMIT');
    await holder.close();
    expect((await writing).status).toBe(201);
    expect(await database.rows(`SELECT FROM clients WHERE name = 'too late'`)).toEqual([]);
  });

  it('holds from its commit on, and not by halves before', async () => {
    const key = await company.key();
    const caller = onNodeB(key);
    const open = async () => (await caller.get('/api/v1/clients')).status;
    await company.asOperator(() =>
      world.service(CompanyScope).run(async () => {
        await world.service(ApiKeysService).revoke(key.id);
        expect([await open(), await open()]).toEqual([200, 200]);
      }),
    );
    expect(await open()).toBe(401);
  });

  it('that is rolled back changes nothing', async () => {
    const key = await company.key();
    const given = new Error('given up');
    const revocation = company.asOperator(() =>
      world.service(CompanyScope).run(async () => {
        await world.service(ApiKeysService).revoke(key.id);
        throw given;
      }),
    );
    await expect(revocation).rejects.toBe(given);
    expect((await onNodeB(key).get('/api/v1/clients')).status).toBe(200);
  });
});
