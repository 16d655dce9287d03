import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Catalogue, SHARED_TABLES } from './support/catalogue.js';
import { createDatabase, TestDatabase } from './support/database.js';

/** Indexes that the company does not lead, and why. */
const LOOK_UPS = {
  api_keys_digest_key:
    'a key is found by its digest before a company is known, and a digest is one of all companies',
  api_keys_legacy_prefix_idx: 'an imported key is found by its prefix before a company is known',
  memberships_user_id_idx: 'the companies of a person who signs in are found before one is entered',
  session_tokens_digest_key: 'a session token is found by its digest before a company is known, as a key is',
};

/** Foreign keys that do not carry the company, and why. */
const SHARED_REFERENCES = {
  memberships_user_id_fkey: 'a membership is what ties a person, who belongs to no company, to one',
};

let database: TestDatabase;
let catalogue: Catalogue;
let tables: string[];
beforeAll(async () => {
  database = await createDatabase();
  catalogue = await Catalogue.open(database.superuserUrl);
  tables = await catalogue.companyTables();
});
afterAll(async () => {
  await catalogue.close();
  await database.drop();
});

describe('every company table', () => {
  it('is found by this audit, and the exceptions exist', async () => {
    expect(tables.length).toBeGreaterThan(10);
    expect(await catalogue.tables()).toEqual(expect.arrayContaining(Object.keys(SHARED_TABLES)));
  });

  it('begins its primary key with company_id bigint', async () => {
    const led = await catalogue.lines(
      `SELECT c.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
       WHERE k.contype = 'p' AND a.attname = 'company_id' AND a.atttypid = 'bigint'::regtype
         AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(led).toEqual(tables);
  });

  it('begins every index and unique constraint with company_id, but for look-ups that come before a company', async () => {
    const others = await catalogue.lines(
      `SELECT i.indexrelid::regclass::text FROM pg_index i
       LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
       WHERE i.indrelid::regclass::text = ANY ($1) AND a.attname IS DISTINCT FROM 'company_id' ORDER BY 1`,
      [tables],
    );
    expect(others).toEqual(Object.keys(LOOK_UPS));
  });

  it('refers to other tables by company and id together', async () => {
    const others = await catalogue.lines(
      `SELECT k.conname FROM pg_constraint k
       JOIN pg_attribute own ON own.attrelid = k.conrelid AND own.attnum = k.conkey[1]
       JOIN pg_attribute far ON far.attrelid = k.confrelid AND far.attnum = k.confkey[1]
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
         AND NOT (own.attname = 'company_id'
                  AND (far.attname = 'company_id' AND cardinality(k.conkey) > 1
                       OR k.confrelid = 'companies'::regclass AND far.attname = 'id' AND cardinality(k.conkey) = 1))
       ORDER BY 1`,
    );
    expect(others).toEqual(Object.keys(SHARED_REFERENCES));
  });

  it('belongs to a company that exists, by itself or through the row it refers to', async () => {
    const free = await catalogue.lines(
      `SELECT t.name FROM unnest($1::text[]) AS t (name)
       WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = t.name::regclass)`,
      [tables],
    );
    expect(free).toEqual([]);
  });
});

describe('row-level security', () => {
  it('is enabled and forced on every table but those of the installation', async () => {
    const open = await catalogue.lines(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
         AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`,
    );
    expect(open).toEqual(['installation', 'migrations']);
  });

  it('shows and takes rows of the current company alone in every company table, by one policy', async () => {
    const own = await catalogue.lines(
      `SELECT tablename FROM pg_policies
       WHERE schemaname = 'public' AND policyname = 'own_company' AND permissive = 'PERMISSIVE' AND cmd = 'ALL'
         AND roles = '{public}' AND qual = '(company_id = current_company())' AND with_check = qual ORDER BY 1`,
    );
    expect(own).toEqual(tables);
  });

  it('has no other policies than those that were reviewed', async () => {
    const others = await catalogue.lines(
      `SELECT tablename, policyname, cmd, roles::text, coalesce(qual, with_check) FROM pg_policies
       WHERE policyname <> 'own_company' OR tablename <> ALL ($1) ORDER BY 1, 2`,
      [tables],
    );
    expect(others.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
      'api_access credential_lookup SELECT {llavero_owner} true',
      'api_key_usage usage_record ALL {llavero_owner} true',
      'api_keys activity_record UPDATE {llavero_owner} true',
      'api_keys credential_lookup SELECT {llavero_owner} true',
      'companies credential_lookup SELECT {llavero_owner} true',
      'companies own_companies SELECT {public} (EXISTS ( SELECT FROM memberships m WHERE ((m.company_id = companies.id) AND (m.user_id = current_person()) AND m.active)))',
      'companies own_company ALL {public} (id = current_company())',
      'facturascripts_given_rows given_to_all SELECT {public} true',
      'memberships credential_lookup SELECT {llavero_owner} true',
      'memberships own_memberships SELECT {public} (user_id = current_person())',
      'session_tokens credential_lookup SELECT {llavero_owner} true',
      'users new_people INSERT {public} (current_company() IS NOT NULL)',
      'users own_account SELECT {public} (id = current_person())',
      'users own_password UPDATE {public} (id = current_person())',
      "users people_of_own_company SELECT {public} ((EXISTS ( SELECT FROM memberships m WHERE ((m.company_id = current_company()) AND (m.user_id = users.id)))) OR (email = NULLIF(current_setting('app.user_email'::text, true), ''::text)))",
      'web_sessions own_sessions ALL {public} (user_id = current_person())',
      'webhook_deliveries webhook_work SELECT {llavero_owner} true',
      'webhook_events webhook_work SELECT {llavero_owner} true',
      'webhook_sequences webhook_work SELECT {llavero_owner} true',
      'webhooks webhook_work SELECT {llavero_owner} true',
    ]);
  });
});

describe('the schema', () => {
  it('holds tables, sequences and indexes only: a view would read with the rights of its owner', async () => {
    const others = await catalogue.lines(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'p', 'S', 'i', 'I')`,
    );
    expect(others).toEqual([]);
  });

  it('names every constraint and index after its table and its kind', async () => {
    const unnamed = await catalogue.lines(
      `SELECT name FROM (
         SELECT k.conrelid AS relation, k.conname AS name, k.contype AS kind FROM pg_constraint k
         UNION SELECT i.indrelid, c.relname, 'i' FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
         WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid)
       ) named JOIN pg_class t ON t.oid = named.relation
       WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> 'migrations' AND kind <> 'n'
         AND name !~ ('^' || t.relname || '(_[a-z_]+)?_' ||
                      CASE kind WHEN 'p' THEN 'pkey' WHEN 'u' THEN 'key' WHEN 'f' THEN 'fkey' WHEN 'c' THEN 'check'
                                ELSE '(idx|key)' END || '$')
       ORDER BY 1`,
    );
    expect(unnamed).toEqual(['installation_is_one_row']);
  });

  it('gives every record with a uuid one by itself', async () => {
    const others = await catalogue.lines(
      `SELECT table_name, column_default FROM information_schema.columns WHERE table_schema = 'public'
         AND column_name = 'uuid' AND (is_nullable = 'YES' OR column_default IS DISTINCT FROM 'gen_random_uuid()')`,
    );
    expect(others).toEqual([]);
  });

  it('keeps money exact and moments absolute: no float, and no timestamp without a time zone', async () => {
    const inexact = await catalogue.lines(
      `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
         AND data_type IN ('real', 'double precision', 'money', 'timestamp without time zone')`,
    );
    expect(inexact).toEqual([]);
  });
});
