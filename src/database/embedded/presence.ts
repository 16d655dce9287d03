import { Socket } from 'node:net';
import pg from 'pg';

/** Held shared by every process that uses the server, and exclusively by the one that ends it. */
const PRESENCE_LOCK = 4_052_001;

/** What a server that starts or stops answers, and what the end of one looks like from outside. */
const PASSING = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);

/**
 * Says that this process uses the server, by a lock on an idle connection that ends with the process,
 * however the process ends. So the server itself knows who is in, and the last one out ends it: no
 * process loses its database because the one that happened to start it leaves first.
 */
export class Presence {
  private lost = false;

  private constructor(
    private readonly url: string,
    private readonly client: pg.Client,
    private readonly socket: Socket,
  ) {}

  /**
   * Connects as superuser, says so, and lets `prepare` have the connection. Answers null while the server
   * starts or stops. The connection does not keep the event loop alive.
   */
  static async enter(url: string, prepare: (client: pg.Client) => Promise<void>): Promise<Presence | null> {
    const socket = new Socket();
    const client = new pg.Client({ connectionString: url, stream: () => socket });
    const presence = new Presence(url, client, socket);
    client.on('error', () => (presence.lost = true));
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
      await prepare(client);
    } catch (error) {
      await client.end();
      if (presence.lost || isPassing(error)) return null;
      throw error;
    }
    socket.unref();
    return presence;
  }

  /** Calls `endServer` when no other process is in; whoever comes meanwhile waits, and then starts anew. */
  async leave(endServer: () => Promise<void>): Promise<void> {
    this.socket.ref();
    try {
      const last = await this.isLast();
      if (last) await endServer();
      if (last !== undefined) return;
    } finally {
      await this.client.end();
    }
    const again = await Presence.enter(this.url, async () => {});
    await again?.leave(endServer);
  }

  /** Gives the lock up and tries for all of it; undefined when the connection was cut. */
  private async isLast(): Promise<boolean | undefined> {
    try {
      await this.client.query('SELECT pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
      const tryAll = 'SELECT pg_try_advisory_lock($1) AS last';
      const { rows } = await this.client.query<{ last: boolean }>(tryAll, [PRESENCE_LOCK]);
      return rows[0]?.last;
    } catch (error) {
      if (this.lost || isPassing(error)) return undefined;
      throw error;
    }
  }
}

function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string };
  return PASSING.has(code ?? '') || message === 'Connection terminated unexpectedly';
}
