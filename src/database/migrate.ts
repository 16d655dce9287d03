import { DataSource } from 'typeorm';
import { connect } from './connect.js';
import { installJobSchema } from './job-schema.js';

/** So that several servers that start at once migrate one after the other. */
const MIGRATION_LOCK = 4_052_026;

/** The functions that the application calls; it may call no other, and no other role may call these. */
const CALLED = [
  'current_company',
  'current_person',
  'enter_company',
  'find_credential',
  'find_session_token',
  'acting_user',
  'company_of_key',
  'any_company',
  'record_key_uses',
  'purge_key_usage',
  'record_refusals',
  'audit_hash',
  'record_webhook_event',
  'companies_with_webhook_work',
].join(', ');

/**
 * Brings the database to this version as its owner, and lets the application's role in. The role gets
 * rows and the functions it calls: it owns nothing, and cannot touch the record of migrations.
 */
export async function migrateDatabase(ownerUrl: string, appRole: string): Promise<void> {
  const owner = await connect(ownerUrl, 2);
  try {
    const lock = owner.createQueryRunner();
    try {
      await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await owner.runMigrations();
      const role = `"${appRole.replaceAll('"', '""')}"`;
      await grantAccess(owner, role);
      await installJobSchema(owner, ownerUrl, role);
      await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    } finally {
      await lock.release();
    }
  } finally {
    await owner.destroy();
  }
}

/** How many migrations of this version the database has not seen; asked with the application's role. */
export async function pendingMigrations(app: DataSource): Promise<number> {
  const [{ exists }] = await app.query<[{ exists: boolean }]>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS exists`,
  );
  if (!exists) return app.migrations.length;
  const rows = await app.query<{ name: string }[]>('SELECT name FROM migrations');
  const done = new Set(rows.map((row) => row.name));
  return app.migrations.filter((migration) => !done.has(migration.name ?? migration.constructor.name)).length;
}

async function grantAccess(owner: DataSource, role: string): Promise<void> {
  await owner.query(`
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};
    REVOKE INSERT, UPDATE, DELETE ON migrations FROM ${role};
    REVOKE INSERT, UPDATE, DELETE ON facturascripts_given_rows FROM ${role};
    REVOKE INSERT, UPDATE, DELETE ON api_key_usage, audit_chains FROM ${role};
    REVOKE UPDATE, DELETE ON audit_events FROM ${role};
    REVOKE INSERT, DELETE ON installation FROM ${role};
    REVOKE UPDATE ON users FROM ${role};
    GRANT UPDATE (password_hash, session_epoch) ON users TO ${role};
    REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION ${CALLED} TO ${role};
  `);
}
