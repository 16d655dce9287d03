import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'pino';
import { Config } from '../config/config.js';
import { createApp } from '../configure-app.js';
import { OpenDatabase } from '../database/open-database.js';
import { Service } from './service.js';
import { finishes } from './stopping.js';

export interface ServingSteps {
  open: (config: Config) => Promise<OpenDatabase>;
  /** Lets requests in. */
  welcome: (app: NestFastifyApplication, config: Config, place: string) => Promise<void>;
}

/** A process that answers requests: alone, or as one of several. */
export class Serving implements Service {
  private database: OpenDatabase | undefined;
  private app: NestFastifyApplication | undefined;
  private starting = Promise.resolve();

  constructor(
    private readonly config: Config,
    private readonly logger: Logger,
    private readonly steps: ServingSteps,
  ) {}

  start(): Promise<void> {
    this.starting = this.begin();
    return this.starting;
  }

  /**
   * Requests in flight finish, then the pools close, then PostgreSQL. Who asks during the start is heard when it is
   * complete, so that no PostgreSQL is left behind.
   */
  async stop(): Promise<boolean> {
    const finished = await finishes(
      this.starting.then(() => this.app?.close()),
      this.logger,
    );
    await this.database?.close();
    return finished;
  }

  async abandon(): Promise<void> {
    await this.app?.close();
    await this.database?.close();
  }

  private async begin(): Promise<void> {
    this.database = await this.steps.open(this.config);
    this.app = await createApp(this.config, this.database.appUrl, this.logger);
    await this.steps.welcome(this.app, this.config, this.database.place);
  }
}
