import cluster, { Worker } from 'node:cluster';
import { answerAsks } from '../access/throttle/asking.js';
import { MemoryStorage } from '../access/throttle/memory-storage.js';
import { FromWorker, Handover, ToWorker } from './messages.js';
import { DRAIN_MS } from './stopping.js';

/** How much longer than its requests in flight a worker may take to close. */
const CLOSING_MS = 5_000;

export interface Ending {
  /** What it said itself, or how the system saw it end. */
  reason: string;
  /** Everything was finished. */
  clean: boolean;
  livedMs: number;
}

/** A process that answers requests, as its primary sees it. */
export class WorkerProcess {
  /** Resolves once the process is gone. */
  readonly ended: Promise<Ending>;
  /** How to greet, once it listens; of a process that ends before it never. */
  readonly greeting: Promise<string>;
  private readonly worker: Worker;
  private readonly begun = performance.now();
  private failure: string | undefined;
  private asked: NodeJS.Signals | undefined;

  /** Starts it; what it asks of the limits `storage` answers. */
  constructor(
    handover: Handover,
    private readonly storage: MemoryStorage,
  ) {
    this.worker = cluster.fork();
    this.closeWhatIsOnItsWay();
    this.ended = new Promise((resolve) => {
      this.worker.on('exit', (code: number | null, signal: NodeJS.Signals | null) =>
        resolve(this.ending(code, signal)),
      );
      // What cannot be sent to a process that is gone is told by its exit; one that never began has none.
      this.worker.on('error', (error) => {
        if (this.pid === undefined) resolve({ reason: error.message, clean: false, livedMs: 0 });
      });
    });
    this.greeting = new Promise((resolve) =>
      this.worker.on('message', (message: FromWorker) => this.hear(message, resolve)),
    );
    this.tell(handover);
  }

  get pid(): number | undefined {
    return this.worker.process.pid;
  }

  /** The greeting. Rejects with a sentence for the operator where it ends before. */
  ready(): Promise<string> {
    const ended = this.ended.then(({ reason }) => {
      throw new Error(reason);
    });
    return Promise.race([this.greeting, ended]);
  }

  /** Its requests in flight finish; whether they did. */
  async stop(signal: NodeJS.Signals): Promise<boolean> {
    this.asked = signal;
    this.tell({ stop: signal });
    const overdue = setTimeout(() => this.worker.process.kill('SIGKILL'), DRAIN_MS + CLOSING_MS);
    const { clean } = await this.ended;
    clearTimeout(overdue);
    return clean;
  }

  private hear(message: FromWorker, greet: (greeting: string) => void): void {
    if (Array.isArray(message)) this.tell(answerAsks(this.storage, message));
    else if ('ready' in message) greet(message.ready);
    else this.failure = message.failed;
  }

  /**
   * A connection that is on its way to a process when it dies is closed, so that its client can try again: node:cluster
   * forgets it, and it would stay open for ever. One is on its way at a time.
   */
  private closeWhatIsOnItsWay(): void {
    const { process } = this.worker;
    const send = process.send.bind(process) as (...args: unknown[]) => boolean;
    let last: { close: () => void } | undefined;
    process.send = (...args: unknown[]) => {
      if (args[1]) last = args[1] as typeof last;
      return send(...args);
    };
    process.once('exit', () => last?.close());
  }

  /** Before a worker hears of signals, one from its terminal ends it; it has begun nothing by then. */
  private ending(code: number | null, signal: NodeJS.Signals | null): Ending {
    return {
      reason: this.failure ?? `a server process ended (${signal ?? `exit code ${code}`})`,
      clean: code === 0 || (signal !== null && signal === this.asked),
      livedMs: performance.now() - this.begun,
    };
  }

  /** To a process that is gone nothing is sent: its exit says so. */
  private tell(message: ToWorker): void {
    if (this.worker.isConnected()) this.worker.process.send(message, undefined, undefined, () => undefined);
  }
}
