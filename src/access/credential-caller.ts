import { ProblemCode } from '../common/problem.js';
import { Allowlist } from './allowlist.js';
import { KeyCredential } from './credential-store.js';
import { Caller, KeyOfCompany } from './decide.js';
import { Grants } from './grants.js';
import { ActingUser, ApiKeyPrincipal } from './principal.js';
import { SessionTokenRow } from './session-token-store.js';

/** Who a key is at this moment; or which one it is, and why it opens nothing. */
export type KeyStanding = { principal: ApiKeyPrincipal } | Refused;

interface Refused {
  refusal: ProblemCode;
  key: KeyOfCompany;
}

/** Who calls by a key. An `org` key only ever buys session tokens: as a credential of its own it does not exist. */
export function callerOf(row: KeyCredential): Caller {
  return row.format === 'org' ? refused(row, 'invalid_api_key') : standingOf(row);
}

/** The same of a key of whatever format and whoever presents it: what it buys a session token with. */
export function standingOf(row: KeyCredential): KeyStanding {
  if (!row.live) return refused(row, 'invalid_api_key');
  if (row.expired) return refused(row, 'api_key_expired');
  if (!row.actingUser) return refused(row, 'api_key_no_user');
  return { principal: { kind: 'api-key', format: row.format, ...ofKey(row, row.actingUser) } };
}

/** Who calls by a session token: its key as it is now, within what the token was narrowed to. */
export function tokenCallerOf(row: SessionTokenRow): Caller {
  const { access, expired, expiresAt } = row.token;
  if (!row.live) return refused(row, 'invalid_token');
  if (expired || row.expired) return refused(row, 'token_expired');
  if (!row.actingUser) return refused(row, 'api_key_no_user');
  const key = ofKey(row, row.actingUser);
  const grants = access ? key.grants.intersect(Grants.fromRows(false, access)) : key.grants;
  return { principal: { kind: 'session-token', ...key, grants, expiresAt: Date.parse(expiresAt) } };
}

/** What is refused to a credential whose secret was right. */
function refused({ companyId, keyId }: KeyCredential, refusal: ProblemCode): Refused {
  return { refusal, key: { companyId, keyId } };
}

function ofKey(row: KeyCredential, actingUser: ActingUser): Omit<ApiKeyPrincipal, 'kind' | 'format'> {
  const abandoned = row.hasMaker && !row.maker;
  return {
    companyId: row.companyId,
    policy: { keyDeletes: row.keyDeletes, keyManagement: row.keyManagement },
    keyId: row.keyId,
    generation: row.generation,
    grants: abandoned ? Grants.none() : Grants.fromRows(row.fullAccess, row.access),
    ceilings: [row.maker?.role, row.hasChosenUser ? actingUser.role : undefined].filter(
      (role) => role !== undefined,
    ),
    allowlist: Allowlist.parse(row.allowIps),
    rateLimit: rateLimitOf(row),
    actingUser,
  };
}

/** A row's own limit; zero calls stand for "no limit", no row value for the installation's default. */
function rateLimitOf(row: KeyCredential): ApiKeyPrincipal['rateLimit'] {
  if (row.rateLimitCalls === null || row.rateLimitSeconds === null) return undefined;
  return row.rateLimitCalls === 0 ? null : { calls: row.rateLimitCalls, seconds: row.rateLimitSeconds };
}
