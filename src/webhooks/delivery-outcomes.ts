import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { timingOf } from '../config/webhook-timing.js';
import { CompanyScope } from '../database/company-scope.js';
import { Jobs } from '../jobs/jobs.js';
import { Claim, stop } from './delivery-claims.js';
import { DELIVER } from './queues.js';
import { DeliveryStatus } from './webhook-delivery.entity.js';
import { isGone } from './webhook-sender.js';
import { Attempt } from './webhook.view.js';

interface Outcome {
  status: DeliveryStatus;
  /** Milliseconds until the next attempt; null where there is none. */
  wait: number | null;
}

/** What an attempt makes of a delivery, and of its webhook. */
@Injectable()
export class DeliveryOutcomes {
  constructor(
    private readonly scope: CompanyScope,
    private readonly jobs: Jobs,
    private readonly config: Config,
  ) {}

  /** Answers whether the next delivery may follow at once. A node whose claim another took over changes nothing. */
  settle(claim: Claim, attempt: Attempt): Promise<boolean> {
    const { companyId, webhookId } = claim;
    const { status, wait } = this.outcomeOf(claim, attempt);
    return this.scope.asOperator(companyId, async (manager) => {
      await manager.query(LOCK, [companyId, webhookId]);
      const [[settled]] = await manager.query<[{ next_attempt_at: string | null }[], number]>(SETTLE, [
        companyId,
        claim.deliveryId,
        claim.attempts,
        status,
        wait,
        attempt.response_status,
        attempt.response_excerpt,
        attempt.error,
        attempt.duration_ms,
      ]);
      if (!settled) return true;
      await manager.query(TELL, [companyId, webhookId, attempt.error]);
      if (status === 'failed') await stop(manager, companyId, webhookId, attempt.error!);
      if (settled.next_attempt_at !== null) await this.tryLater(manager, claim, settled.next_attempt_at);
      return status === 'delivered';
    });
  }

  private outcomeOf({ attempts }: Claim, attempt: Attempt): Outcome {
    if (attempt.error === null) return { status: 'delivered', wait: null };
    const wait = timingOf(this.config).retryAfter[attempts - 1];
    if (wait === undefined || isGone(attempt)) return { status: 'failed', wait: null };
    return { status: 'pending', wait: withJitter(wait) };
  }

  private async tryLater(
    manager: EntityManager,
    { companyId, webhookId }: Claim,
    notBefore: string,
  ): Promise<void> {
    await this.jobs.send(
      DELIVER,
      { companyId, webhookId, notBefore },
      { manager, after: new Date(notBefore) },
    );
  }
}

/** Up to a fifth more, so that what failed together is not tried again together. */
const withJitter = (wait: number) => Math.round(wait * (1 + Math.random() / 5));

const LOCK = 'SELECT FROM webhooks WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE';

const SETTLE = `
  UPDATE webhook_deliveries SET status = $4, claimed_until = NULL, updated_at = now(),
    next_attempt_at = now() + $5::integer * interval '1 millisecond',
    response_status = $6, response_excerpt = $7, error = $8, duration_ms = $9,
    delivered_at = CASE WHEN $4 = 'delivered' THEN now() END
  WHERE company_id = $1 AND id = $2 AND attempts = $3 AND status = 'pending'
  RETURNING next_attempt_at`;

const TELL = `
  UPDATE webhooks SET last_error = $3, last_failure_at = CASE WHEN $3::text IS NULL THEN last_failure_at ELSE now() END
  WHERE company_id = $1 AND id = $2 AND (last_error IS NOT NULL OR $3::text IS NOT NULL)`;
