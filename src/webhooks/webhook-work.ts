import { Injectable, Logger, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { timingOf } from '../config/webhook-timing.js';
import { CHANNELS, Notifications } from '../database/notifications.js';
import { Jobs } from '../jobs/jobs.js';
import { DELIVER, RELAY } from './queues.js';
import { WebhookDeliverer } from './webhook-deliverer.js';
import { KEPT, WebhookRelay } from './webhook-relay.js';

/**
 * What sets webhooks going: the notification of a transaction that wrote events, within milliseconds; and a sweep for
 * what nobody heard of, or a node that died left lying.
 */
@Injectable()
export class WebhookWork implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(WebhookWork.name);
  /** The companies for which a job is being sent, and whether one more is due after it. */
  private readonly sending = new Map<number, boolean>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly notifications: Notifications,
    private readonly jobs: Jobs,
    private readonly relay: WebhookRelay,
    private readonly deliverer: WebhookDeliverer,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RELAY, (data, stopping) => this.relay.relay(data, stopping));
    this.jobs.handle(DELIVER, (data, stopping) => this.deliverer.deliver(data, stopping));
    this.jobs.whenStarted(() => this.watch());
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private watch(): void {
    this.notifications.on(CHANNELS.webhooks, (companyId) => this.tell(this.wake(Number(companyId))));
    this.notifications.onRefresh(() => this.tell(this.sweep()));
    this.timer = setInterval(() => this.tell(this.sweep()), timingOf(this.config).sweep).unref();
    this.tell(this.sweep());
  }

  private async sweep(): Promise<void> {
    const companies = await this.dataSource.query<{ id: number }[]>(
      'SELECT companies_with_webhook_work($1::interval) AS id',
      [KEPT],
    );
    for (const { id } of companies) await this.wake(id);
  }

  /** One job at a time and company, however many notifications come: what comes meanwhile makes one more. */
  private async wake(companyId: number): Promise<void> {
    const isSending = this.sending.has(companyId);
    this.sending.set(companyId, isSending);
    if (isSending) return;
    try {
      do {
        this.sending.set(companyId, false);
        await this.jobs.send(RELAY, { companyId });
      } while (this.sending.get(companyId));
    } finally {
      this.sending.delete(companyId);
    }
  }

  /** What fails here is mended by the next sweep, of this node or another. */
  private tell(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!this.jobs.isStopping) this.logger.warn(`webhooks were not set going: ${String(error)}`);
    });
  }
}
