import { EntityManager } from 'typeorm';
import { jsonRows } from '../database/json-rows.js';
import { refusalOfWrite } from '../database/refusals.js';
import { PurchaseDraft } from './purchase-draft.js';

/** Writes a worked-out purchase as a draft, with its lines and taxes in one statement. Answers its id. */
export async function insertPurchase(
  manager: EntityManager,
  companyId: number,
  draft: PurchaseDraft,
): Promise<number> {
  const values = [companyId, ...jsonOf(draft)];
  const [{ id }] = await manager.query<[{ id: number }]>(INSERT_WITH_ROWS, values).catch(refusalOfWrite);
  await rememberSupplier(manager, companyId, draft);
  return id;
}

/** Puts a newly worked-out purchase in the place of a draft. */
export async function replacePurchase(
  manager: EntityManager,
  companyId: number,
  id: number,
  draft: PurchaseDraft,
): Promise<void> {
  const ofPurchase = [companyId, id];
  await manager.query('DELETE FROM purchase_lines WHERE company_id = $1 AND purchase_id = $2', ofPurchase);
  await manager.query('DELETE FROM purchase_taxes WHERE company_id = $1 AND purchase_id = $2', ofPurchase);
  await manager.query(REPLACE_WITH_ROWS, [...ofPurchase, ...jsonOf(draft)]).catch(refusalOfWrite);
  await rememberSupplier(manager, companyId, draft);
}

/** Whoever was bought from once is a supplier. */
async function rememberSupplier(
  manager: EntityManager,
  companyId: number,
  { header }: PurchaseDraft,
): Promise<void> {
  await manager.query(
    `UPDATE clients SET supplier = true, updated_at = now() WHERE company_id = $1 AND id = $2 AND NOT supplier`,
    [companyId, header.client_id],
  );
}

const jsonOf = ({ header, lines, taxes }: PurchaseDraft) =>
  [header, lines, taxes].map((value) => JSON.stringify(value));

const HEADER_COLUMNS = `kind, client_id, supplier_name, supplier_tax_id, number, currency, issued_on, due_on, notes,
  subtotal, tax_total, withholding_total, total, corrects_id`;

const LINE_COLUMNS = `position, product_id, description, quantity, unit_price, discount_percent, tax_code, tax_rate,
  withholding_code, withholding_rate, net`;

const TAX_COLUMNS = 'position, tax_code, rate, base, tax';

const insertRows = (lines: string, taxes: string) => `
  written_lines AS (
    INSERT INTO purchase_lines (company_id, purchase_id, ${LINE_COLUMNS})
    SELECT p.company_id, p.id, ${LINE_COLUMNS} FROM purchase p, ${jsonRows('purchase_lines', lines)}
  ), written_taxes AS (
    INSERT INTO purchase_taxes (company_id, purchase_id, ${TAX_COLUMNS})
    SELECT p.company_id, p.id, ${TAX_COLUMNS} FROM purchase p, ${jsonRows('purchase_taxes', taxes)}
  )`;

const INSERT_WITH_ROWS = `
  WITH purchase AS (
    INSERT INTO purchases (company_id, ${HEADER_COLUMNS})
    SELECT $1, ${HEADER_COLUMNS} FROM jsonb_populate_record(NULL::purchases, $2::jsonb)
    RETURNING company_id, id
  ), ${insertRows('$3', '$4')}
  SELECT id FROM purchase`;

const REPLACE_WITH_ROWS = `
  WITH purchase AS (
    UPDATE purchases SET (${HEADER_COLUMNS}, updated_at) =
      (SELECT ${HEADER_COLUMNS}, now() FROM jsonb_populate_record(NULL::purchases, $3::jsonb))
    WHERE company_id = $1 AND id = $2
    RETURNING company_id, id
  ), ${insertRows('$4', '$5')}
  SELECT id FROM purchase`;
