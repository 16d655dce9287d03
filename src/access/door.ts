import type { Ban } from './throttle/bans.js';

/** Where a dialect reads credentials from, in the order in which they count; names of strategies. */
export type CredentialSource = 'cookie' | 'x-auth-token' | HeaderSource;
export type HeaderSource = 'authorization' | 'session-authorization' | 'x-api-key';

/** How a dialect lets callers in. */
export interface Door {
  readonly sources: readonly CredentialSource[];
  /** True where the origin of a call without a cookie is checked too, once the call names one. */
  readonly originBindsKeys: boolean;
  /** After how many refused credentials within a time an address is kept out; absent where none is. */
  readonly ban?: Ban;
  /** Whether calls to this path (as it came) may come from anywhere. */
  isOriginExempt(url: string): boolean;
}

/** Knows the door of the dialect that owns a path (implemented by the dialects, which come after access). */
export abstract class Doors {
  abstract of(path: string): Door;
}
