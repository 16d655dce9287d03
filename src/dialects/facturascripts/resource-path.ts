import type { Resource, WebSessionOnly } from '../../access/route-policy.js';

/** A path of the API, what the seed calls it in the singular, and what it asks of its callers. */
export interface ResourcePath {
  name: string;
  singular: string;
  access: ReturnType<typeof Resource>;
  /** What writing asks for, where that is more than `access`. */
  writes?: ReturnType<typeof WebSessionOnly>;
}
