import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A key is looked for under each digest by itself, and what it may do is put together once it was found: most that are
 * guessed are not. For a list of digests PostgreSQL expects more rows than there are keys, and so planned the query anew
 * for every credential: that cost six times what finding it does.
 */
export class FindKeysByKeptPlans1795002500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FIND_CREDENTIAL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(FIND_CREDENTIAL_BEFORE);
  }
}

const CREDENTIAL = `
  credential_of(key) || jsonb_build_object('digest', encode(key.digest, 'hex'), 'legacyHash', key.legacy_hash)`;

const FIND_CREDENTIAL = `
  CREATE OR REPLACE FUNCTION find_credential(digests bytea[], token_format text, token_prefix text) RETURNS SETOF jsonb
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE
    wanted bytea;
    key api_keys;
  BEGIN
    FOREACH wanted IN ARRAY coalesce(digests, '{}') LOOP
      FOR key IN SELECT k.* FROM api_keys k WHERE k.digest = wanted LOOP
        RETURN NEXT ${CREDENTIAL};
      END LOOP;
    END LOOP;
    FOR key IN
      SELECT k.* FROM api_keys k
      WHERE k.legacy_hash IS NOT NULL AND k.format = token_format AND k.prefix = token_prefix
      ORDER BY k.id LIMIT 4
    LOOP
      RETURN NEXT ${CREDENTIAL};
    END LOOP;
  END $$`;

const FIND_CREDENTIAL_BEFORE = `
  CREATE OR REPLACE FUNCTION find_credential(digests bytea[], token_format text, token_prefix text) RETURNS SETOF jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT credential_of(f.k)
      || jsonb_build_object('digest', encode((f.k).digest, 'hex'), 'legacyHash', (f.k).legacy_hash)
    FROM (
      SELECT k FROM api_keys k WHERE k.digest = ANY (digests)
      UNION ALL
      (SELECT k FROM api_keys k
       WHERE k.legacy_hash IS NOT NULL AND k.format = token_format AND k.prefix = token_prefix
       ORDER BY k.id LIMIT 4)
    ) f
  $$`;
