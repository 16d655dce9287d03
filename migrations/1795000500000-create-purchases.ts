import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a company buys, and which of its clients it sells to or buys from. */
export class CreatePurchases1795000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE clients
        ADD COLUMN customer boolean NOT NULL DEFAULT true,
        ADD COLUMN supplier boolean NOT NULL DEFAULT false;
    `);
    await runner.query(TABLES);
    await runner.query(IMMUTABILITY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE purchase_taxes, purchase_lines, purchases;
      DROP FUNCTION protect_confirmed_purchase, protect_purchase_lines, refuse_truncate_of_purchases;
      ALTER TABLE clients DROP COLUMN customer, DROP COLUMN supplier;
    `);
  }
}

const TABLES = `
  -- An id is one of all invoices and purchases: abaco lists both as documents.
  CREATE TABLE purchases (
    company_id bigint NOT NULL,
    id bigint NOT NULL DEFAULT nextval('invoices_id_seq'),
    uuid uuid NOT NULL DEFAULT gen_random_uuid(),
    kind text NOT NULL DEFAULT 'invoice',
    state text NOT NULL DEFAULT 'draft',
    client_id bigint NOT NULL,
    supplier_name text NOT NULL,
    supplier_tax_id text,
    number text NOT NULL,
    currency text NOT NULL,
    issued_on date NOT NULL,
    due_on date NOT NULL,
    notes text,
    subtotal numeric NOT NULL,
    tax_total numeric NOT NULL,
    withholding_total numeric NOT NULL,
    total numeric NOT NULL,
    corrects_id bigint,
    confirmed_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT purchases_pkey PRIMARY KEY (company_id, id),
    CONSTRAINT purchases_uuid_key UNIQUE (company_id, uuid),
    CONSTRAINT purchases_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
    CONSTRAINT purchases_client_id_fkey FOREIGN KEY (company_id, client_id) REFERENCES clients (company_id, id),
    CONSTRAINT purchases_corrects_id_fkey FOREIGN KEY (company_id, corrects_id) REFERENCES purchases (company_id, id),
    CONSTRAINT purchases_kind_check CHECK (kind IN ('invoice', 'import', 'credit_note', 'debit_note')),
    CONSTRAINT purchases_corrects_id_check CHECK (corrects_id IS NULL OR kind IN ('credit_note', 'debit_note')),
    CONSTRAINT purchases_state_check CHECK (CASE state WHEN 'draft' THEN confirmed_at IS NULL
                                                       WHEN 'confirmed' THEN confirmed_at IS NOT NULL
                                                       ELSE state = 'cancelled' END)
  );
  -- The same paper is entered once; what was cancelled makes room for it.
  CREATE UNIQUE INDEX purchases_number_key ON purchases (company_id, client_id, kind, number) WHERE state <> 'cancelled';
  CREATE INDEX purchases_issued_on_idx ON purchases (company_id, issued_on, id);
  CREATE INDEX purchases_client_id_idx ON purchases (company_id, client_id, id);
  CREATE INDEX purchases_corrects_id_idx ON purchases (company_id, corrects_id);

  CREATE TABLE purchase_lines (
    company_id bigint NOT NULL,
    purchase_id bigint NOT NULL,
    position integer NOT NULL,
    product_id bigint,
    description text NOT NULL,
    quantity numeric NOT NULL,
    unit_price numeric NOT NULL,
    discount_percent numeric NOT NULL DEFAULT 0,
    tax_code text,
    tax_rate numeric NOT NULL DEFAULT 0,
    withholding_code text,
    withholding_rate numeric NOT NULL DEFAULT 0,
    net numeric NOT NULL,
    stocked boolean NOT NULL DEFAULT false,
    CONSTRAINT purchase_lines_pkey PRIMARY KEY (company_id, purchase_id, position),
    CONSTRAINT purchase_lines_purchase_id_fkey FOREIGN KEY (company_id, purchase_id) REFERENCES purchases (company_id, id) ON DELETE CASCADE,
    CONSTRAINT purchase_lines_product_id_fkey FOREIGN KEY (company_id, product_id) REFERENCES products (company_id, id)
  );
  CREATE INDEX purchase_lines_product_id_idx ON purchase_lines (company_id, product_id);

  CREATE TABLE purchase_taxes (
    company_id bigint NOT NULL,
    purchase_id bigint NOT NULL,
    position integer NOT NULL,
    tax_code text,
    rate numeric NOT NULL,
    base numeric NOT NULL,
    tax numeric NOT NULL,
    CONSTRAINT purchase_taxes_pkey PRIMARY KEY (company_id, purchase_id, position),
    CONSTRAINT purchase_taxes_purchase_id_fkey FOREIGN KEY (company_id, purchase_id) REFERENCES purchases (company_id, id) ON DELETE CASCADE
  );

  SELECT protect_company_table('purchases'), protect_company_table('purchase_lines'), protect_company_table('purchase_taxes');
`;

const IMMUTABILITY = `
  -- Only a draft changes. A confirmed invoice goes back to draft, everything else that was confirmed is cancelled,
  -- both with nothing else changed; what was cancelled stays so. No confirmed row is ever deleted.
  CREATE FUNCTION protect_confirmed_purchase() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    may_change text[] := '{updated_at}';
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF OLD.state = 'confirmed' THEN
        RAISE EXCEPTION 'a confirmed purchase is not deleted' USING ERRCODE = 'LV409';
      END IF;
      RETURN OLD;
    END IF;
    IF OLD.state = 'draft' THEN
      RETURN NEW;
    ELSIF OLD.state = 'confirmed' AND OLD.kind = 'invoice' AND NEW.state = 'draft' THEN
      may_change := '{state,confirmed_at,updated_at}';
    ELSIF OLD.state = 'confirmed' AND OLD.kind <> 'invoice' AND NEW.state = 'cancelled' THEN
      may_change := '{state,updated_at}';
    END IF;
    IF to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
      RAISE EXCEPTION 'a % purchase does not change', OLD.state USING ERRCODE = 'LV409';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER purchases_immutable BEFORE UPDATE OR DELETE ON purchases
    FOR EACH ROW EXECUTE FUNCTION protect_confirmed_purchase();

  -- Lines and tax groups are written while their purchase is a draft.
  CREATE FUNCTION protect_purchase_lines() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM purchases p
      WHERE p.company_id IN (OLD.company_id, NEW.company_id) AND p.id IN (OLD.purchase_id, NEW.purchase_id)
        AND p.state <> 'draft'
    ) THEN
      RAISE EXCEPTION 'the lines of a purchase that is no draft do not change' USING ERRCODE = 'LV409';
    END IF;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE TRIGGER purchase_lines_immutable BEFORE INSERT OR UPDATE OR DELETE ON purchase_lines
    FOR EACH ROW EXECUTE FUNCTION protect_purchase_lines();
  CREATE TRIGGER purchase_taxes_immutable BEFORE INSERT OR UPDATE OR DELETE ON purchase_taxes
    FOR EACH ROW EXECUTE FUNCTION protect_purchase_lines();

  -- TRUNCATE would pass by the triggers on rows.
  CREATE FUNCTION refuse_truncate_of_purchases() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'confirmed purchases are not deleted' USING ERRCODE = 'LV409';
  END $$;
  CREATE TRIGGER purchases_not_truncated BEFORE TRUNCATE ON purchases EXECUTE FUNCTION refuse_truncate_of_purchases();
  CREATE TRIGGER purchase_lines_not_truncated BEFORE TRUNCATE ON purchase_lines EXECUTE FUNCTION refuse_truncate_of_purchases();
  CREATE TRIGGER purchase_taxes_not_truncated BEFORE TRUNCATE ON purchase_taxes EXECUTE FUNCTION refuse_truncate_of_purchases();
`;
