import { Inject, Injectable, Logger, OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { APP_URL, connectionOptions } from './data-source.js';
import { ENTER, EnteredQuery, PreparedRead } from './entered-query.js';

const LANES = 2;
/** What takes longer is no short read: it would hold up those behind it. */
const LONGEST_MS = 5_000;
/** Texts that are prepared; there are as many as there are shapes of short reads, and no request can make more. */
const MOST_STATEMENTS = 500;

/** A SELECT that is short by its nature, such as one record or the first page of a list. */
export interface ShortRead {
  text: string;
  values: unknown[];
}

/**
 * Connections that carry the short reads of every request at once: written one behind the other without waiting for
 * answers, each in a transaction of its own that begins by entering its company (EnteredQuery). Beside a pool this
 * saves two round trips of three, and most of the writes to the socket.
 */
@Injectable()
export class ReadingLanes implements OnApplicationShutdown {
  private readonly lanes: Lane[];
  private readonly names = new Map<string, string>();

  constructor(@Inject(APP_URL) url: string) {
    this.lanes = Array.from({ length: LANES }, () => new Lane(url));
  }

  /** The rows, read as `proof` proves; undefined where no more texts can be prepared. */
  read<R>({ text, values }: ShortRead, proof: readonly unknown[]): Promise<R[]> | undefined {
    const name = this.nameOf(text);
    if (name === undefined) return undefined;
    const lane = this.lanes.reduce((one, other) => (other.waiting < one.waiting ? other : one));
    return lane.read({ name, text, values }, proof) as Promise<R[]>;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST_STATEMENTS) return known;
    const name = `read_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}

interface Writable {
  cork(): void;
  uncork(): void;
}

/** One connection; made at the first read, and anew after it broke. */
class Lane {
  /** Reads that were sent and are not answered. */
  waiting = 0;
  private client: Promise<pg.Client> | undefined;
  private corked = false;

  constructor(private readonly url: string) {}

  async read(statement: PreparedRead, proof: readonly unknown[]): Promise<unknown[]> {
    this.waiting++;
    try {
      const client = await (this.client ??= this.connect());
      this.gather(client);
      return await rowsOf(client, new EnteredQuery(statement, proof));
    } finally {
      this.waiting--;
    }
  }

  async close(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    await client?.end();
  }

  /** All that is read in one turn of the event loop goes out in one write. */
  private gather(client: pg.Client): void {
    if (this.corked) return;
    this.corked = true;
    const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    setImmediate(() => {
      this.corked = false;
      stream.uncork();
    });
  }

  private connect(): Promise<pg.Client> {
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

function rowsOf(client: pg.Client, query: EnteredQuery): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    query.callback = (error, result) => (error ? reject(error) : resolve(result!.rows));
    client.query(query);
  });
}

/** Reads that are under way when it breaks are told by their own rejections. */
async function connected(url: string, onBroken: (error: Error) => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'llavero-reads',
    options: connectionOptions({ statement_timeout: LONGEST_MS }),
    pipeline: true,
  });
  client.on('error', onBroken);
  await client.connect();
  await client.query(ENTER);
  return client;
}
