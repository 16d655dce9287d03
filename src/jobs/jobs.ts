import { setTimeout as delay } from 'node:timers/promises';
import { BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { type Db, type Job, PgBoss, SendOptions } from 'pg-boss';
import { EntityManager } from 'typeorm';
import { JOB_SCHEMA } from '../database/job-schema.js';
import { JobHandler, JobQueue } from './job-queue.js';

export const JOBS_URL = Symbol('JOBS_URL');

/** How long jobs in flight may take once the server is asked to stop; what is not done by then is tried again. */
const DRAIN_MS = 10_000;

/** How soon the job of a process that died is given to another, beside its queue's heartbeat. */
const WATCH_SECONDS = 10;

/** How many connections jobs are fetched and settled by; their work uses the data source's. */
const POOL_SIZE = 2;

/** Polling is for what no notification tells: that a job's time to be tried again has come. */
const POLL_SECONDS = 1;

/**
 * Background work, by pg-boss on the application's own PostgreSQL: a job is sent in the transaction that makes it due,
 * and is then done at least once, by whichever node is free. The command line sends jobs and does none.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Jobs.name);
  private readonly stopping = new AbortController();
  private readonly work: (() => Promise<unknown>)[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly boss: PgBoss;
  private started = false;

  constructor(@Inject(JOBS_URL) connectionString: string) {
    this.boss = new PgBoss({
      connectionString,
      schema: JOB_SCHEMA,
      application_name: 'llavero-jobs',
      max: POOL_SIZE,
      migrate: false,
      createSchema: false,
      schedule: false,
      // Indexes are their owner's to rebuild.
      reindex: false,
      superviseIntervalSeconds: WATCH_SECONDS,
      monitorIntervalSeconds: WATCH_SECONDS,
      useListenNotify: true,
    });
    this.boss.on('error', (error) => this.logger.error(`jobs: ${String(error)}`));
    this.boss.on('warning', ({ message }) => this.logger.warn(`jobs: ${message}`));
  }

  /** Says who does the jobs of a queue; before `start`. */
  handle<Data extends object>(queue: JobQueue<Data>, handler: JobHandler<Data>): void {
    const { name, concurrency } = queue;
    const polling = { pollingIntervalSeconds: POLL_SECONDS, notifyPollingIntervalSeconds: POLL_SECONDS };
    this.work.push(async () => {
      await this.ensureQueue(queue);
      const workers = await this.boss.work<Data>(name, { ...concurrency, ...polling }, async ([job]) => {
        await this.run(name, job!, handler);
        // Who has done a job looks for the next one at once.
        this.boss.notifyWorker(workers);
      });
    });
  }

  /** Says what begins with the first job that this process can do, and not where it does none; before `start`. */
  whenStarted(begin: () => void): void {
    this.work.push(async () => begin());
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** From now on this process does jobs. */
  async start(): Promise<void> {
    await this.boss.start();
    this.started = true;
    for (const begin of this.work) await begin();
  }

  /** Makes a job due: with `manager` once its transaction commits, and not at all when it does not. */
  async send<Data extends object>(
    queue: JobQueue<Data>,
    data: Data,
    { manager, after }: { manager?: EntityManager; after?: Date } = {},
  ): Promise<void> {
    const options: SendOptions = {
      ...(queue.keyOf && { singletonKey: queue.keyOf(data) }),
      ...(queue.groupOf && { group: { id: queue.groupOf(data) } }),
      ...(after && { startAfter: after }),
      ...(manager && { db: inTransaction(manager) }),
    };
    await this.boss.send(queue.name, data, options);
  }

  /** As this release wants it, also where an earlier one made it. */
  private async ensureQueue({
    name,
    options: { policy, ...options },
  }: Pick<JobQueue<object>, 'name' | 'options'>): Promise<void> {
    await this.boss.createQueue(name, { policy, ...options, notify: true });
    await this.boss.updateQueue(name, { ...options, notify: true });
  }

  private async run<Data extends object>(
    name: string,
    { data, signal, retryCount }: Job<Data>,
    handler: JobHandler<Data>,
  ): Promise<void> {
    const work = handler(data, AbortSignal.any([this.stopping.signal, signal]), retryCount);
    this.running.add(work);
    try {
      await work;
    } catch (error) {
      if (!this.stopping.signal.aborted)
        this.logger.error(`${name} ${JSON.stringify(data)} is not done: ${String(error)}`);
      throw error;
    } finally {
      this.running.delete(work);
    }
  }

  /** Before the pools close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    if (!this.started) return;
    await Promise.race([Promise.allSettled(this.running), delay(DRAIN_MS, undefined, { ref: false })]);
    // Its own way to wait looks every half second.
    await this.boss.stop({ graceful: false });
  }
}

function inTransaction(manager: EntityManager): Db {
  return {
    executeSql: async (text, values) => {
      const { records } = await manager.queryRunner!.query(text, values as unknown[], true);
      return { rows: records };
    },
  };
}
