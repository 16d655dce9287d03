import cluster from 'node:cluster';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Logger } from 'pino';
import { MemoryStorage } from '../access/throttle/memory-storage.js';
import { Config } from '../config/config.js';
import { openDatabase, OpenDatabase } from '../database/open-database.js';
import { Service } from './service.js';
import { WorkerProcess } from './worker-process.js';

const WORKER = fileURLToPath(new URL('../worker.js', import.meta.url));

/** A worker that lived that long has not died of its start. */
const STEADY_MS = 60_000;
/** How soon another takes the place of one that died; each that dies soon after its start doubles the time. */
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

/**
 * The first of several processes: it has the database, the listening socket and the counters of the limits, and keeps
 * the workers running that answer the requests. They are one server: they end with it, however it ends.
 */
export class Primary implements Service {
  private readonly storage = new MemoryStorage();
  private readonly workers = new Set<WorkerProcess>();
  private opening: Promise<OpenDatabase> | undefined;
  private database: OpenDatabase | undefined;
  private stopping = false;

  constructor(
    private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    this.opening = openDatabase(this.config);
    this.database = await this.opening;
    if (this.stopping) return;
    // In turns: connections that stay open are spread evenly from the beginning.
    cluster.schedulingPolicy = cluster.SCHED_RR;
    cluster.setupPrimary({ exec: WORKER, args: [], serialization: 'json' });
    try {
      const all = Array.from({ length: this.config.processes }, (_, index) => this.startOne(index === 0));
      const [greeting] = await Promise.all(all);
      process.stdout.write(greeting!);
    } catch (error) {
      // Workers that were asked to stop do not get ready.
      if (!this.stopping) throw error;
    }
  }

  /** The requests in flight of all workers finish, then PostgreSQL closes. */
  async stop(signal: NodeJS.Signals): Promise<boolean> {
    this.stopping = true;
    await Promise.allSettled([this.opening]);
    const finished = await Promise.all([...this.workers].map((worker) => worker.stop(signal)));
    await this.database?.close();
    return finished.every(Boolean);
  }

  async abandon(): Promise<void> {
    await this.stop('SIGTERM');
  }

  private async startOne(tells: boolean): Promise<string> {
    const worker = this.fork(tells);
    const greeting = await worker.ready();
    void this.keep(worker);
    return greeting;
  }

  private fork(tells = false): WorkerProcess {
    const { appUrl, place } = this.database!;
    const handover = { config: this.config, database: { appUrl, place }, tells };
    const worker = new WorkerProcess(handover, this.storage);
    this.workers.add(worker);
    void worker.ended.then(() => this.workers.delete(worker));
    return worker;
  }

  private replace(): WorkerProcess {
    const worker = this.fork();
    void worker.greeting.then(() =>
      this.logger.info({ worker: worker.pid }, 'a server process took its place'),
    );
    return worker;
  }

  /** Lets another worker take the place of one that dies, for as long as the server runs. */
  private async keep(first: WorkerProcess): Promise<void> {
    let pause = SHORTEST_PAUSE_MS;
    for (let worker = first; ; worker = this.replace()) {
      const { reason, livedMs } = await worker.ended;
      if (this.stopping) return;
      if (livedMs > STEADY_MS) pause = SHORTEST_PAUSE_MS;
      this.logger.error({ worker: worker.pid }, `${reason}; another one starts in ${pause} ms`);
      await delay(pause);
      if (this.stopping) return;
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }
}
