import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The opening statement of every transaction asks for the switch of the API and the credential in one query. */
export class EnterCompanyAtOnce1795002000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENTER_COMPANY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ENTER_COMPANY_BEFORE);
  }
}

const SIGNATURE = `
  CREATE OR REPLACE FUNCTION enter_company(
    entered bigint, with_credential boolean,
    key_id bigint, key_generation integer, session_id uuid, membership_generation integer
  ) RETURNS void LANGUAGE plpgsql AS`;

const LIVING_KEY = `
  k.company_id = entered AND k.id = key_id AND k.generation = key_generation AND k.enabled
  AND (k.revoked_at IS NULL OR k.revoked_at > now()) AND (k.expires_at IS NULL OR k.expires_at > now())`;

const LIVING_SESSION = `
  web_sessions s
  JOIN users u ON u.id = s.user_id AND u.session_epoch = s.epoch
  JOIN memberships m ON m.company_id = s.company_id AND m.user_id = s.user_id
  WHERE s.company_id = entered AND s.id = session_id AND s.ended_at IS NULL AND s.expires_at > now()
    AND m.active AND m.generation = membership_generation`;

const ENTER_COMPANY = `${SIGNATURE} $$
  BEGIN
    PERFORM set_config('app.company_id', entered::text, true);
    IF key_id IS NOT NULL THEN
      PERFORM FROM api_keys k WHERE ${LIVING_KEY} AND (SELECT api_enabled FROM installation);
    ELSIF session_id IS NOT NULL THEN
      PERFORM FROM ${LIVING_SESSION} AND (SELECT api_enabled FROM installation);
    ELSIF with_credential THEN
      PERFORM FROM installation WHERE api_enabled;
    ELSE
      RETURN;
    END IF;
    IF FOUND THEN RETURN; END IF;
    -- Why not is asked where it is so, and not of every transaction.
    IF NOT (SELECT api_enabled FROM installation) THEN
      RAISE EXCEPTION 'the API is switched off' USING ERRCODE = 'LV403';
    END IF;
    RAISE EXCEPTION 'the credential is no longer what it was' USING ERRCODE = 'LV401';
  END $$`;

const ENTER_COMPANY_BEFORE = `${SIGNATURE} $$
  BEGIN
    PERFORM set_config('app.company_id', entered::text, true);
    IF with_credential AND NOT (SELECT api_enabled FROM installation) THEN
      RAISE EXCEPTION 'the API is switched off' USING ERRCODE = 'LV403';
    END IF;
    IF key_id IS NOT NULL THEN
      PERFORM FROM api_keys k WHERE ${LIVING_KEY};
    ELSIF session_id IS NOT NULL THEN
      PERFORM FROM ${LIVING_SESSION};
    ELSE
      RETURN;
    END IF;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the credential is no longer what it was' USING ERRCODE = 'LV401';
    END IF;
  END $$`;
