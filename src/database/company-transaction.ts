import { Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { CompanySession, withTransaction } from './company-session.js';
import { openingStatement } from './session-proof.js';
import { failureOfCommit, tellEnds, TransactionEnd, UnknownOutcome } from './transaction-ends.js';

const logger = new Logger('CompanyTransaction');

/** A connection whose transaction is open and in the company of the session. */
export async function beginTransaction(
  dataSource: DataSource,
  session: CompanySession,
): Promise<QueryRunner> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(openingStatement(session));
    return runner;
  } catch (error) {
    await rollBack(runner);
    await runner.release();
    throw error;
  }
}

/** Commits what `work` does in the open transaction, or undoes it where that fails; gives the connection back. */
export async function endTransaction<T>(
  runner: QueryRunner,
  session: CompanySession,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const ends: TransactionEnd[] = [];
  try {
    const result = await withTransaction(session, runner.manager, ends, work);
    await commit(runner, ends);
    return result;
  } catch (error) {
    if (!(error instanceof UnknownOutcome)) await tellEnds(ends, 'undone');
    await rollBack(runner);
    throw error instanceof UnknownOutcome ? error.cause : error;
  } finally {
    await runner.release();
  }
}

/**
 * A failed statement aborts its transaction, even where `work` caught the error: PostgreSQL then answers COMMIT
 * with ROLLBACK. Nothing was written, so nothing is answered as done.
 */
async function commit(runner: QueryRunner, ends: readonly TransactionEnd[]): Promise<void> {
  const connection = (await runner.connect()) as PoolClient;
  const { command } = await connection.query('COMMIT').catch((error: unknown) => {
    throw failureOfCommit(error);
  });
  if (command !== 'COMMIT') throw new Error('a statement had failed, so the transaction was rolled back');
  await tellEnds(ends, 'committed');
}

/** Never hides the error that led here: a connection that cannot even roll back is dropped by the server. */
async function rollBack(runner: QueryRunner): Promise<void> {
  await runner.query('ROLLBACK').catch((error: unknown) => logger.warn(`rollback failed: ${String(error)}`));
}
