import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHANNELS, Notifications } from './notifications.js';

/** The operator's switch of the whole API, known on every node. */
@Injectable()
export class Installation implements OnModuleInit {
  private readonly logger = new Logger(Installation.name);
  private enabled = true;

  constructor(
    private readonly dataSource: DataSource,
    private readonly notifications: Notifications,
  ) {}

  /** What this node knows; the opening statement of each transaction is exact beyond it. */
  get apiEnabled(): boolean {
    return this.enabled;
  }

  async onModuleInit(): Promise<void> {
    this.notifications.on(CHANNELS.apiSwitch, (payload) => (this.enabled = payload === 'on'));
    this.notifications.onRefresh(() => {
      this.refresh().catch((error: unknown) => this.logger.warn(`cannot read the switch: ${String(error)}`));
    });
    await this.refresh();
  }

  /** Holds on every node once this returns. */
  async switchApi(on: boolean): Promise<void> {
    await this.dataSource.query(
      `WITH switched AS (UPDATE installation SET api_enabled = $1) SELECT pg_notify($2, $3)`,
      [on, CHANNELS.apiSwitch, on ? 'on' : 'off'],
    );
    this.enabled = on;
  }

  /** True while there is no company here. */
  async isEmpty(): Promise<boolean> {
    const [row] = await this.dataSource.query<[{ found: boolean }]>('SELECT any_company() AS found');
    return !row.found;
  }

  private async refresh(): Promise<void> {
    const [row] = await this.dataSource.query<[{ api_enabled: boolean }]>(
      'SELECT api_enabled FROM installation',
    );
    this.enabled = row.api_enabled;
  }
}
