import type { Queue, WorkOptions } from 'pg-boss';

/** Work of one kind that is done in the background; `Data` says which, and holds no secret. */
export interface JobQueue<Data extends object> {
  readonly name: string;
  /** How its jobs are tried again, and how many of one key there may be. */
  readonly options: Omit<Queue, 'name' | 'notify' | 'partition'>;
  /** How many jobs at once, on this node and of one group everywhere. */
  readonly concurrency: Pick<WorkOptions, 'localConcurrency' | 'groupConcurrency'>;
  /** What tells two jobs apart where the queue's policy keeps twins out. */
  readonly keyOf?: (data: Data) => string;
  /** Whose work it is, where only so much of one's is done at once. */
  readonly groupOf?: (data: Data) => string;
}

/**
 * Does one job. It may run again, also beside itself, after a crash: what it did has to tell it what is left. `stopping`
 * asks it to throw soon: its job is then done elsewhere, or after the restart. `tried` is how often it was begun before.
 */
export type JobHandler<Data extends object> = (
  data: Data,
  stopping: AbortSignal,
  tried: number,
) => Promise<void>;
