import { EventEmitter } from 'node:events';
import { Inject, Injectable, Logger, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { EntityManager } from 'typeorm';
import { APP_URL } from './data-source.js';

/**
 * `apiSwitch`: the operator's switch, `on` or `off`; `access`: what callers may do changed; `webhooks`: the company by
 * its id has events to tell.
 */
export const CHANNELS = {
  apiSwitch: 'llavero_api_switch',
  access: 'llavero_access',
  webhooks: 'llavero_webhooks',
} as const;

const RECONNECT_AFTER_MS = 500;

/**
 * What other nodes committed, heard within milliseconds over one connection per process. Nothing that
 * must hold depends on it: it only shortens what memory may believe (the opening statement of each
 * transaction is what is exact). After a lost connection listeners hear `refresh` and ask anew.
 */
@Injectable()
export class Notifications implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly events = new EventEmitter();
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(@Inject(APP_URL) private readonly url: string) {}

  async onModuleInit(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.client?.end();
  }

  on(channel: string, listener: (payload: string) => void): void {
    this.events.on(channel, listener);
  }

  onRefresh(listener: () => void): void {
    this.events.on('refresh', listener);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'llavero-listen',
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload }) => this.events.emit(channel, payload ?? ''));
    client.on('error', (error) => this.reconnect(client, error));
    client.on('end', () => this.reconnect(client));
    await client.connect();
    for (const channel of Object.values(CHANNELS)) await client.query(`LISTEN ${channel}`);
    this.client = client;
  }

  private reconnect(lost: pg.Client, error?: Error): void {
    if (this.closed || lost !== this.client) return;
    this.client = undefined;
    this.logger.warn(`lost the connection for notifications${error ? `: ${error.message}` : ''}`);
    this.tryAgain();
  }

  private tryAgain(): void {
    this.retry = setTimeout(() => {
      this.connect().then(
        () => this.events.emit('refresh'),
        () => !this.closed && this.tryAgain(),
      );
    }, RECONNECT_AFTER_MS);
    this.retry.unref();
  }
}

/** In the transaction of a change to keys, roles or policies: when it commits, no node believes its memory. */
export async function announceAccessChange(manager: EntityManager, companyId: number): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [CHANNELS.access, String(companyId)]);
}

/** In the transaction that ends sessions of a person, in one company or in all: the same. */
export async function announceEndOfSessions(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [CHANNELS.access, '']);
}
