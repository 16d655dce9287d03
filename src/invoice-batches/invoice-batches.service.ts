import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { neverKind, Principal } from '../access/principal.js';
import { CompaniesService } from '../companies/companies.service.js';
import { Page } from '../common/page.js';
import { PartlyTaken } from '../common/partly-taken.js';
import { Language, Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { companyToday } from '../invoices/company-today.js';
import { Jobs } from '../jobs/jobs.js';
import { batchIn, BatchIntake, TakenInvoice } from './batch-intake.js';
import { BATCHES } from './batch-queue.js';
import { BatchSteps } from './batch-steps.js';
import { holdBatches } from './hold-batches.js';
import { InvoiceBatch } from './invoice-batch.entity.js';
import { BatchInvoiceListQuery, BatchListQuery } from './invoice-batch.dto.js';
import { BatchInvoiceRecords, InvoiceBatchRecords } from './invoice-batch-records.js';
import { BatchInvoiceRow } from './invoice-batch.view.js';

/** Takes invoices by the thousand, and tells how far they are; they are issued in the background. */
@Injectable()
export class InvoiceBatchesService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly companies: CompaniesService,
    private readonly batches: InvoiceBatchRecords,
    private readonly invoices: BatchInvoiceRecords,
    private readonly steps: BatchSteps,
    private readonly jobs: Jobs,
  ) {}

  list(query: BatchListQuery): Promise<Page<InvoiceBatch>> {
    return this.batches.list(query);
  }

  get(id: number): Promise<InvoiceBatch> {
    return this.batches.get(id);
  }

  /** The invoices of a batch; 404 for one that the company does not have. */
  listInvoices(id: number, query: BatchInvoiceListQuery): Promise<Page<BatchInvoiceRow>> {
    return this.scope.run(async () => {
      const { id: batch_id } = await this.get(id);
      const ofBatch = { ...query, batch_id };
      return this.invoices.list(ofBatch);
    });
  }

  /** Takes what can be issued of a batch and says what cannot; refuses one of which nothing can. */
  create(body: unknown, sender: Principal, language: Language): Promise<PartlyTaken<InvoiceBatch>> {
    const { external_batch_id, invoices } = batchIn(body);
    return this.scope.run(async (manager) => {
      const { companyId } = this.scope;
      const intake = new BatchIntake((await this.companies.get(companyId)).tax_id, language);
      for (const [index, invoice] of invoices.entries()) intake.add(invoice, index);
      await holdBatches(manager, companyId);
      intake.refuseKnown(await this.steps.namesInUse(manager, [...intake.taken.keys()]));
      const { taken, errors } = intake;
      if (taken.size === 0) throw new Problem('validation_failed', { errors });
      const batch = { external_batch_id, language, ...senderOf(sender) };
      const batchId = await this.steps.write(
        manager,
        batch,
        await this.inOrder(manager, [...taken.values()]),
      );
      await this.jobs.send(BATCHES, { companyId, batchId }, { manager });
      return new PartlyTaken(await this.get(batchId), errors);
    });
  }

  /** As they are issued: by their date, for the numbers and the dates of a series go the same way; else as sent. */
  private async inOrder(manager: EntityManager, taken: readonly TakenInvoice[]): Promise<TakenInvoice[]> {
    const today = await companyToday(manager, this.scope.companyId);
    const dayOf = ({ invoice }: TakenInvoice) => invoice.operation_date ?? today;
    return taken.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
  }
}

/** Whose access the batch lives by; the installation's own key has no row, and lives as long as the installation. */
function senderOf(sender: Principal): Pick<InvoiceBatch, 'api_key_id' | 'user_id'> {
  switch (sender.kind) {
    case 'api-key':
    case 'session-token':
      return { api_key_id: sender.keyId, user_id: null };
    case 'web-session':
      return { api_key_id: null, user_id: sender.actingUser.id };
    case 'global-key':
      return { api_key_id: null, user_id: null };
    default:
      return neverKind(sender);
  }
}
