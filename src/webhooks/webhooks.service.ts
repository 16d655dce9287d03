import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { Principal } from '../access/principal.js';
import { invalid, Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { Records } from '../database/records.js';
import { Egress } from '../egress/egress.js';
import { EgressRefusal } from '../egress/target.js';
import { Jobs } from '../jobs/jobs.js';
import { DELIVER } from './queues.js';
import { descentOf, WebhookMakers } from './webhook-makers.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { CreateWebhookDto, UpdateWebhookDto } from './webhook.dto.js';
import { Webhook } from './webhook.entity.js';
import { IssuedWebhookView, WebhookView } from './webhook.view.js';

const MAX_WEBHOOKS = 20;

/** The webhooks of a company. Whoever makes or changes one answers for it from then on. */
@Injectable()
export class WebhooksService extends Records<Webhook> {
  constructor(
    scope: CompanyScope,
    dataSource: DataSource,
    private readonly makers: WebhookMakers,
    private readonly secrets: WebhookSecrets,
    private readonly egress: Egress,
    private readonly jobs: Jobs,
  ) {
    super(scope, dataSource, {
      entity: Webhook,
      hidden: ['secret'],
      sorts: { id: 'bigint', name: 'text', created_at: 'timestamptz' },
      defaultSort: '-id',
      filters: { status: 't.status = ?' },
    });
  }

  issue(dto: CreateWebhookDto, maker: Principal): Promise<IssuedWebhookView> {
    const { name, url, events } = dto;
    this.refuseUrl(url);
    return this.scope.run(async (manager) => {
      await this.makers.refuseBeyond(manager, events);
      await this.refuseTooMany(manager);
      const uuid = randomUUID();
      const { shown, sealed: secret } = this.secrets.make(uuid);
      const made = await this.create({ uuid, name, url, events, secret, ...descentOf(maker) });
      return { ...made, secret: shown };
    });
  }

  /** Changes what is named. What it is no longer told of is cancelled where it was still pending. */
  change(id: number, changes: UpdateWebhookDto, maker: Principal): Promise<WebhookView> {
    if (changes.url !== undefined) this.refuseUrl(changes.url);
    return this.scope.run(async (manager) => {
      const { status } = await this.takeOver(manager, id, changes.events);
      const { name, url, events } = changes;
      await this.update(id, { name, url, events, status: changes.status, ...descentOf(maker) });
      if (events) await manager.query(CANCEL, [this.scope.companyId, id, events]);
      if (changes.status === 'enabled' && status !== 'enabled') await this.resume(manager, id);
      return this.get(id);
    });
  }

  /** The secret so far signs nothing any more. */
  rotateSecret(id: number, maker: Principal): Promise<IssuedWebhookView> {
    return this.scope.run(async (manager) => {
      const { uuid } = await this.takeOver(manager, id);
      const { shown, sealed: secret } = this.secrets.make(uuid);
      return { ...(await this.update(id, { secret, ...descentOf(maker) })), secret: shown };
    });
  }

  /** The row with its sealed secret, for what sends to it. */
  async withSecret(id: number): Promise<Webhook> {
    const { companyId: company_id } = this.scope;
    const webhook = await this.scope.run((manager) => manager.findOneBy(Webhook, { company_id, id }));
    if (!webhook) throw new Problem('not_found');
    return webhook;
  }

  /** Who changes where it tells things, or how that is proven, must be allowed to know them. */
  private async takeOver(manager: EntityManager, id: number, events?: Webhook['events']): Promise<Webhook> {
    const webhook = await this.lock(manager, id);
    await this.makers.refuseBeyond(manager, [...webhook.events, ...(events ?? [])]);
    return webhook;
  }

  private async resume(manager: EntityManager, id: number): Promise<void> {
    const { companyId } = this.scope;
    await manager.query('UPDATE webhooks SET last_error = NULL WHERE company_id = $1 AND id = $2', [
      companyId,
      id,
    ]);
    await manager.query(DUE_NOW, [companyId, id]);
    await this.jobs.send(DELIVER, { companyId, webhookId: id }, { manager });
  }

  /** Counted one after another: the row is also there for the numbers of the company's events. */
  private async refuseTooMany(manager: EntityManager): Promise<void> {
    const { companyId } = this.scope;
    await manager.query(
      'INSERT INTO webhook_sequences (company_id) VALUES ($1) ON CONFLICT (company_id) DO NOTHING',
      [companyId],
    );
    await manager.query('SELECT FROM webhook_sequences WHERE company_id = $1 FOR UPDATE', [companyId]);
    if ((await manager.countBy(Webhook, { company_id: companyId })) >= MAX_WEBHOOKS)
      throw new Problem('too_many_webhooks');
  }

  private refuseUrl(url: string): void {
    try {
      this.egress.check(url);
    } catch (error) {
      if (error instanceof EgressRefusal) throw invalid('url', error.code, error.message);
      throw error;
    }
  }
}

const CANCEL = `
  UPDATE webhook_deliveries SET status = 'cancelled', next_attempt_at = NULL, updated_at = now()
  WHERE company_id = $1 AND webhook_id = $2 AND status = 'pending' AND event <> ALL ($3::text[])`;

/** What a node has at this moment stays its own. */
const DUE_NOW = `
  UPDATE webhook_deliveries SET attempts = 0, next_attempt_at = now(), claimed_until = NULL
  WHERE company_id = $1 AND webhook_id = $2 AND status = 'pending' AND (claimed_until IS NULL OR claimed_until <= now())`;
