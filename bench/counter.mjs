// Statements as PostgreSQL counts them, in one database and while somebody looks.
import pg from 'pg';

/** Loaded from the start; it counts nothing until somebody looks, and then weighs on nobody else. */
export const COUNTING = { shared_preload_libraries: 'pg_stat_statements' };

export class StatementCounter {
  static async open(superuserUrl) {
    const client = new pg.Client({ connectionString: superuserUrl });
    await client.connect();
    const counter = new StatementCounter();
    counter.client = client;
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    return counter;
  }

  /**
   * How many statements each of so many requests sent. What the server does beside them, now and then, is less than one
   * statement in two requests, and counts nothing.
   */
  async perRequest(requests, work) {
    const { rows } = await this.during(
      work,
      'SELECT coalesce(sum(round(calls::numeric / $1)), 0)::float AS counted',
      [requests],
    );
    return rows[0].counted;
  }

  /** How often a statement was sent that has this in it. */
  async callsOf(part, work) {
    const { rows } = await this.during(
      work,
      'SELECT coalesce(sum(calls) FILTER (WHERE strpos(query, $1) > 0), 0)::float AS counted',
      [part],
    );
    return rows[0].counted;
  }

  async during(work, select, values) {
    await this.track('top');
    await this.client.query('SELECT pg_stat_statements_reset()');
    await work();
    await this.track('none');
    return this.client.query(
      `${select} FROM pg_stat_statements WHERE toplevel AND userid <> current_user::regrole
       AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      values,
    );
  }

  async track(what) {
    await this.client.query(`ALTER SYSTEM SET pg_stat_statements.track = '${what}'`);
    await this.client.query('SELECT pg_reload_conf()');
  }

  close() {
    return this.client.end();
  }
}
