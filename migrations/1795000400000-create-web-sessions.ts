import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sessions of people who signed in, and the rows that a person sees because they are theirs. */
export class CreateWebSessions1795000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(POLICIES);
    await runner.query('DROP FUNCTION enter_company(bigint, boolean, bigint, integer)');
    await runner.query(ENTER_COMPANY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION enter_company(bigint, boolean, bigint, integer, uuid, integer)');
    await runner.query(ENTER_COMPANY_BEFORE);
    await runner.query(`
      DROP POLICY own_account ON users;
      DROP POLICY own_password ON users;
      DROP POLICY own_memberships ON memberships;
      DROP POLICY own_companies ON companies;
      DROP TABLE web_sessions;
      DROP FUNCTION current_person;
      DROP INDEX memberships_user_id_idx;
      ALTER TABLE memberships DROP COLUMN generation;
      ALTER TABLE users DROP COLUMN session_epoch;
    `);
  }
}

const TABLES = `
  -- A person's sessions live while their epoch is the person's: one step ends them all, in every company.
  ALTER TABLE users ADD COLUMN session_epoch integer NOT NULL DEFAULT 1;
  -- Counts every change of what a person may do in a company.
  ALTER TABLE memberships ADD COLUMN generation integer NOT NULL DEFAULT 1;
  -- The companies of a person, asked for before one is entered.
  CREATE INDEX memberships_user_id_idx ON memberships (user_id);

  CREATE TABLE web_sessions (
    company_id bigint NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id bigint NOT NULL,
    epoch integer NOT NULL,
    address text NOT NULL,
    user_agent text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT web_sessions_pkey PRIMARY KEY (company_id, id),
    CONSTRAINT web_sessions_user_id_fkey FOREIGN KEY (company_id, user_id) REFERENCES memberships (company_id, user_id)
  );
  CREATE INDEX web_sessions_user_id_idx ON web_sessions (company_id, user_id);
`;

const POLICIES = `
  -- The person of this transaction; null unless PersonScope named one.
  CREATE FUNCTION current_person() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.person_id', true), '')::bigint;

  SELECT protect_company_table('web_sessions');
  CREATE POLICY own_sessions ON web_sessions
    USING (user_id = current_person()) WITH CHECK (user_id = current_person());

  CREATE POLICY own_account ON users FOR SELECT USING (id = current_person());
  CREATE POLICY own_password ON users FOR UPDATE USING (id = current_person()) WITH CHECK (id = current_person());
  CREATE POLICY own_memberships ON memberships FOR SELECT USING (user_id = current_person());
  CREATE POLICY own_companies ON companies FOR SELECT USING (EXISTS (
    SELECT FROM memberships m WHERE m.company_id = companies.id AND m.user_id = current_person() AND m.active));
`;

const ENTER_COMPANY = `
  -- The opening statement of every transaction on company data: it sets the company and proves that the
  -- credential lives, at the generation it was verified at. Raises, and so aborts what follows, when not.
  CREATE FUNCTION enter_company(
    entered bigint, with_credential boolean,
    key_id bigint, key_generation integer, session_id uuid, membership_generation integer
  ) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('app.company_id', entered::text, true);
    IF with_credential AND NOT (SELECT api_enabled FROM installation) THEN
      RAISE EXCEPTION 'the API is switched off' USING ERRCODE = 'LV403';
    END IF;
    IF key_id IS NOT NULL THEN
      PERFORM FROM api_keys k
      WHERE k.company_id = entered AND k.id = key_id AND k.generation = key_generation AND k.enabled
        AND (k.revoked_at IS NULL OR k.revoked_at > now()) AND (k.expires_at IS NULL OR k.expires_at > now());
    ELSIF session_id IS NOT NULL THEN
      PERFORM FROM web_sessions s
      JOIN users u ON u.id = s.user_id AND u.session_epoch = s.epoch
      JOIN memberships m ON m.company_id = s.company_id AND m.user_id = s.user_id
      WHERE s.company_id = entered AND s.id = session_id AND s.ended_at IS NULL AND s.expires_at > now()
        AND m.active AND m.generation = membership_generation;
    ELSE
      RETURN;
    END IF;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the credential is no longer what it was' USING ERRCODE = 'LV401';
    END IF;
  END $$;
`;

const ENTER_COMPANY_BEFORE = `
  CREATE FUNCTION enter_company(entered bigint, with_credential boolean, key_id bigint, key_generation integer) RETURNS void
  LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('app.company_id', entered::text, true);
    IF with_credential AND NOT (SELECT api_enabled FROM installation) THEN
      RAISE EXCEPTION 'the API is switched off' USING ERRCODE = 'LV403';
    END IF;
    IF key_id IS NULL THEN RETURN; END IF;
    PERFORM FROM api_keys k
    WHERE k.company_id = entered AND k.id = key_id AND k.generation = key_generation AND k.enabled
      AND (k.revoked_at IS NULL OR k.revoked_at > now()) AND (k.expires_at IS NULL OR k.expires_at > now());
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the credential is no longer what it was' USING ERRCODE = 'LV401';
    END IF;
  END $$;
`;
