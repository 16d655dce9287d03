import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { CompanyScope } from '../database/company-scope.js';
import { Jobs } from '../jobs/jobs.js';
import { DELIVER, RelayData } from './queues.js';
import { bodyOf, ToldEvent } from './webhook-events.js';

/** How long events and their deliveries are kept. */
export const KEPT = '30 days';

/** How many events one transaction numbers, or forgets. */
const BATCH = 500;

type UnrelayedEvent = Omit<ToldEvent, 'sequence'> & { id: number };

/**
 * Gives a company's events their numbers, one node at a time, and writes a delivery for each webhook that wants to be
 * told. What had to come after another event has a higher number: it was written after that one was committed.
 */
@Injectable()
export class WebhookRelay {
  constructor(
    private readonly scope: CompanyScope,
    private readonly jobs: Jobs,
  ) {}

  async relay({ companyId }: RelayData, stopping: AbortSignal): Promise<void> {
    let more = true;
    while (more && !stopping.aborted)
      more = await this.scope.asOperator(companyId, (manager) => this.batch(manager, companyId));
    stopping.throwIfAborted();
  }

  /** Answers whether there may be more to do. */
  private async batch(manager: EntityManager, companyId: number): Promise<boolean> {
    const [sequence] = await manager.query<{ last: number }[]>(LOCK, [companyId]);
    // No webhook was ever made here, so there is nothing to tell.
    if (!sequence) return false;
    const events = await manager.query<UnrelayedEvent[]>(UNRELAYED, [companyId, BATCH]);
    if (events.length > 0) await this.number(manager, companyId, sequence.last, events);
    const [, forgotten] = await manager.query<[unknown, number]>(FORGET, [companyId, KEPT, BATCH]);
    const due = await manager.query<{ id: number }[]>(DUE, [companyId]);
    for (const { id } of due) await this.jobs.send(DELIVER, { companyId, webhookId: id }, { manager });
    return events.length === BATCH || forgotten === BATCH;
  }

  private async number(
    manager: EntityManager,
    companyId: number,
    last: number,
    events: readonly UnrelayedEvent[],
  ): Promise<void> {
    const numbered = events.map((event, index) => {
      const sequence = last + index + 1;
      return { id: event.id, sequence, body: bodyOf({ ...event, sequence }) };
    });
    await manager.query(NUMBER, [companyId, JSON.stringify(numbered)]);
    await manager.query('UPDATE webhook_sequences SET last = $2 WHERE company_id = $1', [
      companyId,
      last + events.length,
    ]);
  }
}

const LOCK = 'SELECT last FROM webhook_sequences WHERE company_id = $1 FOR UPDATE';

const UNRELAYED = `
  SELECT e.id, e.uuid, e.kind, e.data, e.created_at, c.uuid AS company
  FROM webhook_events e JOIN companies c ON c.id = e.company_id
  WHERE e.company_id = $1 AND e.sequence IS NULL ORDER BY e.id LIMIT $2`;

/** A webhook that is newer than an event was not there to be told. */
const NUMBER = `
  WITH numbered AS (
    UPDATE webhook_events e SET sequence = n.sequence, body = n.body
    FROM jsonb_to_recordset($2::jsonb) AS n (id bigint, sequence bigint, body text)
    WHERE e.company_id = $1 AND e.id = n.id
    RETURNING e.company_id, e.id, e.kind, e.sequence, e.created_at
  )
  INSERT INTO webhook_deliveries (company_id, webhook_id, event_id, event, sequence)
  SELECT n.company_id, w.id, n.id, n.kind, n.sequence
  FROM numbered n JOIN webhooks w ON w.company_id = n.company_id AND n.kind = ANY (w.events)
  WHERE w.status <> 'disabled' AND w.created_at <= n.created_at
  ORDER BY n.sequence, w.id`;

const FORGET = `
  DELETE FROM webhook_events WHERE company_id = $1 AND id IN (
    SELECT id FROM webhook_events WHERE company_id = $1 AND created_at < now() - $2::interval LIMIT $3)`;

/** As companies_with_webhook_work sees it. */
const DUE = `
  SELECT w.id FROM webhooks w CROSS JOIN LATERAL (
    SELECT d.next_attempt_at, d.claimed_until FROM webhook_deliveries d
    WHERE d.company_id = w.company_id AND d.webhook_id = w.id AND d.status = 'pending'
    ORDER BY d.sequence LIMIT 1
  ) AS head
  WHERE w.company_id = $1 AND w.status = 'enabled'
    AND head.next_attempt_at <= now() AND (head.claimed_until IS NULL OR head.claimed_until <= now())
  ORDER BY w.id`;
