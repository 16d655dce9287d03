import { Injectable } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { DeliveryClaims } from './delivery-claims.js';
import { DeliveryOutcomes } from './delivery-outcomes.js';
import { DELIVER, DeliverData } from './queues.js';
import { WebhookSender } from './webhook-sender.js';

/** How many deliveries one job makes before it lets others to the front. */
const BATCH = 50;

/** Delivers what is due to one webhook, in order, one after another; no transaction is open while its server is waited for. */
@Injectable()
export class WebhookDeliverer {
  constructor(
    private readonly claims: DeliveryClaims,
    private readonly outcomes: DeliveryOutcomes,
    private readonly sender: WebhookSender,
    private readonly jobs: Jobs,
  ) {}

  async deliver({ companyId, webhookId }: DeliverData, stopping: AbortSignal): Promise<void> {
    for (let made = 0; made < BATCH; made += 1) {
      stopping.throwIfAborted();
      const claim = await this.claims.take({ companyId, webhookId });
      if (!claim) return;
      const goesOn = await this.outcomes.settle(claim, await this.sender.send(claim));
      if (!goesOn) return;
    }
    await this.jobs.send(DELIVER, { companyId, webhookId });
  }
}
