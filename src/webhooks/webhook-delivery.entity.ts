import { Column, Entity } from 'typeorm';
import { CompanyRecord } from '../database/company-record.js';

export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed', 'cancelled'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One event on its way to one webhook; its uuid is what the receiver knows it by, however often it is sent. */
@Entity('webhook_deliveries')
export class WebhookDelivery extends CompanyRecord {
  @Column({ type: 'bigint' })
  webhook_id: number;

  @Column({ type: 'bigint' })
  event_id: number;

  @Column({ type: 'text' })
  event: string;

  /** The place of the event among all of the company that were told. */
  @Column({ type: 'bigint' })
  sequence: number;

  @Column({ type: 'text', default: 'pending' })
  status: DeliveryStatus;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** Null unless pending. */
  @Column({ type: 'timestamptz', nullable: true, default: () => 'now()' })
  next_attempt_at: string | null;

  /** Until then it belongs to the node that attempts it. */
  @Column({ type: 'timestamptz', nullable: true })
  claimed_until: string | null;

  /** Of the last attempt, as what follows. */
  @Column({ type: 'integer', nullable: true })
  response_status: number | null;

  /** The first KiB of the answer. */
  @Column({ type: 'text', nullable: true })
  response_excerpt: string | null;

  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({ type: 'integer', nullable: true })
  duration_ms: number | null;

  @Column({ type: 'timestamptz', nullable: true })
  delivered_at: string | null;
}
