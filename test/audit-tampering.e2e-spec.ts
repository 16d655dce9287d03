import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditVerdict } from '../src/audit/audit-event.view.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

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

const verified = async (): Promise<AuditVerdict> =>
  (await caller.get('/api/v1/audit-events/verify')).body.data;

/** Adds an event that was there already, under another number. */
const copyAs = (id: number) =>
  `INSERT INTO audit_events SELECT (jsonb_populate_record(e, '{"id": ${id}}')).* FROM audit_events e
   WHERE OF_COMPANY AND id = 5`;

describe('what was changed in the log behind its back', () => {
  beforeEach(() => Promise.all(Array.from({ length: 4 }, () => company.key())));

  /** Past the triggers, as somebody does it who may do everything to the database. */
  const tamper = (sql: string) =>
    database.rows(`BEGIN; SET LOCAL session_replication_role = replica;
      ${sql.replaceAll('OF_COMPANY', `company_id = ${company.id}`)}; COMMIT`);

  it.each([
    ['a detail of an event', `UPDATE audit_events SET details = '{}' WHERE OF_COMPANY AND id = 5`, 5],
    ['who did it', `UPDATE audit_events SET actor_user_id = 1 WHERE OF_COMPANY AND id = 4`, 4],
    ['when it was', `UPDATE audit_events SET at = at - interval '1 day' WHERE OF_COMPANY AND id = 4`, 4],
    ['an event in the middle', 'DELETE FROM audit_events WHERE OF_COMPANY AND id = 5', 5],
    ['the first event', 'DELETE FROM audit_events WHERE OF_COMPANY AND id = 1', 1],
    ['the last events', 'DELETE FROM audit_events WHERE OF_COMPANY AND id > 5', 6],
    ['all events', 'DELETE FROM audit_events WHERE OF_COMPANY', 1],
    ['the end that the chain knows', 'UPDATE audit_chains SET last_id = 5 WHERE OF_COMPANY', 5],
    [
      'the order of two events',
      `UPDATE audit_events SET id = CASE id WHEN 4 THEN -5 ELSE 4 END
      WHERE OF_COMPANY AND id IN (4, 5); UPDATE audit_events SET id = 5 WHERE OF_COMPANY AND id = -5`,
      4,
    ],
    ['an event after the last', copyAs(8), 8],
    ['an event before the first', copyAs(0), 1],
  ] as const)('is found: %s', async (_what, sql, brokenAt) => {
    await tamper(sql);
    const { valid, broken_at, checked_through } = await verified();
    expect([valid, broken_at, checked_through]).toEqual([false, brokenAt, brokenAt - 1]);
  });

  it('is found where the hash of the event was made to fit', async () => {
    await tamper(`UPDATE audit_events SET action = 'api_key.revoked' WHERE OF_COMPANY AND id = 5;
      UPDATE audit_events e SET hash = audit_hash(e) WHERE OF_COMPANY AND id = 5`);
    expect(await verified()).toMatchObject({ valid: false, broken_at: 6 });
  });
});
