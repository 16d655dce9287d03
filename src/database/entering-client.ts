import type { Duplex } from 'node:stream';
import pg from 'pg';
import { ENTER, EnteredQuery, NamedStatement } from './entered-query.js';
import { ProtocolConnection, ProtocolQuery } from './protocol-query.js';
import { ReadRows } from './read-rows.js';
import { RowParser } from './row-parser.js';
import { RowShape } from './row-shape.js';

/** pg's client, on which statements can be executed behind the one that enters their company (EnteredQuery). */
export class EnteringClient extends pg.Client {
  private readonly shapes = new Map<string, RowShape>();
  private gathering = false;

  constructor(config?: pg.ClientConfig) {
    super(config);
    this.protocol.attachListeners = (stream) => listen(stream, this.protocol);
  }

  /**
   * Rows of the last statement, of no company without `proof`; one round trip, and one more for each text at its first
   * use on this connection.
   */
  async enter<R>(statements: readonly NamedStatement[], proof?: readonly unknown[]): Promise<ReadRows<R>> {
    const all = proof ? [{ ...ENTER, values: proof }, ...statements] : statements;
    for (const statement of all)
      if (!this.hasPrepared(statement)) await this.answer(new Preparation(statement));
    return (await this.answer(new EnteredQuery(all, this.shapes))) as ReadRows<R>;
  }

  /** All that is sent in one turn of the event loop goes out in one write. */
  gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    const { stream } = this.protocol;
    stream.cork();
    setImmediate(() => {
      this.gathering = false;
      stream.uncork();
    });
  }

  private hasPrepared({ name }: NamedStatement): boolean {
    const { parsedStatements, submittedNamedStatements } = this.protocol;
    return parsedStatements[name] !== undefined || submittedNamedStatements[name] !== undefined;
  }

  private answer(query: Preparation | EnteredQuery): Promise<unknown> {
    return new Promise((resolve, reject) => {
      query.callback = (error: Error | null, rows?: unknown) => (error ? reject(error) : resolve(rows));
      this.query(query);
    });
  }

  private get protocol(): ProtocolConnection {
    return (this as unknown as { connection: ProtocolConnection }).connection;
  }
}

/** As pg listens, with rows left as they come. */
function listen(stream: Duplex, connection: ProtocolConnection): void {
  const parser = new RowParser();
  const tell = (message: { name: string }) =>
    connection.emit(message.name === 'error' ? 'errorMessage' : message.name, message);
  stream.on('data', (bytes: Buffer) => parser.parse(bytes, tell));
}

/** Has PostgreSQL parse a text and keep it under its name. */
class Preparation extends ProtocolQuery {
  declare callback?: (error: Error | null) => void;

  constructor({ name, text }: NamedStatement) {
    super(text);
    (this as { name?: string }).name = name;
  }

  prepare(connection: ProtocolConnection): void {
    const { name, text } = this as unknown as NamedStatement;
    connection.parse({ name, text });
    connection.submittedNamedStatements[name] = text;
    connection.sync();
  }
}
