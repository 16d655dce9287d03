import { Logger, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';

/** How long what a node noted may be unknown to the database. */
const EVERY_MS = 5_000;

/**
 * What requests only leave a note of, in memory, and one statement of this node writes every few seconds and when it
 * stops. What a node that dies had noted is lost, and no more than that.
 */
export abstract class PeriodicWrite implements OnModuleInit, OnApplicationShutdown {
  protected readonly logger = new Logger(this.constructor.name);
  private writing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), EVERY_MS).unref();
  }

  /** No request is left by then, and the database is still there. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** Writes what was noted before this call; a failure is logged, and its notes are written with the next ones. */
  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** Never rejects: what could not be written is noted again. */
  protected abstract write(): Promise<void>;
}
