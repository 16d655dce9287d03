/**
 * The path of a request's target as the router reads it: without origin (RFC 9112, 3.2.2) and query, and
 * decoded apart from reserved characters. Whoever decides by the path has to see the one that is served:
 * `/%61pi/v1` is `/api/v1`.
 */
export function pathOf(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0]!;
  return decodedPath(path) ?? path;
}

/** A path decoded apart from reserved characters; undefined where it is no URL, which the router refuses. */
export function decodedPath(path: string): string | undefined {
  if (!path.includes('%')) return path;
  try {
    return decodeURI(path);
  } catch {
    return undefined;
  }
}

/** The query of a request's target; empty where it has none. */
export function queryOf(target: string): URLSearchParams {
  const start = target.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : target.slice(start + 1));
}
