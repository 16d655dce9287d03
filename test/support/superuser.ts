import pg from 'pg';
import { TestDatabase } from './database.js';

/** A connection above every row policy: for looking under the records, moving time and holding locks. */
export class Superuser {
  private constructor(private readonly client: pg.Client) {}

  static async on(database: TestDatabase): Promise<Superuser> {
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    return new Superuser(client);
  }

  close = () => this.client.end();

  async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, values)).rows;
  }

  /** Resolves once exactly `count` statements of this database wait for a lock. */
  async untilWaiting(count: number): Promise<void> {
    const sql = `SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    for (;;) {
      const [row] = await this.rows<{ waiting: number }>(sql);
      if (row!.waiting === count) return;
    }
  }

  /** From here on no node hears what another commits: its connection for that is cut and cannot be made again. */
  async cutNotifications(): Promise<void> {
    await this.limitConnections(0);
    await this.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'llavero-listen'`,
    );
  }

  async letNotificationsReturn(): Promise<void> {
    await this.limitConnections(-1);
  }

  /** How many connections the server may open beside those that it has; `-1` for as many as it likes. */
  private limitConnections(count: -1 | 0): Promise<unknown> {
    return this.rows(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT ${count}', current_database()); END $$`,
    );
  }
}
