import { ApiHideProperty, ApiProperty } from '@nestjs/swagger';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../common/problem.js';

export const BATCH_STATUSES = ['received', 'processing', 'processed', 'failed'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

export const PROCESSING_STATUSES = ['pending', 'issued', 'failed'] as const;
export type ProcessingStatus = (typeof PROCESSING_STATUSES)[number];

/** Invoices that came together and are issued in the background. */
@Entity('invoice_batches')
export class InvoiceBatch {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @Column({ type: 'uuid', default: () => 'gen_random_uuid()' })
  uuid: string;

  /** The sender's own name for it; `batch-<uuid>` when it gave none. */
  @Column({ type: 'text' })
  external_batch_id: string;

  /** `failed` where none of its invoices could be issued. */
  @ApiProperty({ enum: BATCH_STATUSES })
  @Column({ type: 'text', default: 'received' })
  status: BatchStatus;

  /** How many of the sent invoices were taken; refused ones are not among them. */
  @Column({ type: 'integer' })
  invoices_count: number;

  /** How many of them are done: issued or failed. */
  @Column({ type: 'integer', default: 0 })
  processed_count: number;

  @Column({ type: 'integer', default: 0 })
  failed_count: number;

  /** What errors are told in. */
  @ApiHideProperty()
  @Column({ type: 'text' })
  language: Language;

  /** The key that sent it; null for a person and for the installation's own key. */
  @ApiHideProperty()
  @Column({ type: 'bigint', nullable: true })
  api_key_id: number | null;

  /** The person who sent it. */
  @ApiHideProperty()
  @Column({ type: 'bigint', nullable: true })
  user_id: number | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  received_at: string;

  @Column({ type: 'timestamptz', nullable: true })
  processed_at: string | null;
}

/** One invoice of a batch: what was sent, and what became of it. */
@Entity('batch_invoices')
export class BatchInvoice {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @ApiHideProperty()
  @Column({ type: 'bigint' })
  batch_id: number;

  /** From 1, in the order in which they are issued. */
  @ApiHideProperty()
  @Column({ type: 'integer' })
  position: number;

  /** The sender's own name for it: issued once, in whatever batches it comes. */
  @Column({ type: 'text' })
  external_invoice_id: string;

  /** As it was sent, with what an invoice has no place for. */
  @ApiHideProperty()
  @Column({ type: 'jsonb' })
  request: object;

  @ApiProperty({ enum: PROCESSING_STATUSES })
  @Column({ type: 'text', default: 'pending' })
  processing_status: ProcessingStatus;

  /** Why it could not be issued, in words. */
  @Column({ type: 'text', nullable: true })
  processing_error: string | null;

  @Column({ type: 'bigint', nullable: true })
  issued_invoice_id: number | null;
}
