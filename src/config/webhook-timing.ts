import type { Config } from './config.js';

/** How patiently webhooks are delivered, in milliseconds. No variable changes it. */
export interface WebhookTiming {
  /** From a failed attempt to the next; where the attempt after the last of these fails too, the webhook stops. */
  retryAfter: readonly number[];
  /** For one attempt: its redirects and the answer included. */
  timeout: number;
  /** How long a delivery belongs to the node that attempts it; longer than an attempt takes. */
  lease: number;
  /** How often a node looks for what no notification told it of. */
  sweep: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Ten attempts in about 23 hours. */
export const WEBHOOK_TIMING: WebhookTiming = Object.freeze({
  retryAfter: Object.freeze([
    5 * SECOND,
    30 * SECOND,
    2 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
  ]),
  timeout: 10 * SECOND,
  lease: 30 * SECOND,
  sweep: MINUTE,
});

export function timingOf({ webhooks }: Pick<Config, 'webhooks'>): WebhookTiming {
  return webhooks.timing ?? WEBHOOK_TIMING;
}
