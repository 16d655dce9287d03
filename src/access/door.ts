/** The headers that a dialect reads keys from, in the order in which they count; names of strategies. */
export type KeyHeader = 'authorization' | 'x-api-key';

/** How a dialect lets callers in. */
export interface Door {
  readonly keyHeaders: readonly KeyHeader[];
  /** True where the origin of a call with a key is checked too, once the call names one. */
  readonly originBindsKeys: boolean;
}

/** Knows the door of the dialect that owns a path (implemented by the dialects, which come after access). */
export abstract class Doors {
  abstract of(path: string): Door;
}
