import type { FastifyInstance } from 'fastify';
import { Origins } from '../access/origin.js';

/** What a page may send beside what every page may. */
const ALLOWED_HEADERS = [
  'Authorization',
  'X-API-Key',
  'Content-Type',
  'Accept',
  'Accept-Language',
  'Idempotency-Key',
  'X-Request-Id',
].join(', ');

/** What a page of another origin may read beside the body. */
const EXPOSED_HEADERS = [
  'X-Request-Id',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Idempotency-Replayed',
  'Content-Disposition',
].join(', ');

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';

/** How long a browser may remember the answer to a preflight. */
const PREFLIGHT_SECONDS = 600;

/**
 * Lets pages of the allowed origins call from a browser, with their cookie or with a key in either header (seed of
 * abaco). To any other origin no header says that it may, so the browser does not let its page. (@fastify/cors
 * brings a route of its own for OPTIONS on every path, where the guarded one for unknown paths is.)
 */
export function allowOrigins(
  server: FastifyInstance,
  origins: Origins,
  isListed: (url: string) => boolean,
): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (!isListed(request.url)) return done();
    const { origin, 'access-control-request-method': wanted } = request.headers;
    void reply.header('vary', 'Origin');
    if (origin === undefined || origins.standing(request) !== 'allowed') return done();
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': EXPOSED_HEADERS,
    });
    if (request.method !== 'OPTIONS' || wanted === undefined) return done();
    void reply
      .status(204)
      .headers({
        'access-control-allow-methods': METHODS,
        'access-control-allow-headers': ALLOWED_HEADERS,
        'access-control-max-age': PREFLIGHT_SECONDS,
      })
      .send();
  });
}
