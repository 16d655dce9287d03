interface DatabaseError {
  code?: string;
  constraint?: string;
  table?: string;
}

/** What PostgreSQL said, wherever a library wrapped it; `undefined` for errors of other origin. */
export function databaseError(error: unknown): DatabaseError | undefined {
  const inner = (error as { driverError?: unknown } | undefined)?.driverError ?? error;
  return typeof (inner as DatabaseError | undefined)?.code === 'string'
    ? (inner as DatabaseError)
    : undefined;
}

/** The five characters of SQLSTATE, or `undefined`. */
export function sqlState(error: unknown): string | undefined {
  return databaseError(error)?.code;
}

/** What the driver says of a connection that died or was not to be had; these errors carry no code. */
const LOST_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/;

/** True when the connection is gone, not the statement wrong: the same request may succeed on another one. */
export function isConnectionLost(error: unknown): boolean {
  const inner = (error as { driverError?: unknown } | undefined)?.driverError ?? error;
  if (!(inner instanceof Error)) return false;
  // TypeORM's own word for a runner whose connection broke between two statements.
  return LOST_CONNECTION.test(inner.message) || inner.name === 'QueryRunnerProviderAlreadyReleasedError';
}

export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';
