import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What names a file or a product of FacturaScripts goes with it, as by the foreign keys of the original. */
export class TieFacturascriptsFiles1795001100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX facturascripts_records_idfile_idx ON facturascripts_records
        (company_id, resource, (data->>'idfile')) WHERE resource IN ('attachedfilerelations', 'productoimagenes');

      CREATE FUNCTION forget_attachments() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM facturascripts_records
        WHERE company_id = OLD.company_id AND resource IN ('attachedfilerelations', 'productoimagenes')
          AND data->>'idfile' = OLD.key;
        RETURN NULL;
      END $$;
      CREATE TRIGGER facturascripts_records_attachments AFTER DELETE ON facturascripts_records
        FOR EACH ROW WHEN (OLD.resource = 'attachedfiles') EXECUTE FUNCTION forget_attachments();

      CREATE FUNCTION forget_product_images() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM facturascripts_records
        WHERE company_id = OLD.company_id AND resource = 'productoimagenes' AND data->>'idproducto' = OLD.id::text;
        RETURN NULL;
      END $$;
      CREATE TRIGGER products_images AFTER DELETE ON products
        FOR EACH ROW EXECUTE FUNCTION forget_product_images();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER products_images ON products;
      DROP FUNCTION forget_product_images;
      DROP TRIGGER facturascripts_records_attachments ON facturascripts_records;
      DROP FUNCTION forget_attachments;
      DROP INDEX facturascripts_records_idfile_idx;
    `);
  }
}
