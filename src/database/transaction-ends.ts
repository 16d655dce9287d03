import { Logger } from '@nestjs/common';
import pg from 'pg';

const logger = new Logger('TransactionEnd');

/** What is outside the database and goes with a transaction, such as a file. */
export interface TransactionEnd {
  /** After its commit: what no row names any more may go. */
  committed?: () => Promise<void>;
  /** Before it is rolled back, so while nobody else can have what it locked. */
  undone?: () => Promise<void>;
}

/** Tells how a transaction ended. What fails here changes nothing about that any more: it is logged. */
export async function tellEnds(ends: readonly TransactionEnd[], how: keyof TransactionEnd): Promise<void> {
  for (const end of ends)
    await end[how]?.().catch((error: unknown) =>
      logger.warn(`a transaction was ${how}, then ${String(error)}`),
    );
}

/** A commit whose connection broke under it may have taken place: nothing that it may need is undone. */
export class UnknownOutcome extends Error {
  constructor(override readonly cause: unknown) {
    super('the outcome of a commit is not known');
  }
}

/** The failure of a COMMIT: only what PostgreSQL answered says that it did not take place. */
export function failureOfCommit(error: unknown): unknown {
  return error instanceof pg.DatabaseError ? error : new UnknownOutcome(error);
}
