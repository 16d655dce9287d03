import { PartialType } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../common/page.js';
import { IsText } from '../common/validation.js';
import { DELIVERY_STATUSES } from './webhook-delivery.entity.js';
import type { DeliveryStatus } from './webhook-delivery.entity.js';
import { WEBHOOK_EVENTS } from './webhook-events.js';
import type { WebhookEventKind } from './webhook-events.js';
import { WEBHOOK_STATUSES } from './webhook.entity.js';
import type { WebhookStatus } from './webhook.entity.js';

export class CreateWebhookDto {
  @IsText(150)
  name: string;

  /** `https://` or `http://`; private addresses are refused unless the operator allows them. */
  @IsString()
  @MaxLength(2000)
  url: string;

  /** What to tell of; empty for nothing but tests. Its maker must be able to read all of it. */
  @IsArray()
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events: WebhookEventKind[];
}

export class UpdateWebhookDto extends PartialType(CreateWebhookDto) {
  /** `enabled` also makes one go on that stopped, with what waited. */
  @IsOptional()
  @IsIn(['enabled', 'disabled'])
  status?: 'enabled' | 'disabled';
}

export class WebhookListQuery extends ListQuery {
  @IsOptional()
  @IsIn(WEBHOOK_STATUSES)
  status?: WebhookStatus;
}

export class DeliveryListQuery extends ListQuery {
  @IsOptional()
  @IsIn(DELIVERY_STATUSES)
  status?: DeliveryStatus;

  @IsOptional()
  @IsIn(WEBHOOK_EVENTS)
  event?: WebhookEventKind;
}
