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

/** Why an invoice cannot be issued; what was begun of it is undone. */
class NotIssued extends Error {
  constructor(
    readonly invoice: NextInvoice,
    readonly problem: Problem,
  ) {
    super(problem.message);
  }
}

/** Issues the invoices of batches in the background. The job is tried again only where the database was not to be had. */
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
    this.jobs.handle(BATCHES, (job, stopping) => this.process(job, stopping));
  }

  private async process(job: BatchJob, stopping: AbortSignal): Promise<void> {
    const books = await this.scope.asOperator(job.companyId, (manager) =>
      CompanyBooks.read(manager, job.companyId),
    );
    while (await this.step(job, books)) stopping.throwIfAborted();
  }

  /** Whether there was an invoice left. */
  private async step({ companyId, batchId }: BatchJob, books: CompanyBooks): Promise<boolean> {
    try {
      return await this.scope.asOperator(companyId, (manager) => this.issueNext(manager, batchId, books));
    } catch (error) {
      if (!(error instanceof NotIssued)) throw error;
      await this.scope.asOperator(companyId, (manager) => this.fail(manager, error));
      return true;
    }
  }

  private async issueNext(manager: EntityManager, batchId: number, books: CompanyBooks): Promise<boolean> {
    const next = await this.steps.next(manager, batchId);
    if (!next) return false;
    if (next.senderLives) {
      await this.steps.settle(manager, next, { issued: await this.issue(manager, next, books) });
    } else {
      await this.steps.settle(manager, next, { failed: saySenderGone(next.language) }, next.last);
    }
    return true;
  }

  /** Throws NotIssued unless the database is not to be had: that is tried again. */
  private async issue(manager: EntityManager, next: NextInvoice, books: CompanyBooks): Promise<number> {
    const { invoice } = readInvoice(next.request);
    try {
      return invoice.rectified_invoice_id
        ? await this.corrections.issue(invoice, books)
        : await this.invoices.issue(manager, invoice, books);
    } catch (error) {
      const problem = problemFrom(error);
      if (problem.code === 'unavailable') throw error;
      // Once more would be no better, and the invoices behind it wait.
      if (problem.status >= 500)
        this.logger.error(`invoice ${next.position} of batch ${next.batchId}: ${String(error)}`);
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
