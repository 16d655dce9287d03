import pg from 'pg';
import { vi } from 'vitest';

/** The server's connections in PostgreSQL, as a superuser of the test's database sees and kills them. */
export class Backends {
  private constructor(
    private readonly client: pg.Client,
    /** Apart from the other: what a transaction sees of the activity is what it saw first. */
    private readonly holder: pg.Client,
  ) {}

  static async watch(superuserUrl: string): Promise<Backends> {
    const clients = [superuserUrl, superuserUrl].map((url) => new pg.Client({ connectionString: url }));
    for (const client of clients) await client.connect();
    return new Backends(clients[0]!, clients[1]!);
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.holder.end();
  }

  /**
   * Lets nobody write into `table`, or refer to a row of it, until `release`: whoever tries stops in mid-transaction.
   * What only refers to it stops behind all that its statement wrote before.
   */
  async hold(table: string): Promise<void> {
    await this.holder.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
  }

  async release(): Promise<void> {
    await this.holder.query('ROLLBACK');
  }

  /** The one that is stopped before `table`, once there is one that is not among `known`. */
  stoppedAt(table: string, known: readonly number[] = []): Promise<number> {
    return vi.waitFor(async () => {
      const { rows } = await this.client.query<{ pid: number }>(
        'SELECT pid FROM pg_locks WHERE relation = $1::regclass AND NOT granted AND pid <> ALL ($2::int[])',
        [table, known],
      );
      if (!rows[0]) throw new Error(`nobody waits for ${table}`);
      return rows[0].pid;
    }, WAIT);
  }

  /** Those that wait for another transaction, once they are as many as `count`. */
  waiting(count: number): Promise<number[]> {
    return vi.waitFor(async () => {
      const { rows } = await this.client.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
           AND wait_event IN ('transactionid', 'tuple')`,
      );
      if (rows.length < count) throw new Error(`${rows.length} wait`);
      return rows.map(({ pid }) => pid);
    }, WAIT);
  }

  async terminate(...pids: number[]): Promise<void> {
    await this.client.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [pids]);
  }

  /** Ends up to `count` connections that are at work, whatever they do at this moment. */
  async terminateBusy(count: number): Promise<number> {
    const { rowCount } = await this.client.query(
      `SELECT pg_terminate_backend(pid) FROM (
         SELECT pid FROM pg_stat_activity WHERE ${OF_THE_SERVER} AND state <> 'idle' ORDER BY random() LIMIT $1) AS busy`,
      [count],
    );
    return rowCount ?? 0;
  }

  /** Returns when no transaction of the server is open any more. */
  async settled(): Promise<void> {
    await vi.waitFor(async () => {
      const { rows } = await this.client.query(
        `SELECT FROM pg_stat_activity WHERE ${OF_THE_SERVER} AND state <> 'idle'`,
      );
      if (rows.length > 0) throw new Error(`${rows.length} connections are at work`);
    }, WAIT);
  }
}

const WAIT = { timeout: 20_000, interval: 5 };
const OF_THE_SERVER = `datname = current_database() AND application_name = 'llavero'`;
