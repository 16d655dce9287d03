import type { FastifyInstance } from 'fastify';

const NAMED = 'application/json; charset=utf-8';

/**
 * Writes the type of JSON answers without a charset where a path's contract has none: JSON is UTF-8 anyway (RFC 8259,
 * 8.1 and 11).
 */
export function namePlainJson(server: FastifyInstance, isPlain: (url: string) => boolean): void {
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (reply.getHeader('content-type') === NAMED && isPlain(request.url))
      void reply.header('content-type', 'application/json');
    done();
  });
}
