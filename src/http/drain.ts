import type { FastifyInstance } from 'fastify';

/**
 * Once the server is closing, each answer is the last one of its connection. Clients keep connections open for
 * more requests, and the server would wait for these until it is killed.
 */
export function closeConnectionsWhenClosing(server: FastifyInstance): void {
  let closing = false;
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
}
