import { decodedPath } from '../../http/path.js';
import { RESOURCE_PATHS } from './resources.js';

/** The names of each resource, the seed's singular as well, with the one that its routes have. */
const ROUTED: ReadonlyMap<string, string> = new Map(
  RESOURCE_PATHS.flatMap(({ name, singular }) => [
    [name, name],
    [singular, name],
  ]),
);

/**
 * The path of a target under a version 3; apart in it an origin before it, and the key, which has the slash that ends it
 * if it is empty.
 */
const PATH = /^(https?:\/\/[^/?#]*)?(\/[^/?#]*\/(?:3|%33)\/[^/?#]*(\/[^/?#]+|\/\/)?[^?#]*)/i;

/**
 * A target on a resource as its routes spell it: under its plural, and without a slash at its end and what follows a key or
 * `schema`, which the original ignores (facts, 2.1). Other targets, and those that are no URL, stay as they are.
 */
export function asResource(target: string): string {
  return target.replace(PATH, (whole: string, origin = '', path: string, key = '') => {
    const [, api, , name = ''] = decodedPath(path)?.split('/') ?? [];
    const resource = api === 'api' ? ROUTED.get(name) : undefined;
    return resource === undefined ? whole : `${origin}/api/3/${resource}${key}`;
  });
}
