import { readdirSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { afterEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../migrations/index.js';
import '../src/app.module.js';
import { dataSourceOn } from '../src/database/data-source.js';
import { APP_ROLE } from '../src/database/embedded/provision.js';
import { migrateDatabase, pendingMigrations } from '../src/database/migrate.js';
import { Catalogue } from './support/catalogue.js';
import { createDatabase, TestDatabase } from './support/database.js';
import { createEmptyDatabase } from './support/empty-database.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function kept(database: Promise<TestDatabase>): Promise<TestDatabase> {
  const made = await database;
  closing.push(() => made.drop());
  return made;
}

async function connect(url: string): Promise<DataSource> {
  const dataSource = await dataSourceOn(url, 2).initialize();
  closing.push(() => dataSource.destroy());
  return dataSource;
}

/** Everything that a migration can leave behind, as PostgreSQL describes it; TypeORM's own record is no part. */
async function schemaOf({ superuserUrl }: TestDatabase): Promise<string[]> {
  const catalogue = await Catalogue.open(superuserUrl);
  try {
    return await catalogue.lines(`
      SELECT 'column', attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull::text, attidentity::text,
             coalesce(pg_get_expr(adbin, adrelid), '')
      FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE c.relnamespace = 'public'::regnamespace AND attnum > 0 AND c.relname !~ 'migrations|^PK_'
      UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '', ''
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'migrations'
      UNION ALL SELECT 'policy', tablename, policyname, cmd, roles::text, qual, with_check FROM pg_policies
      UNION ALL SELECT 'index', tablename, indexname, indexdef, '', '', '' FROM pg_indexes
      WHERE schemaname = 'public' AND tablename <> 'migrations'
      UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), '', '', ''
      FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT 'function', proname, pg_get_functiondef(oid), '', '', '', ''
      FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      UNION ALL SELECT 'type', typname, typtype::text, '', '', '', '' FROM pg_type
      WHERE typnamespace = 'public'::regnamespace AND typtype IN ('d', 'e', 'r', 'm')
      ORDER BY 1, 2, 3`);
  } finally {
    await catalogue.close();
  }
}

describe('the migrations', () => {
  it('are all listed, in the order of their files, under the names of their files', () => {
    const files = readdirSync(new URL('../migrations', import.meta.url)).filter(
      (name) => name.endsWith('.ts') && name !== 'index.ts',
    );
    expect(MIGRATIONS.map(({ name }) => name)).toEqual(files.toSorted().map(classNameOf));
  });

  it('make the columns that the entities read and write, neither more nor less', async () => {
    const { ownerUrl } = await kept(createDatabase());
    const { upQueries } = await (await connect(ownerUrl)).driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query).filter((query) => !isOfMigrationsAlone(query))).toEqual([]);
  });

  it('can be taken back one by one until nothing is left, and run again to the same schema', async () => {
    const database = await kept(createEmptyDatabase());
    const owner = await connect(database.ownerUrl);
    await owner.runMigrations();
    const first = await schemaOf(database);
    for (const _ of MIGRATIONS) await owner.undoLastMigration();
    expect(await schemaOf(database)).toEqual([]);
    await owner.runMigrations();
    expect(await schemaOf(database)).toEqual(first);
  });

  it('run once when several servers start on one database at the same time', async () => {
    const { ownerUrl, appUrl } = await kept(createEmptyDatabase());
    await Promise.all([1, 2, 3].map(() => migrateDatabase(ownerUrl, APP_ROLE)));
    const app = await connect(appUrl);
    expect(await pendingMigrations(app)).toBe(0);
    const ran = await app.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id');
    expect(ran.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
  });

  it('are counted as pending for as long as the database has not seen them', async () => {
    const { ownerUrl, appUrl } = await kept(createEmptyDatabase());
    const [owner, app] = [await connect(ownerUrl), await connect(appUrl)];
    expect(await pendingMigrations(app)).toBe(MIGRATIONS.length);
    await migrateDatabase(ownerUrl, APP_ROLE);
    await owner.undoLastMigration();
    expect(await pendingMigrations(app)).toBe(1);
  });

  it("cannot be run, undone or recorded by the application's role", async () => {
    const empty = await kept(createEmptyDatabase());
    await expect(migrateDatabase(empty.appUrl, APP_ROLE)).rejects.toThrow(
      'permission denied for schema public',
    );
    expect(await schemaOf(empty)).toEqual([]);
    const app = await connect((await kept(createDatabase())).appUrl);
    await expect(app.undoLastMigration()).rejects.toThrow(
      /must be owner|permission denied for schema public/,
    );
    await expect(app.query('DELETE FROM migrations')).rejects.toThrow(
      'permission denied for table migrations',
    );
  });
});

/** `1795000000000-create-access.ts` -> `CreateAccess1795000000000` */
function classNameOf(file: string): string {
  const [epoch, ...words] = file.replace('.ts', '').split('-');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') + epoch;
}

/**
 * Constraints and indexes are written in the migrations and nowhere else: entities do not repeat them. The
 * default of a uuid TypeORM takes for a generator of its own and would write anew (tables.audit-spec.ts has it).
 */
function isOfMigrationsAlone(query: string): boolean {
  return /^(ALTER TABLE "\w+" ((ADD|DROP) CONSTRAINT|ALTER COLUMN "uuid" (DROP|SET) DEFAULT)|DROP INDEX|CREATE (UNIQUE )?INDEX)/.test(
    query,
  );
}
