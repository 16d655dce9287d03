import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { closeDatabase, OWNER_ROLE } from '../../src/database/embedded/provision.js';
import { databaseUrl, TestDatabase } from './database.js';

/** A database of its own that no migration has seen. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const urls = inject('postgres');
  const name = `llavero_empty_${randomBytes(8).toString('hex')}`;
  const superuser = new pg.Client({ connectionString: urls.superuserUrl });
  await superuser.connect();
  await superuser.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`);
  await closeDatabase(superuser, name);
  return {
    appUrl: databaseUrl(urls.appUrl, name),
    ownerUrl: databaseUrl(urls.ownerUrl, name),
    superuserUrl: databaseUrl(urls.superuserUrl, name),
    drop: async () => {
      await superuser.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await superuser.end();
    },
  };
}
