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

export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';
