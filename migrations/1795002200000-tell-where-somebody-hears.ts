import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is told of an invoice is put together only where the company has a webhook to tell. */
export class TellWhereSomebodyHears1795002200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      tellOfInvoice(`
        IF NOT EXISTS (SELECT FROM webhooks w WHERE w.company_id = NEW.company_id AND w.status <> 'disabled') THEN
          RETURN NULL;
        END IF;`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(tellOfInvoice(''));
  }
}

const tellOfInvoice = (first: string) => `
  CREATE OR REPLACE FUNCTION tell_of_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    told jsonb;
    was_issued boolean := TG_OP = 'UPDATE' AND OLD.state = 'issued';
    was_paid boolean := was_issued AND OLD.total - OLD.paid_total - OLD.credited_total <= 0
      AND NOT (OLD.credited_total > 0 AND OLD.paid_total <= 0);
    is_paid boolean := NEW.state = 'issued' AND NEW.kind <> 'credit_note'
      AND NEW.total - NEW.paid_total - NEW.credited_total <= 0
      AND NOT (NEW.credited_total > 0 AND NEW.paid_total <= 0);
  BEGIN
    ${first}
    told := jsonb_build_object(
      'invoice_id', NEW.id, 'uuid', NEW.uuid, 'kind', NEW.kind, 'invoice_number', NEW.invoice_number,
      'client_id', NEW.client_id, 'currency', NEW.currency, 'total', NEW.total::text);
    IF TG_OP = 'INSERT' THEN
      PERFORM record_webhook_event(NEW.company_id, 'invoice.created', told);
    END IF;
    IF NEW.state = 'issued' AND NOT was_issued THEN
      PERFORM record_webhook_event(NEW.company_id, 'invoice.issued', told);
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.state = 'cancelled' AND OLD.state <> 'cancelled' THEN
      PERFORM record_webhook_event(NEW.company_id, 'invoice.cancelled', told);
    END IF;
    IF is_paid AND NOT was_paid THEN
      PERFORM record_webhook_event(
        NEW.company_id, 'invoice.paid', told || jsonb_build_object('amount', NEW.paid_total::text));
    END IF;
    RETURN NULL;
  END $$`;
