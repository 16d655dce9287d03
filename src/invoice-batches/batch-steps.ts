import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Language } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { TakenInvoice } from './batch-intake.js';
import { InvoiceBatch } from './invoice-batch.entity.js';

/** The invoice of a batch whose turn it is. */
export interface NextInvoice {
  batchId: number;
  position: number;
  /** The position of the batch's last one. */
  last: number;
  request: unknown;
  language: Language;
  /** Whether who sent the batch still has access. */
  senderLives: boolean;
}

/** What became of invoices of a batch. */
export type Outcome = { issued: number } | { failed: string };

/**
 * How a batch goes on: one invoice after the other, each in a transaction that holds the batch. So an invoice is
 * issued in the same instant in which it is marked so, however many are at work and wherever they die.
 */
@Injectable()
export class BatchSteps {
  constructor(private readonly scope: CompanyScope) {}

  /** A batch with its invoices, in this order. Answers its id. */
  async write(
    manager: EntityManager,
    batch: Partial<InvoiceBatch>,
    invoices: readonly TakenInvoice[],
  ): Promise<number> {
    const header = { ...batch, company_id: this.scope.companyId, invoices_count: invoices.length };
    const rows = invoices.map(({ invoice: { external_invoice_id }, request }, index) => ({
      position: index + 1,
      external_invoice_id,
      request,
    }));
    const [{ id }] = await manager.query<[{ id: number }]>(WRITE, [
      JSON.stringify(header),
      JSON.stringify(rows),
    ]);
    return id;
  }

  /** Those of these names whose invoices are issued already, or will be. */
  async namesInUse(manager: EntityManager, names: readonly string[]): Promise<string[]> {
    const rows = await manager.query<{ external_invoice_id: string }[]>(
      `SELECT external_invoice_id FROM batch_invoices
       WHERE company_id = $1 AND external_invoice_id = ANY ($2) AND processing_status <> 'failed'`,
      [this.scope.companyId, names],
    );
    return rows.map(({ external_invoice_id }) => external_invoice_id);
  }

  /** The next invoice, with the batch locked until the transaction ends; undefined once all are done. */
  async next(manager: EntityManager, batchId: number): Promise<NextInvoice | undefined> {
    const batch = [this.scope.companyId, batchId];
    // A statement of its own: what is read beside a row that was waited for is older than that row.
    await manager.query(
      'SELECT FROM invoice_batches WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE',
      batch,
    );
    const [row] = await manager.query<Omit<NextInvoice, 'batchId'>[]>(NEXT, batch);
    return row && { ...row, batchId };
  }

  /** Marks the invoices from one to another, both with the same outcome, and with the last one the batch. */
  async settle(
    manager: EntityManager,
    { batchId, position }: NextInvoice,
    outcome: Outcome,
    to = position,
  ): Promise<void> {
    const [issued, failed] = 'issued' in outcome ? [outcome.issued, null] : [null, outcome.failed];
    await manager.query(SETTLE, [this.scope.companyId, batchId, position, to, issued, failed]);
  }
}

const WRITE = `
  WITH batch AS (
    INSERT INTO invoice_batches (company_id, external_batch_id, invoices_count, language, api_key_id, user_id)
    SELECT company_id, external_batch_id, invoices_count, language, api_key_id, user_id
    FROM jsonb_populate_record(NULL::invoice_batches, $1::jsonb)
    RETURNING company_id, id
  ), written AS (
    INSERT INTO batch_invoices (company_id, batch_id, position, external_invoice_id, request)
    SELECT b.company_id, b.id, i.position, i.external_invoice_id, i.request
    FROM batch b, jsonb_to_recordset($2::jsonb) AS i (position integer, external_invoice_id text, request jsonb)
    ORDER BY i.position
  )
  SELECT id FROM batch`;

/** A key that was rotated lives on in the one that took its place. */
const SENDER_LIVES = `CASE
  WHEN b.api_key_id IS NOT NULL THEN EXISTS (
    WITH RECURSIVE heirs AS (
      SELECT k.* FROM api_keys k WHERE k.company_id = b.company_id AND k.id = b.api_key_id
      UNION SELECT k.* FROM api_keys k JOIN heirs h ON k.company_id = h.company_id AND k.rotated_from_id = h.id
    )
    SELECT FROM heirs WHERE enabled AND (revoked_at IS NULL OR revoked_at > now())
      AND (expires_at IS NULL OR expires_at > now()))
  WHEN b.user_id IS NOT NULL THEN EXISTS (
    SELECT FROM memberships m WHERE m.company_id = b.company_id AND m.user_id = b.user_id AND m.active)
  ELSE true END`;

const NEXT = `
  SELECT i.position, b.invoices_count AS last, i.request, b.language, ${SENDER_LIVES} AS "senderLives"
  FROM invoice_batches b
  JOIN batch_invoices i ON i.company_id = b.company_id AND i.batch_id = b.id AND i.position = b.processed_count + 1
  WHERE b.company_id = $1 AND b.id = $2`;

const SETTLE = `
  WITH settled AS (
    UPDATE batch_invoices SET issued_invoice_id = $5, processing_error = $6,
      processing_status = CASE WHEN $5::bigint IS NULL THEN 'failed' ELSE 'issued' END
    WHERE company_id = $1 AND batch_id = $2 AND position BETWEEN $3 AND $4
    RETURNING processing_status
  ), done AS (
    SELECT b.processed_count + count(s) AS processed,
      b.failed_count + count(s) FILTER (WHERE s.processing_status = 'failed') AS failed
    FROM invoice_batches b, settled s WHERE b.company_id = $1 AND b.id = $2
    GROUP BY b.processed_count, b.failed_count
  )
  UPDATE invoice_batches b SET processed_count = d.processed, failed_count = d.failed,
    status = CASE WHEN d.processed < b.invoices_count THEN 'processing'
                  WHEN d.failed = b.invoices_count THEN 'failed' ELSE 'processed' END,
    processed_at = CASE WHEN d.processed = b.invoices_count THEN clock_timestamp() END
  FROM done d WHERE b.company_id = $1 AND b.id = $2`;
