import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../access/current-principal.js';
import type { Principal } from '../access/principal.js';
import { Resource } from '../access/route-policy.js';
import { Lists } from '../common/answers.js';
import { RecordId, RecordIdPipe } from '../common/record-id.js';
import { Says, WaitsForOthers } from '../common/says.js';
import { WebhookDeliveriesService } from './webhook-deliveries.service.js';
import { DeliveryListQuery } from './webhook.dto.js';
import { DeliveryView, DeliveryWithBody } from './webhook.view.js';

const DeliveryId = () => Param('deliveryId', RecordIdPipe);

@ApiTags('webhooks')
@Controller('api/v1/webhooks')
@Resource('webhooks')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveriesService) {}

  /** Tells the event `webhook.test` now, once, and answers what came of it: `delivered`, or `error`. */
  @Post(':id/test')
  @HttpCode(200)
  @Resource('webhooks', { actions: ['create', 'update'] })
  @Says('Test sent')
  @WaitsForOthers()
  test(@RecordId() id: number) {
    return this.deliveries.test(id);
  }

  @Get(':id/deliveries')
  @Lists(DeliveryView)
  list(@RecordId() id: number, @Query() query: DeliveryListQuery) {
    return this.deliveries.listOf(id, query);
  }

  @Get(':id/deliveries/:deliveryId')
  get(
    @RecordId() id: number,
    @DeliveryId() deliveryId: number,
    @CurrentPrincipal() reader: Principal,
  ): Promise<DeliveryWithBody> {
    return this.deliveries.getWithBody(id, deliveryId, reader);
  }

  /** Delivers it again, with the same bytes and the same `webhook-id`, before what is newer. */
  @Post(':id/deliveries/:deliveryId/replay')
  @HttpCode(200)
  @Resource('webhooks', { actions: ['create', 'update'] })
  @Says('Delivery queued')
  replay(@RecordId() id: number, @DeliveryId() deliveryId: number) {
    return this.deliveries.replay(id, deliveryId);
  }
}
