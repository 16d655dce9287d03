import { EntityManager } from 'typeorm';
import { takeNumber } from '../series/numbering.js';
import { InvoiceDraft } from './compose.js';
import { insertInvoice } from './invoice-writer.js';
import { takeFromStock } from './sold-stock.js';

/**
 * Writes a document that is issued at once, on `day` or else today. `prepare` works it out for a day; where
 * another day began while it waited for its number, it is worked out again for that one. Every issue locks its
 * series before it locks products.
 */
export async function insertIssued(
  manager: EntityManager,
  companyId: number,
  day: string | undefined,
  prepare: (day: string | undefined) => Promise<InvoiceDraft>,
): Promise<{ id: number; total: string }> {
  const draft = await prepare(day);
  const { series_id, issued_on } = draft.header;
  const numbered = await takeNumber(manager, companyId, series_id, { issued_on, named: day !== undefined });
  const dated = numbered.issued_on === issued_on ? draft : await prepare(numbered.issued_on);
  const id = await insertInvoice(manager, companyId, dated, numbered);
  await takeFromStock(manager, companyId, dated.lines);
  return { id, total: dated.header.total };
}
