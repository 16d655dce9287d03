import { JobQueue } from '../jobs/job-queue.js';

export interface BatchJob {
  companyId: number;
  batchId: number;
}

const HOUR_SECONDS = 3600;

/** A batch is done or tried again: it is given up only with its installation. One of a company's after the other. */
export const BATCHES: JobQueue<BatchJob> = {
  name: 'invoice-batches',
  options: {
    retryLimit: 1_000_000,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    heartbeatSeconds: 10,
    expireInSeconds: 12 * HOUR_SECONDS,
    retentionSeconds: 365 * 24 * HOUR_SECONDS,
  },
  concurrency: { localConcurrency: 2, groupConcurrency: 1 },
  groupOf: ({ companyId }) => String(companyId),
};
