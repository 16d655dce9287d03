import { asResource } from './resource-target.js';
import { asVersion3 } from './version.js';

/** The target of a request as it is routed: what the original takes for the same is one path here. */
export function asRouted(method: string | undefined, target: string): string {
  return asResource(asVersion3(method, target));
}
