import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/**
 * Once the server is closing, each answer is the last one of its connection, and connections that wait for nothing
 * end. Clients keep connections open for more requests, browsers also for their first one, and the server would wait
 * for these until it is killed.
 */
export function closeConnectionsWhenClosing(server: FastifyInstance): void {
  const { server: http } = server;
  const open = new Set<Socket>();
  const endIdle = http.closeIdleConnections.bind(http);
  let closing = false;
  // Node's own takes a connection that never asked for a busy one, and an answer that is not sent yet for a sent one.
  http.closeIdleConnections = () => void leave(open, endIdle);
  const seeAgain = () => {
    if (closing) http.closeIdleConnections();
  };
  http.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      seeAgain();
    });
  });
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
  // An answer that had begun before has not told its client to go.
  server.addHook('onResponse', (_request, _reply, done) => {
    seeAgain();
    done();
  });
}

async function leave(open: ReadonlySet<Socket>, endIdle: () => void): Promise<void> {
  // What has come by now is heard: the rest of this turn and all of the next one.
  await turn();
  await turn();
  for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  // What they wait for sees to it again.
  if (![...open].some(({ writableLength }) => writableLength > 0)) endIdle();
}
