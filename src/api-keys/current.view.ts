import { AccessRow } from '../access/grants.js';
import { KeyFormat } from '../access/key-format.js';
import { ActingUser, Principal } from '../access/principal.js';
import { RateLimit } from '../common/rate-limit.js';

/** The key behind a caller, as far as the caller may know its own. */
export interface CurrentKey {
  id: number;
  uuid: string;
  name: string;
  prefix: string;
  format: KeyFormat;
  created_at: string;
  expires_at: string | null;
}

/** A caller as the server sees it, and what that lets it do. */
export interface CurrentView {
  kind: Principal['kind'];
  company: { id: number; uuid: string; name: string };
  /** Null for people and for the key of the installation, which has no row. */
  key: CurrentKey | null;
  /** What is left once roles and narrowing have taken away; granular permissions of people after the grants. */
  permissions: string[];
  access: AccessRow[];
  /** Addresses and CIDRs; empty for all. */
  allow_ips: readonly string[];
  /** Calls per seconds; null where none applies. */
  limits: Record<'key' | 'company' | 'address', RateLimit | null>;
  /** When this credential ends by itself: of a session token its own end, of a person the session's. */
  expires_at: string | null;
  acting_user: ActingUser;
  policy: { key_deletes: string; key_management: string };
}
