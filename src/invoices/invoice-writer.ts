import { EntityManager } from 'typeorm';
import { refusalOfWrite } from '../database/refusals.js';
import { Numbered } from '../series/numbering.js';
import { InvoiceDraft } from './compose.js';
import { HEADER_COLUMNS, insertRows } from './invoice-columns.js';
import { SoldLine } from './sold-stock.js';

/** Writes a worked-out document with its lines and taxes in one statement; numbered means issued. Answers its id. */
export async function insertInvoice(
  manager: EntityManager,
  companyId: number,
  draft: InvoiceDraft,
  numbered: Numbered | undefined,
): Promise<number> {
  const state = numbered ? 'issued' : 'draft';
  const header = { ...draft.header, ...numbered, company_id: companyId, state };
  const values = [header, draft.lines, draft.taxes].map((value) => JSON.stringify(value));
  const [{ id }] = await manager.query<[{ id: number }]>(INSERT_WITH_ROWS, values).catch(refusalOfWrite);
  return id;
}

/** Puts a newly worked-out document in the place of a draft. */
export async function replaceDraft(
  manager: EntityManager,
  companyId: number,
  id: number,
  draft: InvoiceDraft,
): Promise<void> {
  const ofInvoice = [companyId, id];
  await manager.query('DELETE FROM invoice_lines WHERE company_id = $1 AND invoice_id = $2', ofInvoice);
  await manager.query('DELETE FROM invoice_taxes WHERE company_id = $1 AND invoice_id = $2', ofInvoice);
  await manager.query(REPLACE_WITH_ROWS, [
    companyId,
    id,
    JSON.stringify(draft.header),
    JSON.stringify(draft.lines),
    JSON.stringify(draft.taxes),
  ]);
}

/**
 * Makes a draft an issued document; the database keeps it unchanged from here on. The date of payment stays as
 * far from the date of issue as it was. Answers its lines whose products are, or were, counted.
 */
export async function markIssued(
  manager: EntityManager,
  companyId: number,
  id: number,
  { number, invoice_number, authorisation, issued_on }: Numbered,
): Promise<SoldLine[]> {
  const [lines] = await manager
    .query<[SoldLine[], number]>(MARK_ISSUED, [
      companyId,
      id,
      number,
      invoice_number,
      authorisation,
      issued_on,
    ])
    .catch(refusalOfWrite);
  return lines;
}

/** Nothing else of the document changes; the database sees to that. */
export async function markCancelled(manager: EntityManager, companyId: number, id: number): Promise<void> {
  await manager.query(
    `UPDATE invoices SET state = 'cancelled', updated_at = now() WHERE company_id = $1 AND id = $2`,
    [companyId, id],
  );
}

/** Adds to what credit notes took off an invoice; a negative amount gives back what a cancelled one had taken. */
export async function addCredited(
  manager: EntityManager,
  companyId: number,
  id: number,
  amount: string,
): Promise<void> {
  await manager.query(
    `UPDATE invoices SET credited_total = credited_total + $3::numeric, updated_at = now()
     WHERE company_id = $1 AND id = $2`,
    [companyId, id, amount],
  );
}

const MARK_ISSUED = `
  WITH issued AS (
    UPDATE invoices SET state = 'issued', number = $3, invoice_number = $4, authorisation = $5,
      due_on = $6::date + (due_on - issued_on), issued_on = $6::date, updated_at = now()
    WHERE company_id = $1 AND id = $2
    RETURNING company_id, id
  )
  UPDATE invoice_lines l SET stocked = p.stocked
  FROM issued i JOIN products p ON p.company_id = i.company_id
  WHERE l.company_id = i.company_id AND l.invoice_id = i.id AND p.id = l.product_id AND (p.stocked OR l.stocked)
  RETURNING l.product_id, l.quantity, l.stocked`;

const INSERT_WITH_ROWS = `
  WITH invoices AS (
    INSERT INTO invoices (company_id, state, number, invoice_number, authorisation, ${HEADER_COLUMNS})
    SELECT company_id, state, number, invoice_number, authorisation, ${HEADER_COLUMNS}
    FROM jsonb_populate_record(NULL::invoices, $1::jsonb)
    RETURNING company_id, id
  ), ${insertRows('$2', '$3')}
  SELECT id FROM invoices`;

const REPLACE_WITH_ROWS = `
  WITH invoices AS (
    UPDATE invoices SET (${HEADER_COLUMNS}, updated_at) =
      (SELECT ${HEADER_COLUMNS}, now() FROM jsonb_populate_record(NULL::invoices, $3::jsonb))
    WHERE company_id = $1 AND id = $2
    RETURNING company_id, id
  ), ${insertRows('$4', '$5')}
  SELECT id FROM invoices`;
