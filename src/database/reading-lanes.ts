import { Inject, Injectable, Logger, OnApplicationShutdown } from '@nestjs/common';
import { RowList } from '../common/row-list.js';
import { APP_URL, connectionOptions } from './data-source.js';
import { NamedStatement } from './entered-query.js';
import { EnteringClient } from './entering-client.js';

const LANES = 2;
/** What takes longer is no short read: it would hold up those behind it. */
const LONGEST_MS = 5_000;

/**
 * Connections that carry the short reads of every request at once: written one behind the other without waiting for
 * answers, each in a transaction of its own that begins by entering its company (EnteredQuery). Beside a pool this
 * saves two round trips of three, and most of the writes to the socket.
 */
@Injectable()
export class ReadingLanes implements OnApplicationShutdown {
  private readonly lanes: Lane[];

  constructor(@Inject(APP_URL) url: string) {
    this.lanes = Array.from({ length: LANES }, () => new Lane(url));
  }

  /** The rows, read as `proof` proves. */
  read<R>(statement: NamedStatement, proof: readonly unknown[]): Promise<RowList<R>> {
    return this.freest.read<R>(statement, proof);
  }

  /** The rows of a short SELECT of no company: for what is asked before one is known. */
  async ask<R>(statement: NamedStatement): Promise<R[]> {
    return (await this.freest.read<R>(statement)).objects();
  }

  private get freest(): Lane {
    return this.lanes.reduce((one, other) => (other.waiting < one.waiting ? other : one));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}

/** One connection; made at the first read, and anew after it broke. */
class Lane {
  /** Reads that were sent and are not answered. */
  waiting = 0;
  private client: Promise<EnteringClient> | undefined;

  constructor(private readonly url: string) {}

  async read<R>(statement: NamedStatement, proof?: readonly unknown[]): Promise<RowList<R>> {
    this.waiting++;
    try {
      const client = await (this.client ??= this.connect());
      client.gather();
      return await client.enter<R>([statement], proof);
    } finally {
      this.waiting--;
    }
  }

  async close(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    await client?.end();
  }

  private connect(): Promise<EnteringClient> {
    const connecting = connected(this.url, (error) => {
      logger.warn(`a lane for reading broke: ${error.message}`);
      forget();
    });
    // Not the connection that may have been made in its place by now.
    const forget = () => {
      if (this.client === connecting) this.client = undefined;
    };
    connecting.catch(forget);
    return connecting;
  }
}

const logger = new Logger(ReadingLanes.name);

/** Reads that are under way when it breaks are told by their own rejections. */
async function connected(url: string, onBroken: (error: Error) => void): Promise<EnteringClient> {
  const client = new EnteringClient({
    connectionString: url,
    application_name: 'llavero-reads',
    options: connectionOptions({ statement_timeout: LONGEST_MS }),
    pipeline: true,
  });
  client.on('error', onBroken);
  await client.connect();
  return client;
}
