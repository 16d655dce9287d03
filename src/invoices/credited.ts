import { EntityManager } from 'typeorm';
import { Decimal } from '../common/money.js';
import { Credited } from './credit-totals.js';
import { InvoiceTax } from './invoice.entity.js';

/** What credit notes took back of one line of an invoice, with the sign of the line. */
export interface LineCredited {
  quantity: Decimal;
  net: Decimal;
}

/** What the credit notes of an invoice that are in force took back together. */
export interface InvoiceCredited extends Credited {
  /** By position in the invoice. */
  lines: ReadonlyMap<number, LineCredited>;
}

interface CreditedRow {
  lines: { position: number; quantity: string; net: string }[];
  groups: Omit<InvoiceTax, 'company_id' | 'invoice_id' | 'position'>[];
  withholding_total: string;
}

/** Stays true while the caller holds the lock of the invoice's row. */
export async function readCredited(
  manager: EntityManager,
  companyId: number,
  invoiceId: number,
): Promise<InvoiceCredited> {
  const [row] = await manager.query<[CreditedRow]>(CREDITED, [companyId, invoiceId]);
  return {
    lines: new Map(
      row.lines.map(({ position, quantity, net }) => [
        position,
        { quantity: new Decimal(quantity), net: new Decimal(net) },
      ]),
    ),
    groups: row.groups.map((group) => ({
      taxCode: group.tax_code,
      rate: group.rate === null ? null : new Decimal(group.rate),
      base: new Decimal(group.base),
      tax: new Decimal(group.tax),
      surchargeRate: new Decimal(group.surcharge_rate),
      surcharge: new Decimal(group.surcharge),
    })),
    withholdingTotal: new Decimal(row.withholding_total),
  };
}

const CREDITED = `
  WITH notes AS (
    SELECT company_id, id, withholding_total FROM invoices
    WHERE company_id = $1 AND corrects_id = $2 AND kind = 'credit_note' AND state = 'issued'
  )
  SELECT
    coalesce((SELECT jsonb_agg(x) FROM (
      SELECT l.corrects_position AS position, (-sum(l.quantity))::text AS quantity, (-sum(l.net))::text AS net
      FROM notes n JOIN invoice_lines l ON l.company_id = n.company_id AND l.invoice_id = n.id
      GROUP BY l.corrects_position) x), '[]') AS lines,
    coalesce((SELECT jsonb_agg(x) FROM (
      SELECT t.tax_code, t.rate::text, (-sum(t.base))::text AS base, (-sum(t.tax))::text AS tax,
        t.surcharge_rate::text, (-sum(t.surcharge))::text AS surcharge
      FROM notes n JOIN invoice_taxes t ON t.company_id = n.company_id AND t.invoice_id = n.id
      GROUP BY t.tax_code, t.rate, t.surcharge_rate) x), '[]') AS groups,
    (SELECT coalesce(-sum(withholding_total), 0) FROM notes)::text AS withholding_total`;
