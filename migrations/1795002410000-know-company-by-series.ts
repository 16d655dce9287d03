import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An invoice names its company's series and client, and those name a company that exists. To look for the company beside
 * them told nothing new, and locked its row in the name of every invoice that is issued, for all of them to share.
 */
export class KnowCompanyBySeries1795002410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invoices DROP CONSTRAINT invoices_company_id_fkey');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE invoices ADD CONSTRAINT invoices_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies (id)',
    );
  }
}
