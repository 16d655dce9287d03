// One connection, spoken to in PostgreSQL's protocol without a driver: bytes out, and of the answer no more is read
// than where it ends and whether it is an error.
import pg from 'pg';
import { serialize } from 'pg-protocol';

const [ERROR, READY] = ['E', 'Z'].map((letter) => letter.charCodeAt(0));

/** As on Llavero's connections: the same statement shall have the same plan. */
const SETTINGS = '-c random_page_cost=1.1 -c TimeZone=UTC';

/** What one round trip sends: each statement bound and executed, and one Sync behind them. */
export function executed(...statements) {
  const messages = statements.flatMap(([statement, values]) => [
    serialize.bind({ statement, values }),
    serialize.execute({}),
  ]);
  return Buffer.concat([...messages, serialize.sync()]);
}

export class Wire {
  rest = Buffer.alloc(0);
  error = undefined;

  /** A connection that has prepared these statements: their texts, and the names that they go by. */
  static async open(url, statements) {
    const client = new pg.Client({ connectionString: url, options: SETTINGS });
    await client.connect();
    const wire = new Wire(client);
    const parsed = [...statements].map(([text, name]) => serialize.parse({ name, text }));
    await wire.send(Buffer.concat([...parsed, serialize.sync()]));
    return wire;
  }

  /** The driver signed in and hears nothing from now on. */
  constructor(client) {
    this.stream = client.connection.stream;
    for (const event of ['data', 'end', 'close']) this.stream.removeAllListeners(event);
    this.stream.on('data', (chunk) => this.read(chunk));
  }

  /** Once PostgreSQL is ready for more; rejects with its error, if any. */
  send(bytes) {
    return new Promise((resolve, reject) => {
      this.answered = (error) => (error ? reject(error) : resolve(undefined));
      this.stream.write(bytes);
    });
  }

  read(chunk) {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let at = 0;
    while (bytes.length - at >= 5) {
      const end = at + 1 + bytes.readUInt32BE(at + 1);
      if (end > bytes.length) break;
      this.take(bytes[at], bytes.subarray(at + 5, end));
      at = end;
    }
    this.rest = bytes.subarray(at);
  }

  take(type, body) {
    if (type === ERROR) this.error = new Error(body.toString('utf8').replaceAll('\0', ' '));
    if (type !== READY) return;
    const { error } = this;
    this.error = undefined;
    this.answered(error);
  }

  close() {
    this.stream.destroy();
  }
}
