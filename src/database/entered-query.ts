import pg from 'pg';
import pgUtils from 'pg/lib/utils.js';

/** What a lane has prepared before its first read; `null` and `false` enter no company. */
export const ENTER = {
  name: 'enter_company',
  text: 'SELECT enter_company($1, $2, $3, $4, $5, $6)',
  values: [null, false, null, null, null, null],
};

export interface PreparedRead {
  name: string;
  text: string;
  values: unknown[];
}

/** The part of pg's connection that writes the extended protocol; pg is pinned to the version this was written for. */
interface ProtocolConnection {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: unknown[] }): void;
  describe(message: { type: 'P' }): void;
  execute(message: object): void;
  sync(): void;
}

/** How pg tells of a statement's progress; its published types leave these out. */
interface QueryProgress {
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: ProtocolConnection): void;
}

const BaseQuery = pg.Query as unknown as new (config: object) => pg.Query & QueryProgress;

/**
 * Enters a company and reads there, in one round trip: both are executed before one Sync, which makes them one
 * implicit transaction. Where enter_company refuses, PostgreSQL skips the statement behind it; what it set ends with
 * the transaction, so the next query on the connection sees no company. Extends pg's own Query: pipelines take no other.
 */
export class EnteredQuery extends BaseQuery {
  declare callback?: (error: Error | null, result?: pg.QueryResult) => void;
  /** True once `enter_company` has answered: the rows after it are the statement's. */
  private entered = false;
  /** As they go on the wire: nothing can fail any more once the first message is written. */
  private readonly wireValues: unknown[];
  private readonly wireProof: unknown[];

  constructor(
    private readonly statement: PreparedRead,
    proof: readonly unknown[],
  ) {
    super({ name: statement.name, text: statement.text, values: statement.values });
    this.wireValues = statement.values.map(onWire);
    this.wireProof = proof.map(onWire);
  }

  requiresPreparation(): boolean {
    return true;
  }

  /** The parsing comes first: a refused entry must not leave a statement that later queries take for parsed. */
  prepare(connection: ProtocolConnection): void {
    const { name, text } = this.statement;
    const { parsedStatements, submittedNamedStatements } = connection;
    if (parsedStatements[name] === undefined && submittedNamedStatements[name] === undefined) {
      connection.parse({ name, text });
      submittedNamedStatements[name] = text;
    }
    connection.bind({ statement: ENTER.name, values: this.wireProof });
    connection.execute({});
    connection.bind({ statement: name, values: this.wireValues });
    connection.describe({ type: 'P' });
    connection.execute({});
    connection.sync();
  }

  override handleDataRow(message: unknown): void {
    if (this.entered) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: ProtocolConnection): void {
    if (this.entered) super.handleCommandComplete(message, connection);
    this.entered = true;
  }
}

const onWire = (value: unknown) => pgUtils.prepareValue(value);
