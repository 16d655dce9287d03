import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { PreparingClient } from './preparing-client.js';
import { readPlainValues } from './types.js';

/** Where the application's role connects to, for what opens connections of its own beside the pool. */
export const APP_URL = Symbol('APP_URL');

/** Connections that one server process may hold for company data. */
const POOL_SIZE = 10;

/** Of every connection. Pages are read from memory or a solid disk, so one apart costs hardly more than the next. */
const SETTINGS = {
  TimeZone: 'UTC',
  search_path: 'public',
  random_page_cost: 1.1,
};

/**
 * A data source on `url`; connected by the caller. Schema changes come from migrations alone. Its entities
 * are all classes with @Entity() that the program has loaded: a module brings its own by being imported.
 */
export function dataSourceOn(url: string, poolSize = POOL_SIZE): DataSource {
  readPlainValues();
  return new DataSource({
    type: 'postgres',
    url,
    entities: getMetadataArgsStorage().tables.map((table) => table.target),
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: 'llavero',
    poolSize,
    connectTimeoutMS: 10_000,
    extra: {
      Client: PreparingClient,
      options: connectionOptions({ idle_in_transaction_session_timeout: 60_000 }),
    },
  });
}

/** The settings of every connection and `further` ones of this kind, as PostgreSQL takes them at the start. */
export function connectionOptions(further: Readonly<Record<string, number>>): string {
  return Object.entries({ ...SETTINGS, ...further })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}
