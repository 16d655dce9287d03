import { TABLES_OF_RECORD } from './catalogue.js';
import { Superuser } from './superuser.js';

/** How many rows each table of a database has; not those that tell of calls, which are written at any time. */
export async function rowCounts(superuser: Superuser): Promise<Record<string, number>> {
  const tables = (await tablesOf(superuser)).filter((name) => !(name in TABLES_OF_RECORD));
  const counts = tables.map((name) => `SELECT '${name}' AS name, count(*)::int AS rows FROM ${name}`);
  const found = await superuser.rows<{ name: string; rows: number }>(counts.join(' UNION ALL '));
  return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
}

/** Every row of a database as text. */
export async function rowsAsText(superuser: Superuser): Promise<string> {
  const texts = [];
  for (const name of await tablesOf(superuser)) {
    const rows = await superuser.rows<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

async function tablesOf(superuser: Superuser): Promise<string[]> {
  const tables = await superuser.rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  return tables.map(({ name }) => name);
}
