import pg from 'pg';
import { Passwords } from './cluster.js';

/** Owns the database and its schema; migrations run as this role. */
export const OWNER_ROLE = 'llavero_owner';
/** The application: rows only, and row-level security holds for it. */
export const APP_ROLE = 'llavero_app';
export const DATABASE = 'llavero';

const PROVISION_LOCK = 4_052_002;
const ORDINARY = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';

/**
 * Makes what is missing of the roles and the database; processes that start at once do it one after the
 * other. The schema `public` belongs to the owner of the database, and others cannot create in it
 * (PostgreSQL 15 and newer).
 */
export async function provision(client: pg.Client, passwords: Passwords): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
  const { rows } = await client.query<{ name: string }>(
    'SELECT rolname AS name FROM pg_roles UNION SELECT datname FROM pg_database',
  );
  const present = new Set(rows.map((row) => row.name));
  for (const role of [OWNER_ROLE, APP_ROLE] as const) {
    if (present.has(role)) continue;
    await client.query(`CREATE ROLE ${role} ${ORDINARY} PASSWORD ${client.escapeLiteral(passwords[role])}`);
  }
  if (!present.has(DATABASE)) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
  const open = await client.query(
    `SELECT FROM pg_database WHERE datname = $1 AND has_database_privilege('public', datname, 'CONNECT')`,
    [DATABASE],
  );
  if (open.rowCount) await closeDatabase(client, DATABASE);
  await client.query('SELECT pg_advisory_unlock($1)', [PROVISION_LOCK]);
}

/** Lets nobody connect to a database but its owner and the application. */
export async function closeDatabase(client: pg.Client, database: string): Promise<void> {
  await client.query(`
    REVOKE CONNECT ON DATABASE ${database} FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${database} TO ${APP_ROLE};
  `);
}
