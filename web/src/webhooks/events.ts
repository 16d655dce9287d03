import type { WebhookEvent } from './webhooks.js';

/** What a webhook can tell of, by what it is about; the compiler misses none. */
const EVENTS = {
  'invoice.created': 'invoice',
  'invoice.issued': 'invoice',
  'invoice.paid': 'invoice',
  'invoice.cancelled': 'invoice',
  'client.created': 'client',
  'client.updated': 'client',
  'api_key.rotated': 'api_key',
  'api_key.revoked': 'api_key',
  'batch.processed': 'batch',
} as const satisfies Record<WebhookEvent, string>;

export const EVENT_NAMES = Object.keys(EVENTS) as WebhookEvent[];

export const GROUPS = [...new Set(Object.values(EVENTS))];

export const eventsOf = (group: (typeof GROUPS)[number]) =>
  EVENT_NAMES.filter((name) => EVENTS[name] === group);

export const isEvent = (name: string): name is WebhookEvent => name in EVENTS;
