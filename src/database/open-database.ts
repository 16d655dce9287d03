import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { connect } from './connect.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrateDatabase, pendingMigrations } from './migrate.js';
import { checkApplicationRole } from './role-check.js';

/** Of PostgreSQL by itself. */
const DEFAULT_CONNECTIONS = 100;
/** The pool, short reads, notifications and jobs of one server process have 16; the rest is for commands and people. */
const CONNECTIONS_PER_PROCESS = 25;

export interface OpenDatabase {
  /** The application role's connection. */
  appUrl: string;
  /** Where it is, for people; never with a password. */
  place: string;
  /** Leaves the embedded server, which ends with the last process that leaves. */
  close(): Promise<void>;
}

/** The database is not at this version, and no role was named that may bring it there. */
export class PendingMigrationsError extends Error {
  constructor(pending: number) {
    super(
      `${pending} migrations are pending, and the role of DATABASE_URL must not run them. ` +
        'Set DATABASE_OWNER_URL to the connection of the role that owns the database.',
    );
    this.name = 'PendingMigrationsError';
  }
}

/** The configured database, safe to serve from: the role is checked and the schema is this version's. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    await prepare(config.databaseUrl, config.databaseOwnerUrl);
    return {
      appUrl: config.databaseUrl,
      place: new URL(config.databaseUrl).host,
      close: () => Promise.resolve(),
    };
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, settings: roomFor(config) });
  try {
    await prepare(server.appUrl, server.ownerUrl);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { appUrl: server.appUrl, place: 'the embedded PostgreSQL', close: () => server.stop() };
}

function roomFor({ processes }: Config): Readonly<Record<string, string>> {
  const connections = processes * CONNECTIONS_PER_PROCESS;
  return connections > DEFAULT_CONNECTIONS ? { max_connections: String(connections) } : {};
}

/** The role is checked before anything is written in its favour, and again once the tables are there. */
async function prepare(appUrl: string, ownerUrl = appUrl): Promise<void> {
  const app = await connect(appUrl, 1);
  try {
    await checkApplicationRole(app);
    if (ownerUrl !== appUrl) await migrateDatabase(ownerUrl, await roleOf(app));
    const pending = await pendingMigrations(app);
    if (pending > 0) throw new PendingMigrationsError(pending);
    await checkApplicationRole(app);
  } finally {
    await app.destroy();
  }
}

async function roleOf(app: DataSource): Promise<string> {
  const [row] = await app.query<[{ role: string }]>('SELECT current_user AS role');
  return row.role;
}
