import { DataSource } from 'typeorm';
import { PgBoss } from 'pg-boss';

/** Where the job library keeps its tables; no company's data is in them, only which work is due. */
export const JOB_SCHEMA = 'jobs';

/**
 * Brings the job library's schema to the version that this release needs, as its owner: the library has migrations of
 * its own. The application's role gets its rows and functions, and can change neither.
 */
export async function installJobSchema(owner: DataSource, ownerUrl: string, role: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOB_SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.stop({ graceful: false });
  await owner.query(`
    GRANT USAGE ON SCHEMA ${JOB_SCHEMA} TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO ${role};
    REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOB_SCHEMA} FROM PUBLIC;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOB_SCHEMA} TO ${role};
  `);
}
