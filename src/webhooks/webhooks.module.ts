import { Module } from '@nestjs/common';
import { EgressModule } from '../egress/egress.module.js';
import { DeliveryClaims } from './delivery-claims.js';
import { DeliveryOutcomes } from './delivery-outcomes.js';
import { WebhookDeliverer } from './webhook-deliverer.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookDeliveriesService } from './webhook-deliveries.service.js';
import { WebhookMakers } from './webhook-makers.js';
import { WebhookRelay } from './webhook-relay.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhookWork } from './webhook-work.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [EgressModule],
  controllers: [WebhooksController, WebhookDeliveriesController],
  providers: [
    WebhooksService,
    WebhookDeliveriesService,
    WebhookSecrets,
    WebhookMakers,
    WebhookSender,
    WebhookRelay,
    DeliveryClaims,
    DeliveryOutcomes,
    WebhookDeliverer,
    WebhookWork,
  ],
})
export class WebhooksModule {}
