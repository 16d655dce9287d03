import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_ROLE } from '../src/database/embedded/provision.js';
import { Catalogue } from './support/catalogue.js';
import { createDatabase, TestDatabase } from './support/database.js';

/** What the application needs to call; trigger functions and the tool of the migrations are not among it. */
const CALLED_BY_THE_APPLICATION = [
  'acting_user',
  'any_company',
  'audit_hash',
  'companies_with_webhook_work',
  'company_of_key',
  'current_company',
  'current_person',
  'enter_company',
  'find_credential',
  'find_session_token',
  'purge_key_usage',
  'record_key_uses',
  'record_refusals',
  'record_webhook_event',
];

let database: TestDatabase;
let catalogue: Catalogue;
beforeAll(async () => {
  database = await createDatabase();
  catalogue = await Catalogue.open(database.superuserUrl);
});
afterAll(async () => {
  await catalogue.close();
  await database.drop();
});

describe("the application's role", () => {
  it('is no superuser, passes no row security, makes no role or database, and is a member of no other role', async () => {
    const facts = await catalogue.rows(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = $1`,
      [APP_ROLE],
    );
    expect(facts).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        memberships: 0,
      },
    ]);
  });

  it('owns nothing in any database, and can create nothing in this one', async () => {
    const owned = `SELECT classid::regclass, objid FROM pg_shdepend WHERE refobjid = $1::regrole AND deptype = 'o'`;
    expect(await catalogue.lines(owned, [APP_ROLE])).toEqual([]);
    const creates = `SELECT nspname FROM pg_namespace WHERE has_schema_privilege($1, oid, 'CREATE')
      UNION ALL SELECT datname FROM pg_database
      WHERE datname = current_database() AND has_database_privilege($1, oid, 'CREATE')`;
    expect(await catalogue.lines(creates, [APP_ROLE])).toEqual([]);
  });

  it('reads and writes rows and nothing else: no TRUNCATE, which no policy sees', async () => {
    const granted = await catalogue.rows<{ table: string; privileges: string }>(
      `SELECT c.relname AS table, string_agg(a.privilege_type, ' ' ORDER BY a.privilege_type) AS privileges
       FROM pg_class c CROSS JOIN aclexplode(c.relacl) a
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.grantee <> c.relowner
       GROUP BY c.relname, a.grantee ORDER BY 1`,
    );
    const narrower: Record<string, string> = {
      api_key_usage: 'SELECT',
      audit_chains: 'SELECT',
      audit_events: 'INSERT SELECT',
      installation: 'SELECT UPDATE',
      migrations: 'SELECT',
      facturascripts_given_rows: 'SELECT',
      users: 'DELETE INSERT SELECT',
    };
    expect(granted).toEqual(
      (await catalogue.tables()).map((table) => ({
        table,
        privileges: narrower[table] ?? 'DELETE INSERT SELECT UPDATE',
      })),
    );
  });

  it('changes of a person no more than what signs them in', async () => {
    const columns = await catalogue.lines(
      `SELECT c.relname, a.attname, x.privilege_type FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       CROSS JOIN aclexplode(a.attacl) x WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`,
    );
    expect(columns).toEqual(['users password_hash UPDATE', 'users session_epoch UPDATE']);
  });

  it('is the only role beside the owner that any table is granted to', async () => {
    const grantees = await catalogue.lines(
      `SELECT DISTINCT a.grantee::regrole::text FROM pg_class c CROSS JOIN aclexplode(c.relacl) a
       WHERE c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner`,
    );
    expect(grantees).toEqual([APP_ROLE]);
  });
});

describe('the functions of the schema', () => {
  it('include exactly seven that run with the rights of their owner, on a search path that nobody can change', async () => {
    const definers = await catalogue.lines(
      `SELECT proname, proconfig::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1`,
    );
    expect(definers).toEqual([
      'append_audit_event {"search_path=pg_catalog, public, pg_temp"}',
      'companies_with_webhook_work {"search_path=pg_catalog, public, pg_temp"}',
      'find_credential {"search_path=pg_catalog, public, pg_temp"}',
      'find_session_token {"search_path=pg_catalog, public, pg_temp"}',
      'purge_key_usage {"search_path=pg_catalog, public, pg_temp"}',
      'record_key_uses {"search_path=pg_catalog, public, pg_temp"}',
      'record_refusals {"search_path=pg_catalog, public, pg_temp"}',
    ]);
  });

  it('can be called by the application as far as it needs them, and by nobody else', async () => {
    const callers = await catalogue.lines(
      `SELECT proname, string_agg(CASE grantee WHEN 0 THEN 'everybody' ELSE grantee::regrole::text END, ' ')
       FROM (SELECT p.proname, a.grantee FROM pg_proc p
             CROSS JOIN aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
             WHERE p.pronamespace = 'public'::regnamespace AND a.grantee <> p.proowner) granted
       GROUP BY proname ORDER BY 1`,
    );
    expect(callers).toEqual(CALLED_BY_THE_APPLICATION.map((name) => `${name} ${APP_ROLE}`));
  });
});
