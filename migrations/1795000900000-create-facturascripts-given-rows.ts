import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FAMILIES, JOURNALS, SPECIAL_ACCOUNTS } from './1795000900000-given-rows/accounting.js';
import { COUNTRIES } from './1795000900000-given-rows/countries.js';
import { DOCUMENT_FORMATS, DOCUMENT_STATES } from './1795000900000-given-rows/documents.js';
import { CURRENCIES, TAX_IDENTIFIERS, WAREHOUSES } from './1795000900000-given-rows/basics.js';
import { GivenRows } from './1795000900000-given-rows/rows.js';

const GIVEN: readonly GivenRows[] = [
  COUNTRIES,
  CURRENCIES,
  DOCUMENT_FORMATS,
  DOCUMENT_STATES,
  FAMILIES,
  JOURNALS,
  SPECIAL_ACCOUNTS,
  TAX_IDENTIFIERS,
  WAREHOUSES,
];

/** The rows of a fresh FacturaScripts installation, which a company has until it changes or deletes its copy. */
export class CreateFacturascriptsGivenRows1795000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE facturascripts_given_rows (
        country text,
        resource text NOT NULL,
        key text NOT NULL,
        data jsonb NOT NULL,
        CONSTRAINT facturascripts_given_rows_pkey PRIMARY KEY (resource, key)
      );
    `);
    for (const rows of GIVEN) await runner.query(INSERT, [rows.resource, rows.country, jsonOf(rows)]);
    await runner.query(READ_ONLY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE facturascripts_given_rows');
  }
}

const INSERT = `
  INSERT INTO facturascripts_given_rows (country, resource, key, data)
  SELECT $2, $1, r->>'key', r->'data' FROM jsonb_array_elements($3::jsonb) r`;

/** Reference data of all companies: everybody reads it, and no policy lets anybody write. */
const READ_ONLY = `
  ALTER TABLE facturascripts_given_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY given_to_all ON facturascripts_given_rows FOR SELECT USING (true);
`;

function jsonOf({ columns, rows, always }: GivenRows): string {
  const data = (row: GivenRows['rows'][number]) =>
    Object.fromEntries(columns.map((column, index) => [column, row[index]]));
  return JSON.stringify(rows.map((row) => ({ key: String(row[0]), data: { ...always, ...data(row) } })));
}
