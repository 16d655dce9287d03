import { Module } from '@nestjs/common';
import { CreditNotesService } from './credit-notes.service.js';
import { DebitNotesService } from './debit-notes.service.js';
import { InvoiceDrafts } from './invoice-draft.js';
import { InvoiceDetails, InvoiceSummaries } from './invoice-records.js';
import { InvoicesController } from './invoices.controller.js';
import { InvoicesService } from './invoices.service.js';
import { IssueAtOnce } from './issue-at-once.js';

@Module({
  controllers: [InvoicesController],
  providers: [
    InvoiceSummaries,
    InvoiceDetails,
    InvoiceDrafts,
    IssueAtOnce,
    InvoicesService,
    CreditNotesService,
    DebitNotesService,
  ],
  exports: [InvoiceDetails, InvoiceSummaries, InvoicesService, CreditNotesService, DebitNotesService],
})
export class InvoicesModule {}
