import pg from 'pg';

/**
 * The tables that are not a company's, and why. Every other table of the schema is one of a company: a new
 * one is audited as such until somebody writes it down here and has it reviewed.
 */
export const SHARED_TABLES: Readonly<Record<string, string>> = {
  companies: 'its own id is the company column',
  users: 'a person may belong to several companies; it has policies of its own',
  facturascripts_given_rows: 'reference data that every company reads and none can write',
  installation: 'one row about the whole installation and nothing about a company',
  migrations: "TypeORM's record of what has run, which the application can only read",
};

/**
 * What the server tells of calls and changes, and why. The application's role changes and deletes none of these rows,
 * and most of them are written in the background, some seconds after the call that they tell of.
 */
export const TABLES_OF_RECORD: Readonly<Record<string, string>> = {
  api_key_usage: 'every call of a key is counted, a refused one too',
  audit_chains: 'where the log of a company ends',
  audit_events: 'every change of access is told, and every refusal',
};

/** What PostgreSQL knows of the schema `public`, asked by one connection. */
export class Catalogue {
  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<Catalogue> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new Catalogue(client);
  }

  close = () => this.client.end();

  async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, values)).rows;
  }

  /** The rows as texts, for lists that a reader compares at a glance. */
  async lines(sql: string, values: unknown[] = []): Promise<string[]> {
    return (await this.rows(sql, values)).map((row) => Object.values(row).join(' '));
  }

  async tables(): Promise<string[]> {
    return this.lines(`
      SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`);
  }

  /** The tables whose rows belong to a company by their column company_id. */
  async companyTables(): Promise<string[]> {
    return (await this.tables()).filter((name) => !(name in SHARED_TABLES));
  }
}
