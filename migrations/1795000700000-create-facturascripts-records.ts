import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records of FacturaScripts' resources that have no behaviour of their own, and what counts their keys. */
export class CreateFacturascriptsRecords1795000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE facturascripts_records (
        company_id bigint NOT NULL,
        resource text NOT NULL,
        key text NOT NULL,
        data jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT facturascripts_records_pkey PRIMARY KEY (company_id, resource, key),
        CONSTRAINT facturascripts_records_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies (id)
      );

      CREATE TABLE facturascripts_counters (
        company_id bigint NOT NULL,
        resource text NOT NULL,
        last bigint NOT NULL,
        CONSTRAINT facturascripts_counters_pkey PRIMARY KEY (company_id, resource),
        CONSTRAINT facturascripts_counters_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies (id)
      );

      SELECT protect_company_table('facturascripts_records'), protect_company_table('facturascripts_counters');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE facturascripts_counters, facturascripts_records');
  }
}
