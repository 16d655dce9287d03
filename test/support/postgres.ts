import pg from 'pg';
import { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { APP_ROLE, OWNER_ROLE, closeDatabase } from '../../src/database/embedded/provision.js';
import { migrateDatabase } from '../../src/database/migrate.js';
import { SHARED, TEMPLATE, databaseUrl } from './database.js';
import { temporaryFolder } from './temporary-folder.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** One PostgreSQL for the whole run; each world clones its template (database.ts). */
    postgres: Urls;
  }
}

/** Nothing here outlives the run, so nothing is forced to the disk. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

interface Urls {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
}

/** Vitest's global set-up: a PostgreSQL for the run, and the template in it, migrated once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { urls, tearDown } = namedServer() ?? (await ownServer());
  try {
    await makeTemplate(urls);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('postgres', urls);
  return tearDown;
}

/** The server whose three roles the environment names: how QA tests against a PostgreSQL of theirs. */
function namedServer(): { urls: Urls; tearDown: () => Promise<void> } | undefined {
  const { TEST_SUPERUSER_URL, TEST_OWNER_URL, TEST_APP_URL } = process.env;
  if (!TEST_SUPERUSER_URL || !TEST_OWNER_URL || !TEST_APP_URL) return undefined;
  const urls = { superuserUrl: TEST_SUPERUSER_URL, ownerUrl: TEST_OWNER_URL, appUrl: TEST_APP_URL };
  return { urls, tearDown: () => dropDatabases(urls) };
}

/** A server of the run's own, in a folder that is gone afterwards. */
async function ownServer(): Promise<{ urls: Urls; tearDown: () => Promise<void> }> {
  const folder = await temporaryFolder('llavero-test-');
  try {
    const server = await startEmbeddedPostgres({ dataDir: folder.path, settings });
    const { superuserUrl, ownerUrl, appUrl } = server;
    const tearDown = () => server.stop().then(() => folder.remove());
    return { urls: { superuserUrl, ownerUrl, appUrl }, tearDown };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

async function makeTemplate({ superuserUrl, ownerUrl }: Urls): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
    await client.query(`CREATE DATABASE ${TEMPLATE} OWNER ${OWNER_ROLE}`);
    await closeDatabase(client, TEMPLATE);
  });
  await migrateDatabase(databaseUrl(ownerUrl, TEMPLATE), APP_ROLE);
}

function dropDatabases({ superuserUrl }: Urls): Promise<void> {
  return asSuperuser(superuserUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE datname = $1 OR starts_with(datname, $2)',
      [TEMPLATE, SHARED],
    );
    for (const { name } of rows) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  });
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
