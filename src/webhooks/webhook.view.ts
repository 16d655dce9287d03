import { ApiProperty, OmitType } from '@nestjs/swagger';
import { DELIVERY_STATUSES, WebhookDelivery } from './webhook-delivery.entity.js';
import type { DeliveryStatus } from './webhook-delivery.entity.js';
import { WEBHOOK_EVENTS } from './webhook-events.js';
import type { WebhookEventKind } from './webhook-events.js';
import { Webhook, WEBHOOK_STATUSES } from './webhook.entity.js';
import type { WebhookStatus } from './webhook.entity.js';

export class WebhookView extends OmitType(Webhook, ['company_id', 'secret', 'events', 'status']) {
  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true })
  events: WebhookEventKind[];

  @ApiProperty({ enum: WEBHOOK_STATUSES })
  status: WebhookStatus;
}

/** A webhook with its new secret: the only answer that ever holds it. */
export class IssuedWebhookView extends WebhookView {
  secret: string;
}

export class DeliveryView extends OmitType(WebhookDelivery, ['company_id', 'claimed_until', 'status']) {
  @ApiProperty({ enum: DELIVERY_STATUSES })
  status: DeliveryStatus;

  /** What the receiver gets as `webhook-id`. */
  message_id: string;
}

/** A delivery with what is sent. */
export class DeliveryWithBody extends DeliveryView {
  /** The text that is sent, to the byte; null for a caller who may not read what it tells. */
  body: string | null;
}

/** What came of one attempt; `error` is null where the receiver took it (2xx). */
export class Attempt {
  response_status: number | null;

  /** The first KiB of the answer. */
  response_excerpt: string | null;

  error: string | null;

  duration_ms: number;
}

/** What came of a test. */
export class TestedView extends Attempt {
  delivered: boolean;

  /** What the receiver got as `webhook-id`. */
  message_id: string;
}
