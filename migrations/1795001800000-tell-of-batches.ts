import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A batch that is done is told of: `batch.processed`, once, in the transaction of its last invoice. */
export class TellOfBatches1795001800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_of_batch() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM record_webhook_event(NEW.company_id, 'batch.processed', jsonb_build_object(
          'batch_id', NEW.id, 'external_batch_id', NEW.external_batch_id, 'status', NEW.status,
          'invoices_count', NEW.invoices_count, 'processed_count', NEW.processed_count,
          'failed_count', NEW.failed_count, 'processed_at', NEW.processed_at));
        RETURN NULL;
      END $$;
      CREATE TRIGGER invoice_batches_told AFTER UPDATE OF processed_at ON invoice_batches
        FOR EACH ROW WHEN (OLD.processed_at IS NULL AND NEW.processed_at IS NOT NULL) EXECUTE FUNCTION tell_of_batch();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER invoice_batches_told ON invoice_batches; DROP FUNCTION tell_of_batch');
  }
}
