import type { ApiKeyView, CreateApiKeyDto, RateLimitDto, UpdateApiKeyDto } from '../api/generated/index.js';
import { instantOf, wallTimeOf } from '../common/zoned-time.js';
import { entriesIn } from './addresses.js';

/** After how many days a key ends, where that is usual. */
const DAYS = { month: 30, quarter: 90, year: 365 } as const;
export const EXPIRIES = ['month', 'quarter', 'year', 'never', 'own'] as const;
export type Expiry = (typeof EXPIRIES)[number];

/** `usual`: the limit of the installation. */
export const LIMITS = ['usual', 'none', 'own'] as const;
export type Limit = (typeof LIMITS)[number];

export type KeyFormat = ApiKeyView['format'];
export const KEY_FORMATS = ['keyid', 'hex64', 'fs20', 'org'] as const satisfies readonly KeyFormat[];

/** A key as it stands in a form; the names that the server has too are the server's. */
export type KeyValues = {
  name: string;
  format: KeyFormat;
  test: boolean;
  full_access: boolean;
  permissions: string[];
  /** Addresses and ranges, one per line. */
  allow_ips: string;
  expiry: Expiry;
  /** On the clocks of the company, where the expiry is one's own. */
  expires_at: string;
  /** From when days are counted: a form that is sent twice says the same twice. */
  opened_at: number;
  user_id: string | null;
  limit: Limit;
  rate_limit: { calls: number | string; seconds: number | string };
};

const EMPTY_KEY: Omit<KeyValues, 'opened_at'> = {
  name: '',
  format: 'keyid',
  test: false,
  full_access: false,
  permissions: [],
  allow_ips: '',
  expiry: 'year',
  expires_at: '',
  user_id: null,
  limit: 'usual',
  rate_limit: { calls: 100, seconds: 60 },
};

export const newKey = (): KeyValues => ({ ...EMPTY_KEY, opened_at: Date.now() });

export function valuesOf(key: ApiKeyView, timeZone: string): KeyValues {
  return {
    ...newKey(),
    name: key.name,
    format: key.format,
    full_access: key.full_access,
    permissions: key.full_access ? [] : key.permissions,
    allow_ips: key.allow_ips.join('\n'),
    expiry: key.expires_at === null ? 'never' : 'own',
    expires_at: key.expires_at === null ? '' : wallTimeOf(key.expires_at, timeZone),
    user_id: key.user_id === null ? null : String(key.user_id),
    limit: limitOf(key.rate_limit),
    rate_limit: key.rate_limit?.calls ? key.rate_limit : EMPTY_KEY.rate_limit,
  };
}

function limitOf(limit: RateLimitDto | null): Limit {
  if (limit === null) return 'usual';
  return limit.calls === 0 ? 'none' : 'own';
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a key ends, as ISO 8601; null for never, and for what is no time. */
export function endOf({ expiry, expires_at, opened_at }: KeyValues, timeZone: string): string | null {
  if (expiry === 'never') return null;
  if (expiry === 'own') return instantOf(expires_at, timeZone);
  return new Date(opened_at + DAYS[expiry] * DAY_MS).toISOString();
}

function rateLimitOf({ limit, rate_limit: { calls, seconds } }: KeyValues): RateLimitDto | null {
  if (limit === 'usual') return null;
  return limit === 'none' ? { calls: 0, seconds: 1 } : { calls: Number(calls), seconds: Number(seconds) };
}

/** What a form says of a key, as the server takes it. */
function settingsOf(values: KeyValues, timeZone: string) {
  const { name, full_access, permissions, allow_ips, user_id } = values;
  return {
    name: name.trim(),
    full_access,
    permissions: full_access ? [] : permissions,
    allow_ips: entriesIn(allow_ips),
    expires_at: endOf(values, timeZone),
    user_id: user_id === null ? null : Number(user_id),
    rate_limit: rateLimitOf(values),
  } satisfies UpdateApiKeyDto;
}

export function creationOf(values: KeyValues, timeZone: string): CreateApiKeyDto {
  const { format, test } = values;
  return { ...settingsOf(values, timeZone), format, ...(format === 'org' && { test }) };
}

/** Only what differs: what somebody else changed meanwhile stays, and so do the seconds of an end. */
export function changesBetween(before: KeyValues, after: KeyValues, timeZone: string): UpdateApiKeyDto {
  const [was, is] = [settingsOf(before, timeZone), settingsOf(after, timeZone)];
  const differs = (field: keyof typeof is) => JSON.stringify(was[field]) !== JSON.stringify(is[field]);
  const grantsDiffer = differs('full_access') || differs('permissions');
  const named = Object.entries(is).filter(([field]) =>
    field === 'full_access' || field === 'permissions' ? grantsDiffer : differs(field as keyof typeof is),
  );
  return Object.fromEntries(named);
}
