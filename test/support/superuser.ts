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
}
