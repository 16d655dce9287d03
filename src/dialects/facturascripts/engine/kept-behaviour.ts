import { Writer } from './resource.js';

/** What writes a kept resource whose records follow rules of their own, in the place of what only keeps them. */
export interface KeptBehaviour {
  resource: string;
  writer: Writer;
}

/** The provider of all of them. */
export const KEPT_BEHAVIOURS = Symbol('KEPT_BEHAVIOURS');
