import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHANNELS, Notifications } from './notifications.js';

/** The operator's switch of the whole API, known on every node. */
@Injectable()
export class Installation implements OnModuleInit {
  private readonly logger = new Logger(Installation.name);
  private enabled = true;
  private heard = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly notifications: Notifications,
  ) {}

  /** What this node knows; the opening statement of each transaction is exact beyond it. */
  get apiEnabled(): boolean {
    return this.enabled;
  }

  async onModuleInit(): Promise<void> {
    this.notifications.on(CHANNELS.apiSwitch, (payload) => this.hear(payload === 'on'));
    this.notifications.onRefresh(() => {
      this.refresh().catch((error: unknown) => this.logger.warn(`cannot read the switch: ${String(error)}`));
    });
    await this.refresh();
  }

  /**
   * Once this returns, an API that is off is off on every node, whose transactions ask; one that is on is open
   * elsewhere as soon as they hear of it, which is within milliseconds.
   */
  async switchApi(on: boolean): Promise<void> {
    await this.dataSource.query(
      `WITH switched AS (UPDATE installation SET api_enabled = $1) SELECT pg_notify($2, $3)`,
      [on, CHANNELS.apiSwitch, on ? 'on' : 'off'],
    );
    this.hear(on);
  }

  /** True while there is no company here. */
  async isEmpty(): Promise<boolean> {
    const [row] = await this.dataSource.query<[{ found: boolean }]>('SELECT any_company() AS found');
    return !row.found;
  }

  private hear(on: boolean): void {
    this.heard++;
    this.enabled = on;
  }

  /** What was heard while this asked is newer than the answer. */
  private async refresh(): Promise<void> {
    const before = this.heard;
    const [row] = await this.dataSource.query<[{ api_enabled: boolean }]>(
      'SELECT api_enabled FROM installation',
    );
    if (this.heard === before) this.enabled = row.api_enabled;
  }
}
