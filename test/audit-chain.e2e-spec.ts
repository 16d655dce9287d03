import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { AuditVerdict } from '../src/audit/audit-event.view.js';
import { CompanyScope } from '../src/database/company-scope.js';
import { rowsAsText } from './support/all-rows.js';
import { startApp } from './support/app.js';
import { eventsOf, historyOf } from './support/audit.js';
import { DatabaseSession } from './support/database-session.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

const ZEROS = '0'.repeat(64);

let world: World;
let company: CompanyInWorld;
let caller: Caller;
let database: Superuser;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await database.close();
  await world.close();
});
beforeEach(async () => {
  company = await world.company();
  ({ caller } = await company.person('proprietor'));
});

const verified = async (query = ''): Promise<AuditVerdict> =>
  (await caller.get(`/api/v1/audit-events/verify${query}`)).body.data;
const chained = (keys: number) => Promise.all(Array.from({ length: keys }, () => company.key()));

describe('the log of a company', () => {
  it('is a chain from the first event to the last, in which each names the hash of the one before', async () => {
    await chained(3);
    const events = await eventsOf(caller, '&sort=id');
    expect(events.map(({ previous_hash }) => previous_hash)).toEqual([
      ZEROS,
      ...events.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(await verified()).toEqual({
      valid: true,
      events: events.length,
      checked_through: events.length,
      broken_at: null,
      head_hash: events.at(-1)!.hash,
    });
  });

  it('is whole after changes at once on several nodes', async () => {
    const node = await startApp({}, world.server.database);
    const others = node.app.get(CompanyScope, { strict: false });
    const issue = (index: number) =>
      others.asOperator(company.id, () =>
        node.app.get(ApiKeysService, { strict: false }).issue({ name: `key ${index}` }, 'operator'),
      );
    const before = (await verified()).events;
    await Promise.all([...Array.from({ length: 12 }, (_, index) => issue(index)), chained(12)]);
    await node.close();
    expect(await verified()).toMatchObject({
      valid: true,
      events: before + 24,
      checked_through: before + 24,
    });
  });

  it('is verified on from an event that was verified before', async () => {
    await chained(2);
    const { events, head_hash } = await verified();
    const rest = { valid: true, events, checked_through: events, broken_at: null, head_hash };
    expect(await verified(`?after=${events - 1}`)).toEqual(rest);
    expect(await verified(`?after=${events}`)).toEqual(rest);
    expect(await verified(`?after=${events + 1}`)).toEqual({ ...rest, valid: false, broken_at: events + 1 });
  });

  it('is its own: no other company sees it, adds to it or breaks it', async () => {
    const other = await world.company();
    const stranger = (await other.person('proprietor')).caller;
    const { id } = await company.key();
    expect(await historyOf(stranger, 'api_key', id)).toEqual([]);
    expect((await eventsOf(stranger, '&sort=id')).map((event) => event.id)).toEqual([1, 2, 3]);
    expect(await historyOf(caller, 'api_key', id)).toHaveLength(1);
  });

  it('has an event only where its change was committed', async () => {
    const { events } = await verified();
    const undone = company.asOperator(() =>
      world.service(CompanyScope).run(async () => {
        await world.service(ApiKeysService).issue({ name: 'never' }, 'operator');
        throw new Error('undone');
      }),
    );
    await expect(undone).rejects.toThrow('undone');
    expect(await verified()).toMatchObject({ valid: true, events });
    await database.rows(
      `ALTER TABLE audit_events ADD CONSTRAINT audit_events_full_check CHECK (false) NOT VALID`,
    );
    const refused = await caller.post('/api/v1/api-keys', { name: 'untold' });
    await database.rows('ALTER TABLE audit_events DROP CONSTRAINT audit_events_full_check');
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await caller.get('/api/v1/api-keys')).body.meta.total).toBe(0);
  });

  it('has nothing in it that opens anything', async () => {
    const { token, id } = await company.key();
    const fresh = (await caller.post(`/api/v1/api-keys/${id}/rotate`)).body.data.token;
    const text = await rowsAsText(database);
    for (const secret of [token, fresh].flatMap((one: string) => [one, one.split(':')[1]!]))
      expect(text).not.toContain(secret);
    const [{ digests }] = (await database.rows(
      `SELECT count(*)::int AS digests FROM audit_events e JOIN api_keys k ON k.company_id = e.company_id
       WHERE strpos(e.details::text, encode(k.digest, 'hex')) > 0`,
    )) as [{ digests: number }];
    expect(digests).toBe(0);
  });
});

describe('the database', () => {
  it.each(['appUrl', 'ownerUrl'] as const)(
    'lets no row of the log be changed or deleted: %s',
    async (url) => {
      const session = await DatabaseSession.open(world.server.database[url]);
      await company.key();
      await session.within(company.id, async () => {
        for (const change of [
          'UPDATE audit_events SET id = id',
          'DELETE FROM audit_events',
          'TRUNCATE audit_events',
          'UPDATE audit_chains SET last_id = 0',
          'DELETE FROM audit_chains',
          'TRUNCATE audit_chains',
        ])
          expect([change, await session.outcome(change)]).toEqual([change, '42501']);
      });
      await session.close();
    },
  );

  it('numbers and seals an event itself, whatever an insert says', async () => {
    const { events, head_hash } = await verified();
    const forged = await world.service(CompanyScope).asOperator(company.id, (manager) =>
      manager.query(
        `INSERT INTO audit_events (company_id, id, at, actor_kind, action, previous_hash, hash)
         VALUES ($1, 1, '2000-01-01', 'operator', 'api_key.created', '', '')
         RETURNING id, at > '2000-01-02' AS now, encode(previous_hash, 'hex') AS previous_hash`,
        [company.id],
      ),
    );
    expect(forged).toEqual([{ id: events + 1, now: true, previous_hash: head_hash }]);
    expect(await verified()).toMatchObject({ valid: true, events: events + 1 });
  });
});
