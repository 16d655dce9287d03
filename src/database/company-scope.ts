import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { ObjectRows, RowList } from '../common/row-list.js';
import { CompanySession, currentSlot, withSession } from './company-session.js';
import { beginTransaction, endTransaction } from './company-transaction.js';
import { NamedStatement } from './entered-query.js';
import { EnteringClient } from './entering-client.js';
import { ReadingLanes } from './reading-lanes.js';
import { isOfChangedCredential, proofOf, refusalOf } from './session-proof.js';
import { ShortStatement, StatementNames } from './statement-names.js';
import { TransactionEnd } from './transaction-ends.js';

/**
 * The only door to company data. `run` opens (or joins) a transaction whose first statement sets the
 * company and proves that the credential still lives at the generation it was verified at
 * (docs/access-model.md); row-level security then hides every other company. A revoked, rotated,
 * disabled or narrowed key is therefore dead on every node as soon as that change is committed.
 */
@Injectable()
export class CompanyScope {
  private readonly names = new StatementNames();

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

    const runner = await this.proven(session, (proven) => beginTransaction(this.dataSource, proven));
    return endTransaction(runner, session, work);
  }

  /**
   * The rows of one short SELECT, in one round trip; within `run` it joins that transaction. For what is short by its
   * nature: reads of many requests share a connection, and a long one would hold up the others.
   */
  async read<R>(statement: ShortStatement): Promise<R[]> {
    return (await this.rows<R>(statement)).objects();
  }

  /** The same for rows that nobody may need to look into. */
  rows<R>(statement: ShortStatement): Promise<RowList<R>> {
    return this.atOnce([statement], ([named], proof) => this.lanes.read<R>(named!, proof));
  }

  /**
   * Short statements as one transaction, in one round trip: all of them or, where one fails, none. Within `run` they
   * join that transaction. Answers the rows of the last.
   */
  async write<R>(statements: readonly ShortStatement[]): Promise<R[]> {
    const rows = await this.atOnce(statements, async (named, proof) => {
      const runner = this.dataSource.createQueryRunner();
      try {
        return await ((await runner.connect()) as EnteringClient).enter<R>(named, proof);
      } finally {
        await runner.release();
      }
    });
    return rows.objects();
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

  /** Sends statements behind the one that enters the company; in turn where a transaction is open, or as one of `run`. */
  private async atOnce<R>(
    statements: readonly ShortStatement[],
    send: (named: NamedStatement[], proof: readonly unknown[]) => Promise<RowList<R>>,
  ): Promise<RowList<R>> {
    const { session, transaction } = currentSlot();
    const named = transaction ? undefined : this.names.name(statements);
    if (named) return this.proven(session, (proven) => send(named, proofOf(proven)));
    return this.run(async (manager) => {
      let rows: R[] = [];
      for (const { text, values } of statements) rows = await manager.query<R[]>(text, values);
      return new ObjectRows(rows);
    });
  }

  /** What `enter` answers for a session that PostgreSQL let in; judged anew once where its credential has changed. */
  private async proven<T>(
    session: CompanySession,
    enter: (session: CompanySession) => Promise<T>,
  ): Promise<T> {
    try {
      return await enter(session);
    } catch (error) {
      if (!isOfChangedCredential(error) || !session.renew) throw refusalOf(error, session);
    }
    const renewed = await session.renew();
    return enter(renewed).catch((error: unknown) => {
      throw refusalOf(error, renewed);
    });
  }
}
