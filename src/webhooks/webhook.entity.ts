import { Column, Entity } from 'typeorm';
import { CompanyRecord } from '../database/company-record.js';
import type { WebhookEventKind } from './webhook-events.js';

export const WEBHOOK_STATUSES = ['enabled', 'disabled', 'stopped'] as const;
/** `disabled` by somebody: told of nothing. `stopped` by itself: what it is to be told of waits until it goes on. */
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

/** A URL that is told what happens in the company. */
@Entity('webhooks')
export class Webhook extends CompanyRecord {
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text', array: true })
  events: WebhookEventKind[];

  @Column({ type: 'text', default: 'enabled' })
  status: WebhookStatus;

  /** What its deliveries are signed with, sealed (Seal). */
  @Column({ type: 'bytea' })
  secret: Buffer;

  /** The person who made or last changed it; it tells nothing that its maker may not read. */
  @Column({ type: 'bigint', nullable: true })
  maker_user_id: number | null;

  /** The key that made or last changed it. Neither for the installation's own key. */
  @Column({ type: 'bigint', nullable: true })
  maker_key_id: number | null;

  /** Why the last attempt failed, or why it stopped; null once a delivery succeeds. */
  @Column({ type: 'text', nullable: true })
  last_error: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  last_failure_at: string | null;
}
