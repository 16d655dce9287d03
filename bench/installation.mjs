// A database of its own on the benchmark's PostgreSQL: migrated, closed to others, and filled.
import pg from 'pg';
import { APP_ROLE, OWNER_ROLE, closeDatabase } from '../dist/src/database/embedded/provision.js';
import { migrateDatabase } from '../dist/src/database/migrate.js';
import { fill } from './data.mjs';

const PEPPER = 'the pepper of the benchmark is long enough for its check';
/** Counted at every request, and never reached. */
export const NEVER_REACHED = '100000000/1';

/**
 * @typedef {object} Installation
 * @property {Record<string, string>} env what a server of it is started with
 * @property {string} appUrl
 * @property {string} superuserUrl
 * @property {import('./data.mjs').Asked[]} asked
 */

/** @returns {Promise<Installation>} */
export async function install(server, name, amount, folder) {
  const { ownerUrl, appUrl, superuserUrl } = await createDatabase(server, name);
  await migrateDatabase(ownerUrl, APP_ROLE);
  const asked = await fill(superuserUrl, amount, PEPPER);
  const limits = ['KEY', 'COMPANY', 'ADDRESS'].map((whose) => [`RATE_LIMIT_${whose}`, NEVER_REACHED]);
  const env = {
    ...Object.fromEntries(limits),
    DATABASE_URL: appUrl,
    KEY_PEPPER: PEPPER,
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    DEMO: 'false',
    TRUSTED_PROXIES: '127.0.0.1',
    PORT: '0',
  };
  return { env, appUrl, superuserUrl, asked };
}

/** An empty one, with the connections that each of the roles has to it. */
export async function createDatabase(server, name) {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`);
    await closeDatabase(client, name);
  } finally {
    await client.end();
  }
  const there = (text) => Object.assign(new URL(text), { pathname: `/${name}` }).href;
  const { ownerUrl, appUrl, superuserUrl } = server;
  return { ownerUrl: there(ownerUrl), appUrl: there(appUrl), superuserUrl: there(superuserUrl) };
}
