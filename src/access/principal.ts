import { RateLimit } from '../common/rate-limit.js';
import { Allowlist } from './allowlist.js';
import { Grants } from './grants.js';
import { KeyFormat } from './key-format.js';
import { Role } from './roles.js';

/** The ways to come in, in the words of DESIGN. */
export const PRINCIPAL_KINDS = ['api-key', 'session-token', 'global-key', 'web-session'] as const;

/** What a company lets its keys do beyond reading and writing records; both are closed by default. */
export interface CompanyPolicy {
  keyDeletes: 'forbidden' | 'granted';
  keyManagement: 'web-session' | 'granted';
}

interface InCompany {
  companyId: number;
  policy: CompanyPolicy;
}

/** The person in whose name something is done, with the role held in the principal's company. */
export interface ActingUser {
  id: number;
  role: Role;
}

/**
 * A credential that is a key or was made from one. `ceilings` are the roles of the people it descends
 * from (maker, chosen acting user): whatever the grants say, it never does more than each of them may.
 */
interface OfKey extends InCompany {
  keyId: number;
  grants: Grants;
  ceilings: readonly Role[];
  allowlist: Allowlist;
  /** The key's own limit; `null` for none, `undefined` where the installation's applies. */
  rateLimit: RateLimit | null | undefined;
  actingUser: ActingUser;
  /** Counts every change of the key; the opening statement of a transaction compares it. */
  generation: number;
}

export interface ApiKeyPrincipal extends OfKey {
  kind: 'api-key';
  format: KeyFormat;
}

/** A token that a key was exchanged for. It lives while its key does, and no longer than until `expiresAt`. */
export interface SessionTokenPrincipal extends OfKey {
  kind: 'session-token';
  /** In milliseconds since the epoch. */
  expiresAt: number;
}

/** The installation's own key from the environment: full access to the one company it is bound to. */
export interface GlobalKeyPrincipal extends InCompany {
  kind: 'global-key';
  actingUser: ActingUser;
}

/** A signed-in person; `permissions` are granular words such as `accounting.reports.view`. */
export interface WebSessionPrincipal extends InCompany {
  kind: 'web-session';
  sessionId: string;
  actingUser: ActingUser;
  permissions: readonly string[];
  /** Counts every change of the membership; the opening statement of a transaction compares it. */
  generation: number;
  /** When the session was last seen and when it began, in milliseconds since the epoch. */
  lastUsedAt: number;
  startedAt: number;
}

/**
 * Who is calling: built in one place, complete, and the only thing behind authentication that knows how
 * the caller came in. A new kind breaks compilation wherever a kind is decided on.
 */
export type Principal = ApiKeyPrincipal | SessionTokenPrincipal | GlobalKeyPrincipal | WebSessionPrincipal;

/** Compile-time proof that every kind was decided on. */
export function neverKind(principal: never): never {
  throw new Error(`undecided principal kind: ${JSON.stringify(principal)}`);
}
