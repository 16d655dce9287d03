import { holds, isPerson } from '../access/holdings.js';
import { Principal } from '../access/principal.js';
import { ResourceName } from '../access/resources.js';

/** What a webhook can be told of, each with the resource whose records it tells; written by triggers (migrations/). */
export const TOLD_RESOURCES = {
  'invoice.created': 'invoices',
  'invoice.issued': 'invoices',
  'invoice.paid': 'invoices',
  'invoice.cancelled': 'invoices',
  'client.created': 'clients',
  'client.updated': 'clients',
  'api_key.rotated': 'api-keys',
  'api_key.revoked': 'api-keys',
  'batch.processed': 'invoices',
} as const satisfies Record<string, ResourceName>;

export type WebhookEventKind = keyof typeof TOLD_RESOURCES;
export const WEBHOOK_EVENTS = Object.keys(TOLD_RESOURCES) as WebhookEventKind[];

/** What every delivery tells, whatever happened: the body as it was first sent, for good. */
export interface ToldEvent {
  uuid: string;
  kind: string;
  data: object;
  sequence: number | null;
  /** The uuid of the company. */
  company: string;
  /** ISO 8601 in UTC, as the database answers it. */
  created_at: string;
}

/**
 * The bytes that are sent and signed: WHMDC's `{event, data, timestamp}`, and beside it what tells events apart and
 * puts them in order. `type` is the Standard Webhooks' name for `event`.
 */
export function bodyOf({ uuid, kind, sequence, company, created_at, data }: ToldEvent): string {
  const timestamp = created_at.replace(/Z$/, '+00:00');
  return JSON.stringify({ id: `evt_${uuid}`, event: kind, type: kind, sequence, company, timestamp, data });
}

/** Whether somebody who may read a resource may be told of it: of keys, only who may manage them. */
export function mayBeTold(principal: Principal, kinds: readonly WebhookEventKind[]): boolean {
  return kinds.every((kind) => {
    const resource = TOLD_RESOURCES[kind];
    const manages = isPerson(principal) || principal.policy.keyManagement === 'granted';
    return holds(principal, resource, 'read') && (resource !== 'api-keys' || manages);
  });
}
