const LOOSELY_3 = /^\/api\/0*3(?:\.0*)?(?=[/?]|$)/;

/** The target of a request with the version as it is routed: the original compares numbers, `03` and `3.0` are 3. */
export function withPlainVersion(target: string): string {
  return target.replace(LOOSELY_3, '/api/3');
}
