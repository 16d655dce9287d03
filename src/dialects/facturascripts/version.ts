const LOOSELY_3 = /^\/api\/0*3(?:\.0*)?(?=[/?]|$)/;

/** What has an empty name under the version is its root, whatever follows. */
const NAMELESS = /^\/api\/3\/\/[^?]*/;

/** A preflight asks for no version: any number, or none. */
const ANY_VERSION = /^\/api(?:\/\d[^/?]*(?=[/?]|$)|\/?(?=\?|$))/;

/**
 * A target under the version as our routes spell it: the original compares versions as numbers, `03` and `3.0` are 3, and
 * looks at none where a preflight asks (facts, 1.1 and 1.6).
 */
export function asVersion3(method: string | undefined, target: string): string {
  const version = method === 'OPTIONS' ? ANY_VERSION : LOOSELY_3;
  return target.replace(version, '/api/3').replace(NAMELESS, '/api/3');
}
