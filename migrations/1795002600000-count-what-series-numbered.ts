import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A series counts what it numbered, in the row that its next number is taken from: the page of a list says how many
 * invoices there are without reading an index of them all.
 */
export class CountWhatSeriesNumbered1795002600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COUNTED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX invoices_unnumbered_idx;
      ALTER TABLE series DROP COLUMN numbered;
    `);
  }
}

const COUNTED = `
  ALTER TABLE series ADD COLUMN numbered bigint NOT NULL DEFAULT 0 CHECK (numbered >= 0);

  ALTER TABLE invoices NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE series NO FORCE ROW LEVEL SECURITY;
  UPDATE series s SET numbered = c.numbered
  FROM (SELECT company_id, series_id, count(*) AS numbered FROM invoices WHERE number IS NOT NULL GROUP BY 1, 2) c
  WHERE s.company_id = c.company_id AND s.id = c.series_id;
  ALTER TABLE series FORCE ROW LEVEL SECURITY;
  ALTER TABLE invoices FORCE ROW LEVEL SECURITY;

  CREATE INDEX invoices_unnumbered_idx ON invoices (company_id, id) WHERE number IS NULL;
`;
