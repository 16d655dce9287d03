import pg from 'pg';
import pgUtils from 'pg/lib/utils.js';
import { ProtocolConnection, ProtocolQuery } from './protocol-query.js';
import { ReadRows } from './read-rows.js';
import { RowMessage } from './row-parser.js';
import { RowShape } from './row-shape.js';

/** What enters a company; its values are the proof of a session. */
export const ENTER = { name: 'enter_company', text: 'SELECT enter_company($1, $2, $3, $4, $5, $6)' };

/** A statement under the name that a connection prepares it by. */
export interface NamedStatement {
  name: string;
  text: string;
  values: readonly unknown[];
}

/**
 * The one pipelined tenant query: enters a company, by its first statement, and executes others there, in one round
 * trip. All are executed before one Sync, which makes them one implicit transaction. Where one fails, PostgreSQL
 * skips what is behind it and undoes what was before; what was set ends with the transaction, so the next query on the
 * connection sees no company. Answers the rows of the last statement. Every text has been prepared before.
 */
export class EnteredQuery extends ProtocolQuery {
  declare callback?: (error: Error | null, rows?: ReadRows<unknown>) => void;
  private readonly collected: Buffer[] = [];
  /** Completions that come before the last statement's. */
  private ahead: number;
  /** Names and parameters as they go on the wire: nothing can fail any more once the first message is written. */
  private readonly executions: { name: string; values: unknown[] }[];

  /** `shapes` remembers what the rows of a statement look like, for its connection. */
  constructor(
    statements: readonly NamedStatement[],
    private readonly shapes: Map<string, RowShape>,
  ) {
    super('');
    this.ahead = statements.length - 1;
    this.executions = statements.map(({ name, values }) => ({ name, values: values.map(onWire) }));
  }

  prepare(connection: ProtocolConnection): void {
    for (const { name, values } of this.executions) {
      connection.bind({ statement: name, values });
      // Once: what is prepared keeps its columns, and telling them costs as much as a row of many.
      if (name === this.last && !this.shapes.has(name)) connection.describe({ type: 'P' });
      connection.execute({});
    }
    connection.sync();
  }

  override handleRowDescription({ fields }: { fields: readonly pg.FieldDef[] }): void {
    this.shapes.set(this.last, new RowShape(fields));
  }

  override handleDataRow(row: RowMessage): void {
    if (this.ahead === 0) this.collected.push(row.copy());
  }

  override handleCommandComplete(): void {
    this.ahead -= 1;
  }

  override handleReadyForQuery(): void {
    this.callback?.(null, new ReadRows(this.shapes.get(this.last)!, this.collected));
  }

  private get last(): string {
    return this.executions.at(-1)!.name;
  }
}

const onWire = (value: unknown) => pgUtils.prepareValue(value);
