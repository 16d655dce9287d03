import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../database/company-scope.js';
import { InvoiceDraft } from './compose.js';
import { readContextOfNote, refuseUncorrectable } from './corrected-invoice.js';
import { CreateDebitNoteDto } from './debit-note.dto.js';
import { contextOf, workOut } from './invoice-draft.js';
import { InvoiceDetails, InvoiceSummaries } from './invoice-records.js';
import { InvoiceDetail, InvoiceSummary } from './invoice.view.js';
import { insertIssued } from './issuing.js';

/** Adds to issued invoices: a debit note has lines of its own, is issued at once and is paid by itself. */
@Injectable()
export class DebitNotesService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly summaries: InvoiceSummaries,
    private readonly details: InvoiceDetails,
  ) {}

  /** The invoice needs no lock: nothing of it changes, and issued it stays issued. */
  create(invoiceId: number, dto: CreateDebitNoteDto): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) => {
      const invoice = await this.summaries.get(invoiceId);
      refuseUncorrectable(invoice);
      const prepare = (issued_on = dto.issued_on) => this.prepare(invoice, { ...dto, issued_on });
      const { companyId } = this.scope;
      const { id } = await insertIssued(manager, companyId, dto.issued_on ?? undefined, prepare);
      return this.details.get(id);
    });
  }

  private async prepare(invoice: InvoiceSummary, dto: CreateDebitNoteDto): Promise<InvoiceDraft> {
    const wanted = contextOf('debit_note', dto);
    const context = await readContextOfNote(this.scope, invoice, wanted);
    return workOut('debit_note', context, dto, invoice.id);
  }
}
