import pg from 'pg';

/** One connection with a role of its own, that runs each piece of work in a transaction it then takes back. */
export class DatabaseSession {
  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<DatabaseSession> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new DatabaseSession(client);
  }

  close = () => this.client.end();

  query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<pg.QueryResult<Row>> {
    return this.client.query<Row>(sql, values);
  }

  /** Runs `work` in a transaction of the company (`null`: of none) and rolls it back. */
  async within<T>(companyId: number | null, work: () => Promise<T>): Promise<T> {
    await this.client.query('BEGIN');
    try {
      await this.client.query('SELECT enter_company($1, false, NULL, NULL, NULL, NULL)', [companyId]);
      return await work();
    } finally {
      await this.client.query('ROLLBACK');
    }
  }

  /** The SQLSTATE that the statement is refused with, or how many rows it touched. */
  async outcome(sql: string, values: unknown[] = []): Promise<string> {
    await this.client.query('SAVEPOINT before');
    try {
      return `${(await this.client.query(sql, values)).rowCount} rows`;
    } catch (error) {
      await this.client.query('ROLLBACK TO before');
      return String((error as pg.DatabaseError).code);
    }
  }
}
