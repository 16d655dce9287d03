import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { problemFrom } from '../http/problem-from.js';
import { Jobs } from '../jobs/jobs.js';
import { BatchJob, BATCHES } from './batch-queue.js';
import { BatchSteps, NextInvoice } from './batch-steps.js';
import { sayProblem, saySenderGone } from './batch-words.js';
import { CompanyBooks } from './company-books.js';
import { CorrectionIssuer } from './correction-issuer.js';
import { InvoiceIssuer } from './invoice-issuer.js';
import { readInvoice } from './sent-invoice.js';

/** How often an invoice that fails for a reason of ours is begun; about a minute, by the delays of the queue. */
const TRIES = 6;

/** Why an invoice cannot be issued; what was begun of it is undone. */
class NotIssued extends Error {
  constructor(
    readonly invoice: NextInvoice,
    readonly problem: Problem,
  ) {
    super(problem.message);
  }
}

/**
 * Issues the invoices of batches in the background. What is no refusal but a failure is for the job to try again, some
 * times; then it is the invoice's, so that those behind it go on. A database that is not to be had is waited for.
 */
@Injectable()
export class BatchProcessor implements OnModuleInit {
  private readonly logger = new Logger(BatchProcessor.name);

  constructor(
    private readonly scope: CompanyScope,
    private readonly steps: BatchSteps,
    private readonly invoices: InvoiceIssuer,
    private readonly corrections: CorrectionIssuer,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(BATCHES, (job, stopping, tried) => this.process(job, stopping, tried));
  }

  private async process(job: BatchJob, stopping: AbortSignal, tried: number): Promise<void> {
    const books = await this.scope.asOperator(job.companyId, (manager) =>
      CompanyBooks.read(manager, job.companyId),
    );
    const isLastTry = tried >= TRIES;
    while (await this.step(job, books, isLastTry)) stopping.throwIfAborted();
  }

  /** Whether there was an invoice left. */
  private async step(
    { companyId, batchId }: BatchJob,
    books: CompanyBooks,
    isLastTry: boolean,
  ): Promise<boolean> {
    try {
      return await this.scope.asOperator(companyId, (manager) =>
        this.issueNext(manager, batchId, books, isLastTry),
      );
    } catch (error) {
      if (!(error instanceof NotIssued)) throw error;
      await this.scope.asOperator(companyId, (manager) => this.fail(manager, error));
      return true;
    }
  }

  private async issueNext(
    manager: EntityManager,
    batchId: number,
    books: CompanyBooks,
    isLastTry: boolean,
  ): Promise<boolean> {
    const next = await this.steps.next(manager, batchId);
    if (!next) return false;
    if (next.senderLives) {
      await this.steps.settle(manager, next, { issued: await this.issue(manager, next, books, isLastTry) });
    } else {
      await this.steps.settle(manager, next, { failed: saySenderGone(next.language) }, next.last);
    }
    return true;
  }

  /** Throws NotIssued for what is the invoice's own fault, and once it was tried often enough for what is ours. */
  private async issue(
    manager: EntityManager,
    next: NextInvoice,
    books: CompanyBooks,
    isLastTry: boolean,
  ): Promise<number> {
    const { invoice } = readInvoice(next.request);
    try {
      return invoice.rectified_invoice_id
        ? await this.corrections.issue(invoice, books)
        : await this.invoices.issue(manager, invoice, books);
    } catch (error) {
      const problem = problemFrom(error);
      const isOurs = problem.status >= 500;
      if (problem.code === 'unavailable' || (isOurs && !isLastTry)) throw error;
      if (isOurs) this.logger.error(`invoice ${next.position} of batch ${next.batchId}: ${String(error)}`);
      throw new NotIssued(next, problem);
    }
  }

  /** In a transaction of its own, where the invoice may have become another's in between. */
  private async fail(manager: EntityManager, { invoice, problem }: NotIssued): Promise<void> {
    const next = await this.steps.next(manager, invoice.batchId);
    if (next?.position !== invoice.position) return;
    await this.steps.settle(manager, next, { failed: sayProblem(problem, next.language) });
  }
}
