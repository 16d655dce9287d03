import { once } from 'node:events';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';
import { Redis } from 'ioredis';

const HOST = '127.0.0.1';
const PORT = 6379;
const ADDRESS = `redis://${HOST}:${PORT}`;

/** The Redis that tests may use beside others, under random keys; undefined where none answers. */
export async function redisUrl(): Promise<string | undefined> {
  const redis = new Redis(ADDRESS, {
    lazyConnect: true,
    connectTimeout: 1_000,
    commandTimeout: 1_000,
    retryStrategy: null,
  });
  // PING says all there is to say; without a listener the library would print the error too.
  redis.on('error', () => undefined);
  try {
    return (await redis.ping()) === 'PONG' ? ADDRESS : undefined;
  } catch {
    return undefined;
  } finally {
    redis.disconnect();
  }
}

/** Says, where nobody can overlook it, which guarantee this run has not tested. */
export function sayNotTested(guarantee: string): void {
  const line = '!'.repeat(100);
  console.warn(`\n${line}\nNOT TESTED: ${guarantee}, because no Redis answers on ${ADDRESS}\n${line}\n`);
}

/** A way to the same Redis that can be cut and mended: an outage that nobody else notices. */
export class RedisRelay {
  private readonly server: Server = createServer((socket) => this.join(socket, connect(PORT, HOST)));
  private readonly sockets = new Set<Socket>();
  private port = 0;

  get url(): string {
    return `redis://${HOST}:${this.port}`;
  }

  /** Lets connections through, always on the same port. */
  async mend(): Promise<void> {
    await once(this.server.listen(this.port, HOST), 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Ends all connections and lets no new ones in. */
  async cut(): Promise<void> {
    const closed = once(this.server.close(), 'close');
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(client: Socket, redis: Socket): void {
    client.pipe(redis).pipe(client);
    for (const [socket, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
