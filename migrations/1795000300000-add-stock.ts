import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much of a product is there, for products that are counted. */
export class AddStock1795000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE products
        ADD COLUMN stocked boolean NOT NULL DEFAULT false,
        ADD COLUMN stock numeric NOT NULL DEFAULT 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE products DROP COLUMN stocked, DROP COLUMN stock');
  }
}
