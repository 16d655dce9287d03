import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { TestDatabase } from './database.js';

export interface TestRole {
  name: string;
  /** Signs in to the database that the role was made for. */
  url: string;
}

/** Roles of the cluster that one file of tests makes, and takes away with itself. */
export class TestRoles {
  private readonly made: string[] = [];

  private constructor(private readonly superuser: pg.Client) {}

  static async open(): Promise<TestRoles> {
    const superuser = new pg.Client({ connectionString: inject('postgres').superuserUrl });
    await superuser.connect();
    return new TestRoles(superuser);
  }

  /** A role that may sign in to the database; `options` as in CREATE ROLE. */
  async create(database: TestDatabase, options = ''): Promise<TestRole> {
    const [name, password] = [`test_${randomBytes(6).toString('hex')}`, randomBytes(12).toString('hex')];
    await this.superuser.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}' ${options}`);
    this.made.push(name);
    const url = new URL(database.superuserUrl);
    await this.superuser.query(`GRANT CONNECT ON DATABASE ${url.pathname.slice(1)} TO ${name}`);
    [url.username, url.password] = [name, password];
    return { name, url: url.href };
  }

  /** One statement of the superuser in the database. */
  async run({ superuserUrl }: TestDatabase, sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: superuserUrl });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** After the databases that the roles have rights in are gone. */
  async close(): Promise<void> {
    for (const name of this.made) await this.superuser.query(`DROP ROLE ${name}`);
    await this.superuser.end();
  }
}

/** An empty database with two roles of its own, made as role-check.ts tells an operator to make them. */
export class OperatorsDatabase implements TestDatabase {
  private constructor(
    private readonly superuser: pg.Client,
    readonly owner: string,
    readonly appUrl: string,
    readonly ownerUrl: string,
    readonly superuserUrl: string,
  ) {}

  static async make(): Promise<OperatorsDatabase> {
    const { superuserUrl } = inject('postgres');
    const superuser = new pg.Client({ connectionString: superuserUrl });
    await superuser.connect();
    const [id, password] = [randomBytes(6).toString('hex'), randomBytes(12).toString('hex')];
    const [owner, app, name] = [`owner_${id}`, `app_${id}`, `llavero_operators_${id}`];
    await superuser.query(`CREATE ROLE ${owner} LOGIN PASSWORD '${password}'`);
    await superuser.query(`CREATE ROLE ${app} LOGIN PASSWORD '${password}' NOSUPERUSER NOBYPASSRLS`);
    await superuser.query(`CREATE DATABASE ${name} OWNER ${owner}`);
    const urlOf = (role: string) =>
      Object.assign(new URL(superuserUrl), { username: role, password, pathname: name });
    const own = Object.assign(new URL(superuserUrl), { pathname: name });
    return new OperatorsDatabase(superuser, owner, urlOf(app).href, urlOf(owner).href, own.href);
  }

  async drop(): Promise<void> {
    const { pathname, username } = new URL(this.appUrl);
    await this.superuser.query(`DROP DATABASE ${pathname.slice(1)} WITH (FORCE)`);
    await this.superuser.query(`DROP ROLE ${username}, ${this.owner}`);
    await this.superuser.end();
  }
}
