import { once } from 'node:events';
import { AddressInfo, connect, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import Fastify, { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeConnectionsWhenClosing } from './drain.js';

const REQUEST = 'GET / HTTP/1.1\r\nHost: here\r\n\r\n';
/** More than a connection takes at once. */
const LARGE = Buffer.alloc(32 * 1024 * 1024, 'a');

let server: FastifyInstance;
const clients: Socket[] = [];
beforeEach(() => {
  server = Fastify();
  closeConnectionsWhenClosing(server);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await server.close();
});

/** A client whose connection the server has accepted. */
async function client(): Promise<Socket> {
  if (!server.server.listening) await server.listen();
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  clients.push(socket);
  await once(server.server, 'connection');
  return socket;
}

/** Begins to close the server, and returns once it has ended what waits for nothing. */
async function begin(): Promise<{ closed: Promise<void> }> {
  const silent = await client();
  const closed = server.close();
  await text(silent);
  return { closed };
}

/** Returns once there is something to read, and nothing of it is lost. */
const answered = (socket: Socket) => once(socket, 'readable');

describe('a server that closes', () => {
  it('does not wait for a connection on which nobody ever asked anything', async () => {
    const silent = await client();
    await server.close();
    expect(await text(silent)).toBe('');
  });

  it('does not wait for a connection that is kept open for another request', async () => {
    server.get('/', async () => 'answered');
    const kept = await client();
    kept.write(REQUEST);
    await answered(kept);
    await server.close();
    expect(await text(kept)).toMatch(/answered$/);
  });

  it('answers a first request that has come, also with a refusal, before it ends the connection', async () => {
    const asking = await client();
    asking.write(REQUEST);
    await server.close();
    expect(await text(asking)).toMatch(/^HTTP\/1.1 503 [^]*Connection: close\r\n/);
  });

  it('waits for the rest of a request of which it has heard the beginning', async () => {
    const slow = await client();
    slow.write(REQUEST.slice(0, 10));
    const { closed } = await begin();
    slow.write(REQUEST.slice(10));
    expect(await text(slow)).toMatch(/^HTTP\/1.1 503 [^]*Connection: close\r\n/);
    await closed;
  });

  it('ends a connection after the answer that had begun before', async () => {
    const answer = new Readable({ read: () => undefined });
    server.get('/', (_request, reply) => reply.send(answer));
    const reading = await client();
    answer.push('begun, ');
    reading.write(REQUEST);
    await answered(reading);
    const { closed } = await begin();
    answer.push('and done');
    answer.push(null);
    expect(await text(reading)).toMatch(/begun, [^]*and done/);
    await closed;
  });

  it('sends all of an answer that was ready before, to a client that takes its time', async () => {
    server.get('/', async () => LARGE);
    const reading = await client();
    reading.write(REQUEST);
    await answered(reading);
    const { closed } = await begin();
    const received = await text(reading);
    expect(received.slice(received.indexOf('\r\n\r\n') + 4)).toHaveLength(LARGE.length);
    await closed;
  });
});
