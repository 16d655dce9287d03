import type { Duplex } from 'node:stream';
import pg from 'pg';

/** The part of pg's connection that writes the extended protocol; pg is pinned to the version this was written for. */
export interface ProtocolConnection {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  stream: Duplex;
  attachListeners(stream: Duplex): void;
  emit(event: string, message: unknown): void;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: unknown[] }): void;
  describe(message: { type: 'P' }): void;
  execute(message: object): void;
  sync(): void;
}

/** How pg tells a statement of its progress; its published types leave these out. */
interface QueryProgress {
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: ProtocolConnection): void;
  handleReadyForQuery(connection: ProtocolConnection): void;
}

const BaseQuery = pg.Query as unknown as new (text: string) => pg.Query & QueryProgress;

/** A query that writes its own messages. Extends pg's own Query: pipelines take no other. */
export abstract class ProtocolQuery extends BaseQuery {
  requiresPreparation(): boolean {
    return true;
  }

  /** Writes the messages, up to a Sync; called once, when it is the query's turn. */
  abstract prepare(connection: ProtocolConnection): void;
}
