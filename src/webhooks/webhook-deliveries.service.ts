import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { Principal } from '../access/principal.js';
import { Page } from '../common/page.js';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { Records } from '../database/records.js';
import { Jobs } from '../jobs/jobs.js';
import { messageId } from './delivery-claims.js';
import { DELIVER } from './queues.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { bodyOf, mayBeTold, WebhookEventKind } from './webhook-events.js';
import { WebhookSender } from './webhook-sender.js';
import { DeliveryListQuery } from './webhook.dto.js';
import { DeliveryView, DeliveryWithBody, TestedView } from './webhook.view.js';
import { WebhooksService } from './webhooks.service.js';

/** What was sent to a webhook, and what is on its way. */
@Injectable()
export class WebhookDeliveriesService extends Records<WebhookDelivery & { message_id: string }> {
  constructor(
    scope: CompanyScope,
    dataSource: DataSource,
    private readonly webhooks: WebhooksService,
    private readonly sender: WebhookSender,
    private readonly jobs: Jobs,
  ) {
    super(scope, dataSource, {
      entity: WebhookDelivery,
      hidden: ['claimed_until'],
      sorts: { id: 'bigint', created_at: 'timestamptz' },
      defaultSort: '-id',
      filters: { webhook_id: 't.webhook_id = ?', status: 't.status = ?', event: 't.event = ?' },
      computed: { message_id: `'msg_' || replace(t.uuid::text, '-', '')` },
    });
  }

  listOf(webhookId: number, query: DeliveryListQuery): Promise<Page<DeliveryView>> {
    return this.scope.run(async () => {
      await this.webhooks.get(webhookId);
      const ofWebhook = { ...query, webhook_id: webhookId };
      return this.list(ofWebhook);
    });
  }

  /** With what is sent, where the reader may read what it tells. */
  getWithBody(webhookId: number, id: number, reader: Principal): Promise<DeliveryWithBody> {
    return this.scope.run(async (manager) => {
      const delivery = ofWebhook(webhookId, await this.get(id));
      const isOpen = mayBeTold(reader, [delivery.event as WebhookEventKind]);
      return { ...delivery, body: isOpen ? await this.sentBody(manager, delivery) : null };
    });
  }

  /** Sends it again: the same bytes under the same id, before what is newer. */
  replay(webhookId: number, id: number): Promise<DeliveryView> {
    return this.scope.run(async (manager) => {
      const { status } = await this.webhooks.lock(manager, webhookId);
      const delivery = ofWebhook(webhookId, await this.get(id));
      if (delivery.status === 'pending') throw new Problem('delivery_pending');
      if (status !== 'enabled') throw new Problem('webhook_not_enabled');
      await this.makePending(manager, webhookId, id);
      return this.get(id);
    });
  }

  /** Sends an event that tells nothing, once, and answers what came of it. */
  async test(webhookId: number): Promise<TestedView> {
    const { webhook, company } = await this.scope.run(async (manager) => ({
      webhook: await this.webhooks.withSecret(webhookId),
      company: await uuidOf(manager, this.scope.companyId),
    }));
    const [uuid, created_at] = [randomUUID(), new Date().toISOString()];
    const data = { webhook_id: webhook.id, uuid: webhook.uuid };
    const body = bodyOf({ uuid, kind: 'webhook.test', data, sequence: null, company, created_at });
    const id = messageId(uuid);
    const attempt = await this.sender.send({ webhook, id, body });
    return { delivered: attempt.error === null, message_id: id, ...attempt };
  }

  private async sentBody(manager: EntityManager, { event_id }: WebhookDelivery): Promise<string> {
    const [{ body }] = await manager.query<[{ body: string }]>(
      'SELECT body FROM webhook_events WHERE company_id = $1 AND id = $2',
      [this.scope.companyId, event_id],
    );
    return body;
  }

  private async makePending(manager: EntityManager, webhookId: number, id: number): Promise<void> {
    const { companyId } = this.scope;
    await manager.query(REPLAY, [companyId, id]);
    await this.jobs.send(DELIVER, { companyId, webhookId }, { manager });
  }
}

function ofWebhook<T extends WebhookDelivery>(webhookId: number, delivery: T): T {
  if (delivery.webhook_id !== webhookId) throw new Problem('not_found');
  return delivery;
}

async function uuidOf(manager: EntityManager, companyId: number): Promise<string> {
  const [{ uuid }] = await manager.query<[{ uuid: string }]>('SELECT uuid FROM companies WHERE id = $1', [
    companyId,
  ]);
  return uuid;
}

const REPLAY = `
  UPDATE webhook_deliveries SET status = 'pending', attempts = 0, next_attempt_at = now(), claimed_until = NULL,
    delivered_at = NULL, updated_at = now()
  WHERE company_id = $1 AND id = $2`;
