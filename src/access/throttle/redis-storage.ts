import { once } from 'node:events';
import { Logger, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { Redis, RedisOptions } from 'ioredis';
import { MemoryStorage } from './memory-storage.js';
import { Budget, RateLimitStorage, Verdict } from './rate-limit-storage.js';
import {
  GIVE_BACK_SCRIPT,
  giveBackArguments,
  readReply,
  TAKE_SCRIPT,
  takeArguments,
} from './redis-script.js';

const START_MS = 2_000;

/** No command waits for a connection or is sent twice; a lost connection is tried again every second. */
const OPTIONS: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 1_000,
  // Far above any pause of Redis or long turn of ours; only calls under way when an outage begins wait it out.
  commandTimeout: 1_000,
  disconnectTimeout: 250,
  retryStrategy: () => 1_000,
  disableClientInfo: true,
};

interface Commands {
  takeBudgets(...args: (string | number)[]): Promise<number[]>;
  giveBudgetsBack(...args: (string | number)[]): Promise<unknown>;
}

/**
 * Windows that several nodes share on one Redis or Valkey: exact, because a call is judged in one script.
 * Redis is never needed for an answer. The first call that fails drops the connection, and until it is
 * ready again every node counts by itself, without waiting; the log says so once per outage.
 */
export class RedisStorage extends RateLimitStorage implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RedisStorage.name);
  private readonly redis: Redis & Commands;
  private connected = false;
  private outage = false;

  /** Connects at once, in the background; `url` is redis:// or rediss://. What Redis cannot count `own` does. */
  constructor(
    url: string,
    private readonly own: RateLimitStorage = new MemoryStorage(),
  ) {
    super();
    this.redis = new Redis(url, OPTIONS) as Redis & Commands;
    this.redis.defineCommand('takeBudgets', { lua: TAKE_SCRIPT });
    this.redis.defineCommand('giveBudgetsBack', { lua: GIVE_BACK_SCRIPT });
    this.redis.on('ready', () => (this.connected = true));
    this.redis.on('error', (error) => this.noteOutage(error));
    this.redis.on('reconnecting', () => {
      this.connected = false;
      this.noteOutage(new Error('the connection was closed'));
    });
  }

  /** Gives Redis a moment, so that the first calls already count in the shared windows. */
  async onModuleInit(): Promise<void> {
    if (this.connected) return;
    await once(this.redis, 'ready', { signal: AbortSignal.timeout(START_MS) }).catch((error: Error) =>
      this.noteOutage(error),
    );
  }

  /** After the last request was answered. */
  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  override take<B extends Budget>(budgets: readonly B[]): Verdict<B> | Promise<Verdict<B>> {
    return this.connected ? this.ask(budgets, 'take') : this.own.take(budgets);
  }

  override peek<B extends Budget>(budgets: readonly B[]): Verdict<B> | Promise<Verdict<B>> {
    return this.connected ? this.ask(budgets, 'peek') : this.own.peek(budgets);
  }

  override async giveBack(budgets: readonly Budget[]): Promise<void> {
    if (!this.connected) return this.own.giveBack(budgets);
    await this.redis
      .giveBudgetsBack(...giveBackArguments(budgets))
      .catch((error: Error) => this.dropConnection(error));
  }

  private async ask<B extends Budget>(budgets: readonly B[], mode: 'take' | 'peek'): Promise<Verdict<B>> {
    try {
      const reply = await this.redis.takeBudgets(...takeArguments(budgets, mode));
      const verdict = readReply(budgets, reply, Date.now());
      this.noteEndOfOutage();
      return verdict;
    } catch (error) {
      this.dropConnection(error as Error);
      return this.own[mode](budgets);
    }
  }

  private dropConnection(error: Error): void {
    this.noteOutage(error);
    if (!this.connected) return;
    this.connected = false;
    this.redis.disconnect(true);
  }

  /** Where a name has several addresses and none answers, the error has a code but no message. */
  private noteOutage({ message, code }: Error & { code?: string }): void {
    if (this.outage) return;
    this.outage = true;
    const reason = message || code;
    this.logger.warn(`Redis does not answer (${reason}): until it does, each node counts calls by itself`);
  }

  private noteEndOfOutage(): void {
    if (!this.outage) return;
    this.outage = false;
    this.logger.log('Redis answers again: the nodes share their rate limits');
  }
}
