import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Page } from '../common/page.js';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { takeNumber } from '../series/numbering.js';
import { cancelDocument } from './cancelling.js';
import { companyToday } from './company-today.js';
import { InvoiceDraft } from './compose.js';
import { redraft } from './redraft.js';
import { InvoiceDrafts, Recipient } from './invoice-draft.js';
import {
  CreateInvoiceDto,
  InvoiceExportQuery,
  InvoiceListQuery,
  IssueInvoiceDto,
  UpdateInvoiceDto,
} from './invoice.dto.js';
import { InvoiceDetails, InvoiceSummaries } from './invoice-records.js';
import { InvoiceDetail, InvoiceSummary } from './invoice.view.js';
import { IssueAtOnce } from './issue-at-once.js';
import { insertIssued } from './issuing.js';
import { insertInvoice, markIssued, replaceDraft } from './invoice-writer.js';
import { takeFromStock } from './sold-stock.js';

/** The life of an invoice: written as a draft or issued at once; issued it only moves by payments and notes. */
@Injectable()
export class InvoicesService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly summaries: InvoiceSummaries,
    private readonly details: InvoiceDetails,
    private readonly drafts: InvoiceDrafts,
    private readonly atOnce: IssueAtOnce,
  ) {}

  list(query: InvoiceListQuery): Promise<Page<InvoiceSummary>> {
    return this.summaries.list(query);
  }

  exportCsv(query: InvoiceExportQuery): Promise<Buffer> {
    return this.summaries.exportCsv(query);
  }

  get(id: number): Promise<InvoiceDetail> {
    return this.details.get(id);
  }

  /** Writes the invoice, issued and numbered unless `draft` is asked for: all of it or nothing. */
  async create(dto: CreateInvoiceDto, recipient?: Recipient): Promise<InvoiceDetail> {
    const draft = await this.drafts.prepare(dto, recipient);
    if (dto.draft) return this.keepDraft(draft);
    return (await this.atOnce.issue(draft)) ?? this.issueInSteps(dto, recipient);
  }

  private keepDraft(draft: InvoiceDraft): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) =>
      this.get(await insertInvoice(manager, this.scope.companyId, draft, undefined)),
    );
  }

  private issueInSteps(dto: CreateInvoiceDto, recipient?: Recipient): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) => {
      const prepare = (issued_on = dto.issued_on) => this.drafts.prepare({ ...dto, issued_on }, recipient);
      const { id } = await insertIssued(manager, this.scope.companyId, dto.issued_on ?? undefined, prepare);
      return this.get(id);
    });
  }

  /** Changes a draft; with lines, all of them are replaced. */
  update(id: number, changes: Partial<UpdateInvoiceDto>, recipient?: Recipient): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) => {
      await this.lockDraft(manager, id);
      const draft = await this.drafts.prepare(redraft(await this.get(id), changes), recipient);
      await replaceDraft(manager, this.scope.companyId, id, draft);
      return this.get(id);
    });
  }

  /** Gives a draft its number and its date; it never changes again. */
  issue(id: number, { issued_on }: IssueInvoiceDto): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) => {
      const draft = await this.lockDraft(manager, id);
      const day = issued_on ?? (await companyToday(manager, this.scope.companyId));
      const numbered = await takeNumber(manager, this.scope.companyId, draft.series_id, {
        issued_on: day,
        named: !!issued_on,
      });
      const counted = await markIssued(manager, this.scope.companyId, id, numbered);
      await takeFromStock(manager, this.scope.companyId, counted);
      return this.get(id);
    });
  }

  /** A draft that nobody will issue, or a note that was wrong; an issued invoice is corrected by a credit note. */
  cancel(id: number): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) => {
      const document = await this.details.lock(manager, id);
      await cancelDocument(manager, this.scope.companyId, document);
      return this.get(id);
    });
  }

  /** Removes a draft, cancelled or not; what was numbered stays. */
  remove(id: number): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) => {
      const invoice = await this.summaries.lock(manager, id);
      if (invoice.number !== null) throw new Problem('invoice_not_draft');
      return this.details.remove(id);
    });
  }

  private async lockDraft(manager: EntityManager, id: number): Promise<InvoiceSummary> {
    const invoice = await this.summaries.lock(manager, id);
    if (invoice.state !== 'draft') throw new Problem('invoice_not_draft');
    return invoice;
  }
}
