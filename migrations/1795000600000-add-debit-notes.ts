import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Debit notes, with a default series in every company that exists; notes that can be cancelled; stock on sales. */
export class AddDebitNotes1795000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE series DROP CONSTRAINT series_kind_check,
        ADD CONSTRAINT series_kind_check CHECK (kind IN ('invoice', 'credit_note', 'debit_note'));
      ALTER TABLE invoices DROP CONSTRAINT invoices_kind_check, DROP CONSTRAINT invoices_numbered_check,
        ADD CONSTRAINT invoices_kind_check CHECK (
          kind IN ('invoice', 'credit_note', 'debit_note') AND (kind = 'invoice') = (corrects_id IS NULL)),
        -- What is issued has a number and a draft has none; a note keeps its number when it is cancelled.
        ADD CONSTRAINT invoices_numbered_check CHECK (
          (state = 'cancelled' AND kind <> 'invoice' OR (state = 'issued') = (number IS NOT NULL))
          AND (number IS NULL) = (invoice_number IS NULL));
      -- Whether the issue of the document moved the stock, so that cancelling moves back that and no more.
      ALTER TABLE invoice_lines ADD COLUMN stocked boolean NOT NULL DEFAULT false;
    `);
    await runner.query(NOTES_CAN_BE_CANCELLED);
    await runner.query(inEveryCompany(ADD_SERIES));
  }

  /** Fails where debit notes or cancelled notes were written: nothing that was issued is removed. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE invoices DROP CONSTRAINT invoices_kind_check, DROP CONSTRAINT invoices_numbered_check,
        ADD CONSTRAINT invoices_kind_check CHECK (
          kind IN ('invoice', 'credit_note') AND (kind = 'credit_note') = (corrects_id IS NOT NULL)),
        ADD CONSTRAINT invoices_numbered_check CHECK (
          (state = 'issued') = (number IS NOT NULL) AND (number IS NULL) = (invoice_number IS NULL));
      ALTER TABLE invoice_lines DROP COLUMN stocked;
    `);
    await runner.query(NOTHING_ISSUED_CHANGES);
    await runner.query(
      inEveryCompany(`DELETE FROM series WHERE company_id = company.id AND kind = 'debit_note';`),
    );
    await runner.query(`
      ALTER TABLE series DROP CONSTRAINT series_kind_check,
        ADD CONSTRAINT series_kind_check CHECK (kind IN ('invoice', 'credit_note'));
    `);
  }
}

/**
 * The owner sees the companies (policy credential_lookup), but rows of one only while that company is entered.
 * The setting goes back to none, which ends with the transaction.
 */
const inEveryCompany = (statement: string) => `
  DO $do$
  DECLARE company record;
  BEGIN
    FOR company IN SELECT id, country FROM companies ORDER BY id LOOP
      PERFORM set_config('app.company_id', company.id::text, true);
      ${statement}
    END LOOP;
    PERFORM set_config('app.company_id', '', true);
  END $do$`;

/**
 * What a new company of the country begins with (src/companies/country-books.ts, as it was then). Where a series
 * has taken the code, a number is added to it; one more than there are series is free.
 */
const ADD_SERIES = `
  INSERT INTO series (company_id, code, name, kind, pattern, is_default)
  SELECT company.id, free.code, begun.name, 'debit_note', begun.pattern, true
  FROM (VALUES ('ES', 'ND', 'Notas de débito', '{CODE}{YEAR}-{NUMBER:6}'),
               ('HN', '07', 'Notas de débito', '000-001-{CODE}-{NUMBER:8}'),
               (NULL, 'DN', 'Debit notes', '{CODE}-{NUMBER:6}')) AS begun (country, code, name, pattern),
  LATERAL (
    SELECT tried.code
    FROM generate_series(1, 1 + (SELECT count(*) FROM series WHERE company_id = company.id)) AS n,
      LATERAL (SELECT CASE n WHEN 1 THEN begun.code ELSE begun.code || '-' || n END) AS tried (code)
    WHERE NOT EXISTS (SELECT FROM series s WHERE s.company_id = company.id AND s.code = tried.code)
    ORDER BY n LIMIT 1
  ) AS free
  WHERE begun.country IS NOT DISTINCT FROM CASE WHEN company.country IN ('ES', 'HN') THEN company.country END;`;

const NOTES_CAN_BE_CANCELLED = `
  -- An issued document never changes again, whoever asks, and no row of it is ever deleted. Only what was paid or
  -- credited on it moves; a note on which nothing was paid is cancelled for good, with all that it says. It
  -- remembers the transaction that issued it, see protect_issued_lines.
  CREATE OR REPLACE FUNCTION protect_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE moving text[];
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF OLD.number IS NOT NULL THEN
        RAISE EXCEPTION 'an issued invoice is not deleted' USING ERRCODE = 'LV409';
      END IF;
      RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state <> 'draft' THEN
      moving := CASE
        WHEN OLD.state = 'cancelled' THEN '{updated_at}'::text[]
        WHEN NEW.state = 'cancelled' AND OLD.kind <> 'invoice' AND OLD.paid_total = 0 THEN '{state,updated_at}'
        ELSE '{paid_total,credited_total,updated_at}' END;
      IF to_jsonb(OLD) - moving IS DISTINCT FROM to_jsonb(NEW) - moving THEN
        RAISE EXCEPTION 'an issued invoice does not change' USING ERRCODE = 'LV409';
      END IF;
    ELSIF NEW.state = 'issued' THEN
      NEW.issued_in := pg_current_xact_id()::text;
      NEW.issued_at := coalesce(NEW.issued_at, now());
    END IF;
    RETURN NEW;
  END $$`;

/** As 1795000100000-create-invoicing.ts has it. */
const NOTHING_ISSUED_CHANGES = `
  -- An issued invoice never changes again, whoever asks: only what was paid or credited on it moves, and
  -- no row of it is ever deleted. It remembers the transaction that issued it, see protect_issued_lines.
  CREATE OR REPLACE FUNCTION protect_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF OLD.state = 'issued' THEN
        RAISE EXCEPTION 'an issued invoice is not deleted' USING ERRCODE = 'LV409';
      END IF;
      RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state <> 'draft' THEN
      IF to_jsonb(OLD) - '{paid_total,credited_total,updated_at}'::text[]
         IS DISTINCT FROM to_jsonb(NEW) - '{paid_total,credited_total,updated_at}'::text[] THEN
        RAISE EXCEPTION 'an issued invoice does not change' USING ERRCODE = 'LV409';
      END IF;
    ELSIF NEW.state = 'issued' THEN
      NEW.issued_in := pg_current_xact_id()::text;
      NEW.issued_at := coalesce(NEW.issued_at, now());
    END IF;
    RETURN NEW;
  END $$`;
