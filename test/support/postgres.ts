import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { TestProject } from 'vitest/node';
import { EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { APP_ROLE, OWNER_ROLE, closeDatabase } from '../../src/database/embedded/provision.js';
import { migrateDatabase } from '../../src/database/migrate.js';
import { TEMPLATE, databaseUrl } from './database.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** One PostgreSQL for the whole run; each world clones its template (database.ts). */
    postgres: { superuserUrl: string; ownerUrl: string; appUrl: string };
  }
}

/** Nothing here outlives the run, so nothing is forced to the disk. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** Vitest's global set-up: starts PostgreSQL in a folder of its own and migrates the template once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'llavero-test-'));
  let server: EmbeddedPostgres | undefined;
  const tearDown = async () => {
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    server = await startEmbeddedPostgres({ dataDir, settings });
    await makeTemplate(server);
  } catch (error) {
    await tearDown();
    throw error;
  }
  const { superuserUrl, ownerUrl, appUrl } = server;
  project.provide('postgres', { superuserUrl, ownerUrl, appUrl });
  return tearDown;
}

async function makeTemplate({ superuserUrl, ownerUrl }: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE} OWNER ${OWNER_ROLE}`);
    await closeDatabase(client, TEMPLATE);
  } finally {
    await client.end();
  }
  await migrateDatabase(databaseUrl(ownerUrl, TEMPLATE), APP_ROLE);
}
