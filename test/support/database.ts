import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { OWNER_ROLE, closeDatabase } from '../../src/database/embedded/provision.js';

/** The migrated, empty database that every test database is a copy of; nobody connects to it. */
export const TEMPLATE = 'template_llavero';

/** How the names of databases begin that nobody drops before the end of the run. */
export const SHARED = 'llavero_shared_';

/** A database of its own for one world of tests, with a connection URL for each role. */
export interface TestDatabase {
  appUrl: string;
  ownerUrl: string;
  superuserUrl: string;
  /** Removes the database, and cuts the connections that are still open to it. */
  drop(): Promise<void>;
}

export async function createDatabase(prefix = 'llavero_test_'): Promise<TestDatabase> {
  const urls = inject('postgres');
  const name = `${prefix}${randomBytes(8).toString('hex')}`;
  await withSuperuser(urls.superuserUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER ${OWNER_ROLE}`);
    await closeDatabase(client, name);
  });
  return {
    appUrl: databaseUrl(urls.appUrl, name),
    ownerUrl: databaseUrl(urls.ownerUrl, name),
    superuserUrl: databaseUrl(urls.superuserUrl, name),
    drop: () =>
      withSuperuser(urls.superuserUrl, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      }),
  };
}

/** The same server and role on another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function withSuperuser(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
