import { Grants } from '../access/grants.js';
import { Problem } from '../common/problem.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeyRow } from './api-key.view.js';
import { storedGrants } from './key-grants.js';

type Limit = 'allow_ips' | 'expires_at' | 'user_id' | 'rate_limit_calls' | 'rate_limit_seconds';
export type Limits = Pick<ApiKey, Limit>;

/** Where from, in whose name and how often a key works; columns of one group only count together. */
const LIMITS: readonly (readonly Limit[])[] = [
  ['allow_ips'],
  ['user_id'],
  ['rate_limit_calls', 'rate_limit_seconds'],
];

type Ending = Pick<ApiKey, 'expires_at'>;

/** What a key takes over from the key that made it, or that it replaces. */
export function limitsOf(key: ApiKey): Limits {
  const { allow_ips, expires_at, user_id, rate_limit_calls, rate_limit_seconds } = key;
  return { allow_ips, expires_at, user_id, rate_limit_calls, rate_limit_seconds };
}

/** What a rotated key passes on: everything but what proves it. */
export function inherited(old: ApiKey): Partial<ApiKey> {
  const { name, format, enabled, maker_user_id, maker_key_id } = old;
  return { ...limitsOf(old), name, format, enabled, maker_user_id, maker_key_id };
}

/**
 * Refuses a key the token of one that is limited otherwise: with it, it would step out of its own limits. It may have
 * that of one which ends sooner.
 */
export function refuseOtherLimits(maker: ApiKey, key: ApiKey): void {
  const steppedOut = LIMITS.some((limit) => isLimited(maker, limit) && !isSame(limit, maker, key));
  if (steppedOut || !endsWithin(key, maker)) throw new Problem('grant_exceeds_maker');
}

/** Whether a key is the maker's own to give grants to: it made it, and is not outlived by it. */
export function isOwnMade(maker: ApiKey | undefined, key: ApiKey): boolean {
  return maker !== undefined && key.maker_key_id === maker.id && endsWithin(key, maker);
}

/** Refuses what would lift a key above the key that made it, whoever asks. */
export function refuseBeyondMakerKey(
  makerKey: ApiKeyRow,
  grants: Grants | undefined,
  enabled: boolean,
): void {
  const widened = grants !== undefined && !storedGrants(makerKey).covers(grants);
  if (widened || (enabled && !makerKey.enabled)) throw new Problem('grant_exceeds_maker');
}

/**
 * What a change to a key (`before` as it was) changes in one that it made: a switch-off always, a limit for as
 * long as the made key still has its maker's; a limit that a person gave to it alone stays. A key that was made to end
 * with its maker or sooner never ends later than it.
 */
export function followed(made: ApiKey, before: ApiKey, changes: Partial<ApiKey>): Partial<ApiKey> {
  const limits = LIMITS.filter((limit) => isSame(limit, made, before)).flat();
  const taken = [...limits, ...(followsEnd(made, before, changes) ? (['expires_at'] as const) : [])].filter(
    (column) => changes[column] !== undefined,
  );
  return {
    ...Object.fromEntries(taken.map((column) => [column, changes[column]])),
    ...(changes.enabled === false && { enabled: false }),
  };
}

function followsEnd(made: ApiKey, before: ApiKey, { expires_at = null }: Partial<ApiKey>): boolean {
  return (
    isSame(['expires_at'], made, before) || (endsWithin(made, before) && !endsWithin(made, { expires_at }))
  );
}

function endsWithin(key: Ending, other: Ending): boolean {
  if (other.expires_at === null) return true;
  return key.expires_at !== null && Date.parse(key.expires_at) <= Date.parse(other.expires_at);
}

function isLimited(key: ApiKey, limit: readonly Limit[]): boolean {
  return limit.some((column) => key[column] !== null && !isEmpty(key[column]));
}

function isSame(limit: readonly Limit[], one: ApiKey, other: ApiKey): boolean {
  return limit.every((column) => JSON.stringify(one[column]) === JSON.stringify(other[column]));
}

function isEmpty(value: Limits[Limit]): boolean {
  return Array.isArray(value) && value.length === 0;
}
