import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_CUSTOMERS = ['PresupuestoCliente', 'PedidoCliente', 'AlbaranCliente'] as const;
const OF_SUPPLIERS = ['PresupuestoProveedor', 'PedidoProveedor', 'AlbaranProveedor'] as const;

/** Where the documents of a kind are. */
const resourceOf = (kind: string) => kind.toLowerCase() + (kind.endsWith('Cliente') ? 's' : 'es');
const listed = (kinds: readonly string[]) => kinds.map((kind) => `'${resourceOf(kind)}'`).join(', ');

/** What quotes, orders and delivery notes of FacturaScripts are tied to, as by the keys of the original. */
export class TieFacturascriptsDocuments1795001200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOUND);
    await runner.query(CLIENTS);
    await runner.query(LINES);
    await runner.query(TRANSFORMATIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER purchases_transformations ON purchases;
      DROP TRIGGER invoices_transformations ON invoices;
      ${[...OF_CUSTOMERS, ...OF_SUPPLIERS]
        .map((kind) => `DROP TRIGGER facturascripts_records_${resourceOf(kind)} ON facturascripts_records;`)
        .join('\n')}
      DROP FUNCTION undo_transformations;
      DROP TRIGGER facturascripts_records_lines ON facturascripts_records;
      DROP FUNCTION forget_document_lines;
      DROP TRIGGER clients_documents_renamed ON clients;
      DROP FUNCTION rename_document_subjects;
      DROP TRIGGER clients_documents ON clients;
      DROP FUNCTION refuse_named_client;
      DROP TRIGGER facturascripts_records_documents ON facturascripts_records;
      DROP FUNCTION find_documents;
      ALTER TABLE facturascripts_records
        DROP COLUMN document_code, DROP COLUMN document_subject, DROP COLUMN transformed_to;
    `);
  }
}

/** Columns of their own, because row security lets no index be used for what is inside JSON. */
const FOUND = `
  ALTER TABLE facturascripts_records
    ADD COLUMN document_code text, ADD COLUMN document_subject text, ADD COLUMN transformed_to text;
  CREATE FUNCTION find_documents() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.document_code := CASE WHEN NEW.resource IN (${listed([...OF_CUSTOMERS, ...OF_SUPPLIERS])})
      THEN NEW.data->>'codigo' END;
    NEW.document_subject := CASE WHEN NEW.resource IN (${listed(OF_CUSTOMERS)}) THEN NEW.data->>'codcliente'
      WHEN NEW.resource IN (${listed(OF_SUPPLIERS)}) THEN NEW.data->>'codproveedor' END;
    NEW.transformed_to := CASE WHEN NEW.resource = 'doctransformations'
      THEN (NEW.data->>'model2') || ' ' || (NEW.data->>'iddoc2') END;
    RETURN NEW;
  END $$;
  CREATE TRIGGER facturascripts_records_documents BEFORE INSERT OR UPDATE ON facturascripts_records
    FOR EACH ROW EXECUTE FUNCTION find_documents();
  ALTER TABLE facturascripts_records NO FORCE ROW LEVEL SECURITY;
  UPDATE facturascripts_records SET data = data;
  ALTER TABLE facturascripts_records FORCE ROW LEVEL SECURITY;
  CREATE UNIQUE INDEX facturascripts_records_document_code_key
    ON facturascripts_records (company_id, resource, document_code) WHERE document_code IS NOT NULL;
  CREATE INDEX facturascripts_records_document_subject_idx
    ON facturascripts_records (company_id, resource, document_subject) WHERE document_subject IS NOT NULL;
  CREATE INDEX facturascripts_records_transformed_to_idx
    ON facturascripts_records (company_id, transformed_to) WHERE transformed_to IS NOT NULL;
`;

const CLIENTS = `
  CREATE FUNCTION refuse_named_client() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM facturascripts_records r WHERE r.company_id = OLD.company_id AND (
      r.resource IN (${listed(OF_CUSTOMERS)}) AND r.document_subject = OLD.code
      OR r.resource IN (${listed(OF_SUPPLIERS)}) AND r.document_subject = OLD.supplier_code))
    THEN
      RAISE EXCEPTION 'documents name this client' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER clients_documents BEFORE DELETE ON clients FOR EACH ROW EXECUTE FUNCTION refuse_named_client();

  -- Documents name their client by its code, which may change.
  CREATE FUNCTION rename_document_subjects() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE facturascripts_records SET data = data || jsonb_build_object('codcliente', NEW.code)
    WHERE company_id = OLD.company_id AND resource IN (${listed(OF_CUSTOMERS)})
      AND document_subject = OLD.code AND NEW.code <> OLD.code;
    UPDATE facturascripts_records SET data = data || jsonb_build_object('codproveedor', NEW.supplier_code)
    WHERE company_id = OLD.company_id AND resource IN (${listed(OF_SUPPLIERS)})
      AND document_subject = OLD.supplier_code AND NEW.supplier_code <> OLD.supplier_code;
    RETURN NULL;
  END $$;
  CREATE TRIGGER clients_documents_renamed AFTER UPDATE OF code, supplier_code ON clients
    FOR EACH ROW EXECUTE FUNCTION rename_document_subjects();
`;

const LINES = `
  CREATE FUNCTION forget_document_lines() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM facturascripts_records
    WHERE company_id = OLD.company_id AND resource = 'linea' || OLD.resource AND document_id = OLD.record_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER facturascripts_records_lines AFTER DELETE ON facturascripts_records
    FOR EACH ROW WHEN (OLD.resource IN (${listed([...OF_CUSTOMERS, ...OF_SUPPLIERS])}))
    EXECUTE FUNCTION forget_document_lines();
`;

/** The arguments are the kind of a document, and the column of its table that is its id. */
const undoes = (name: string, table: string, kind: string, id: string, when = '') => `
  CREATE TRIGGER ${name} AFTER DELETE ON ${table}
    FOR EACH ROW ${when} EXECUTE FUNCTION undo_transformations('${kind}', '${id}');`;

const TRANSFORMATIONS = `
  -- What a document took over from others is theirs again when it is gone.
  CREATE FUNCTION undo_transformations() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    WITH undone AS (
      DELETE FROM facturascripts_records
      WHERE company_id = OLD.company_id AND transformed_to = TG_ARGV[0] || ' ' || (to_jsonb(OLD)->>TG_ARGV[1])
      RETURNING data
    ), taken AS (
      SELECT 'linea' || lower(data->>'model1') || CASE WHEN data->>'model1' LIKE '%Cliente' THEN 's' ELSE 'es' END
          AS resource,
        data->>'idlinea1' AS key, sum((data->>'cantidad')::numeric) AS quantity
      FROM undone GROUP BY 1, 2
    )
    UPDATE facturascripts_records l
    SET data = l.data || jsonb_build_object('servido', coalesce((l.data->>'servido')::numeric, 0) - t.quantity)
    FROM taken t
    WHERE l.company_id = OLD.company_id AND l.resource = t.resource AND l.key = t.key
      AND l.document_id IS NOT NULL AND t.quantity IS NOT NULL;
    RETURN NULL;
  END $$;
  ${[...OF_CUSTOMERS, ...OF_SUPPLIERS]
    .map((kind) =>
      undoes(
        `facturascripts_records_${resourceOf(kind)}`,
        'facturascripts_records',
        kind,
        'record_id',
        `WHEN (OLD.resource = '${resourceOf(kind)}')`,
      ),
    )
    .join('')}
  ${undoes('invoices_transformations', 'invoices', 'FacturaCliente', 'id')}
  ${undoes('purchases_transformations', 'purchases', 'FacturaProveedor', 'id')}
`;
