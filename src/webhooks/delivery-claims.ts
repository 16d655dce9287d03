import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { timingOf } from '../config/webhook-timing.js';
import { CompanyScope } from '../database/company-scope.js';
import { DeliverData } from './queues.js';
import { WebhookMakers } from './webhook-makers.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { Message } from './webhook-sender.js';
import { Webhook } from './webhook.entity.js';

/** A delivery that is this node's until its lease ends, and what to send. */
export interface Claim extends Message {
  companyId: number;
  webhookId: number;
  deliveryId: number;
  /** Counts the attempts, this one included; who comes back after another took over finds a higher one. */
  attempts: number;
}

interface HeadRow {
  id: number;
  uuid: string;
  body: string;
  attempts: number;
}

/**
 * Whose turn it is. The oldest pending delivery of a webhook is the only one that is ever attempted, by one node at a
 * time: it goes first for as long as it takes. The row of the webhook is locked wherever that is decided.
 */
@Injectable()
export class DeliveryClaims {
  constructor(
    private readonly scope: CompanyScope,
    private readonly makers: WebhookMakers,
    private readonly secrets: WebhookSecrets,
    private readonly config: Config,
  ) {}

  /** The delivery that is due; undefined when there is none, or another node has it. */
  take({ companyId, webhookId }: DeliverData): Promise<Claim | undefined> {
    return this.scope.asOperator(companyId, async (manager) => {
      const webhook = await lockEnabled(manager, companyId, webhookId);
      if (!webhook) return undefined;
      const objection = await this.makers.objection(manager, webhook);
      if (objection) return stop(manager, companyId, webhookId, objection);
      await this.renewSecret(manager, webhook);
      const { lease } = timingOf(this.config);
      const [[head]] = await manager.query<[HeadRow[], number]>(CLAIM, [companyId, webhookId, lease]);
      return head && claimOf(webhook, head);
    });
  }

  /** A secret outlives the pepper that it was sealed under, as keys do. */
  private async renewSecret(
    manager: EntityManager,
    { company_id, id, uuid, secret }: Webhook,
  ): Promise<void> {
    const renewed = this.secrets.renewed(uuid, secret);
    if (renewed) await manager.update(Webhook, { company_id, id }, { secret: renewed });
  }
}

async function lockEnabled(
  manager: EntityManager,
  companyId: number,
  id: number,
): Promise<Webhook | undefined> {
  const [webhook] = await manager.query<Webhook[]>(
    `SELECT * FROM webhooks WHERE company_id = $1 AND id = $2 AND status = 'enabled' FOR NO KEY UPDATE`,
    [companyId, id],
  );
  return webhook;
}

/** It tells nothing more until somebody enables it; what is pending waits for that. */
export async function stop(
  manager: EntityManager,
  companyId: number,
  id: number,
  reason: string,
): Promise<undefined> {
  await manager.query(STOP, [companyId, id, reason]);
}

function claimOf(webhook: Webhook, { id, uuid, body, attempts }: HeadRow): Claim {
  return {
    companyId: webhook.company_id,
    webhookId: webhook.id,
    deliveryId: id,
    attempts,
    webhook,
    id: messageId(uuid),
    body,
  };
}

/** What a receiver knows a delivery by. */
export const messageId = (deliveryUuid: string) => `msg_${deliveryUuid.replaceAll('-', '')}`;

const CLAIM = `
  UPDATE webhook_deliveries d SET attempts = d.attempts + 1, updated_at = now(),
    claimed_until = now() + $3::integer * interval '1 millisecond'
  FROM (
    SELECT company_id, id, next_attempt_at, claimed_until FROM webhook_deliveries
    WHERE company_id = $1 AND webhook_id = $2 AND status = 'pending' ORDER BY sequence LIMIT 1
  ) AS head, webhook_events e
  WHERE d.company_id = $1 AND d.id = head.id
    AND head.next_attempt_at <= now() AND (head.claimed_until IS NULL OR head.claimed_until <= now())
    AND e.company_id = $1 AND e.id = d.event_id
  RETURNING d.id, d.uuid, d.attempts, e.body`;

const STOP = `
  UPDATE webhooks SET status = 'stopped', last_error = $3, last_failure_at = now(), updated_at = now()
  WHERE company_id = $1 AND id = $2 AND status = 'enabled'`;
