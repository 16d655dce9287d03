import { Injectable, Logger, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KeyUses } from '../access/key-uses.js';

/** How long what a node saw of its keys may be unknown to the database. */
const FLUSH_MS = 5_000;

/** The last use of a key that the database does not know yet; `at` is in milliseconds of this process. */
interface Use {
  companyId: number;
  at: number;
  address: string;
}

/**
 * When and from where each key was last used. A request only leaves a note in memory; every few seconds one statement
 * of this node writes what was noted, of all companies together. A change of activity is no change of the key: its
 * generation stays. What a node that dies had noted is lost, and no more than that.
 */
@Injectable()
export class KeyActivity extends KeyUses implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(KeyActivity.name);
  private noted = new Map<number, Use>();
  private writing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  /** No request is left by then, and the database is still there. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  override note(companyId: number, keyId: number, address: string): void {
    this.noted.set(keyId, { companyId, at: performance.now(), address });
  }

  /** Writes what was noted before this call; a failure is logged, and its notes are written with the next ones. */
  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    const uses = this.noted;
    if (uses.size === 0) return;
    this.noted = new Map();
    try {
      this.keep(uses, await this.record(uses));
    } catch (error) {
      this.logger.warn(`the activity of ${uses.size} keys is not written yet: ${String(error)}`);
      this.keep(uses, uses.keys());
    }
  }

  /** One statement; answers the keys that it could not write because another transaction held them. */
  private async record(uses: ReadonlyMap<number, Use>): Promise<number[]> {
    const now = performance.now();
    const noted = [...uses.values()];
    const left = await this.dataSource.query<{ id: number }[]>(
      'SELECT record_key_activity($1, $2, $3, $4) AS id',
      [
        noted.map(({ companyId }) => companyId),
        [...uses.keys()],
        noted.map(({ at }) => (now - at) / 1000),
        noted.map(({ address }) => address),
      ],
    );
    return left.map(({ id }) => id);
  }

  /** Notes again what was not written, unless the key was used since. */
  private keep(uses: ReadonlyMap<number, Use>, keys: Iterable<number>): void {
    for (const key of keys) if (!this.noted.has(key)) this.noted.set(key, uses.get(key)!);
  }
}
