import { JobQueue } from '../jobs/job-queue.js';

/** A job of a process that died is done by another after so many seconds; done jobs are forgotten after an hour. */
const CARE = {
  heartbeatSeconds: 10,
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  deleteAfterSeconds: 3600,
};

export interface RelayData {
  companyId: number;
}

/** To number the events of a company and to write down who is told of them; one waits, however many happened. */
export const RELAY: JobQueue<RelayData> = {
  name: 'webhooks-relay',
  options: { ...CARE, policy: 'short' },
  concurrency: { localConcurrency: 1 },
  keyOf: ({ companyId }) => String(companyId),
};

export interface DeliverData {
  companyId: number;
  webhookId: number;
  /** For what is tried again later: waits beside what is due now. */
  notBefore?: string;
}

/** To deliver what is due to one webhook. No company takes all workers: its receivers may be slow. */
export const DELIVER: JobQueue<DeliverData> = {
  name: 'webhooks-deliver',
  options: { ...CARE, policy: 'short' },
  concurrency: { localConcurrency: 4, groupConcurrency: 2 },
  keyOf: ({ companyId, webhookId, notBefore = 'now' }) => `${companyId}:${webhookId}:${notBefore}`,
  groupOf: ({ companyId }) => String(companyId),
};
