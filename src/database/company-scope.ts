import { Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { Problem } from '../common/problem.js';
import { UUID } from '../common/uuid.js';
import { CompanySession, currentSlot, withSession, withTransaction } from './company-session.js';
import { sqlState } from './errors.js';
import { ReadingLanes, ShortRead } from './reading-lanes.js';
import { failureOfCommit, tellEnds, TransactionEnd, UnknownOutcome } from './transaction-ends.js';

const logger = new Logger('CompanyScope');

const API_SWITCHED_OFF = 'LV403';
const CREDENTIAL_CHANGED = 'LV401';

/**
 * The only door to company data. `run` opens (or joins) a transaction whose first statement sets the
 * company and proves that the credential still lives at the generation it was verified at
 * (docs/access-model.md); row-level security then hides every other company. A revoked, rotated,
 * disabled or narrowed key is therefore dead on every node as soon as that change is committed.
 */
@Injectable()
export class CompanyScope {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lanes: ReadingLanes,
  ) {}

  /** The company that everything in this request belongs to. */
  get companyId(): number {
    return currentSlot().session.companyId;
  }

  /**
   * Runs `work` in the transaction of this request's company; a call within `work` joins it, one beside it
   * has a transaction of its own. The statements of one `work` are awaited in turn: they share one
   * connection. Throws outside an authenticated request.
   */
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const { session, transaction } = currentSlot();
    if (transaction) return work(transaction);

    const runner = await this.proven(session, (proven) => this.begin(proven));
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
   * The rows of one short SELECT, in one round trip; within `run` it joins that transaction. For what is short by its
   * nature: reads of many requests share a connection, and a long one would hold up the others.
   */
  async read<R>(statement: ShortRead): Promise<R[]> {
    const { session, transaction } = currentSlot();
    const apart = transaction
      ? undefined
      : await this.proven(session, async (proven) => this.lanes.read<R>(statement, proofOf(proven)));
    return apart ?? this.run((manager) => manager.query<R[]>(statement.text, statement.values));
  }

  /** Ties something outside the database to the open transaction. Throws where none is open. */
  atEnd(end: TransactionEnd): void {
    const { ends } = currentSlot();
    if (!ends) throw new Error('something was tied to a transaction outside of one');
    ends.push(end);
  }

  /**
   * The same for the operator of the installation, who holds no credential: the command line, the demo
   * data and background work. Never reachable from a request.
   */
  asOperator<T>(companyId: number, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return withSession({ companyId }, () => this.run(work));
  }

  /** What `enter` answers for a session that PostgreSQL let in; judged anew once where its credential has changed. */
  private async proven<T>(
    session: CompanySession,
    enter: (session: CompanySession) => Promise<T>,
  ): Promise<T> {
    try {
      return await enter(session);
    } catch (error) {
      if (sqlState(error) !== CREDENTIAL_CHANGED || !session.renew) throw refusalOf(error, session);
    }
    const renewed = await session.renew();
    return enter(renewed).catch((error: unknown) => {
      throw refusalOf(error, renewed);
    });
  }

  private async begin(session: CompanySession): Promise<QueryRunner> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query(openingStatement(session));
      return runner;
    } catch (error) {
      await rollBack(runner);
      await runner.release();
      throw error;
    }
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

/** What enter_company refused, as a problem. */
function refusalOf(error: unknown, { credential }: CompanySession): unknown {
  const state = sqlState(error);
  if (state === API_SWITCHED_OFF) return new Problem('api_disabled', { cause: error });
  if (state !== CREDENTIAL_CHANGED) return error;
  return new Problem(credential?.webSession ? 'session_expired' : 'invalid_api_key', { cause: error });
}

/** BEGIN and the check in one round trip: only integers and a UUID are written into its text, never a request's. */
function openingStatement(session: CompanySession): string {
  const written = proofOf(session).map((value) =>
    typeof value === 'string' ? `'${value}'` : String(value ?? 'NULL'),
  );
  return `BEGIN; SELECT enter_company(${written.join(', ')})`;
}

/** What enter_company is called with. */
function proofOf({ companyId, credential }: CompanySession): (number | string | boolean | null)[] {
  const { key, webSession } = credential ?? {};
  return [
    integer(companyId),
    credential !== undefined,
    integer(key?.id),
    integer(key?.generation),
    uuid(webSession?.id),
    integer(webSession?.generation),
  ];
}

function integer(value: number | undefined): number | null {
  if (value === undefined) return null;
  if (!Number.isSafeInteger(value)) throw new TypeError('an identifier is not an integer');
  return value;
}

function uuid(value: string | undefined): string | null {
  if (value === undefined) return null;
  if (!UUID.test(value)) throw new TypeError('an identifier is not a UUID');
  return value;
}
