import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { InvoicesModule } from '../invoices/invoices.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { BatchProcessor } from './batch-processor.js';
import { BatchSteps } from './batch-steps.js';
import { CorrectionIssuer } from './correction-issuer.js';
import { InvoiceIssuer } from './invoice-issuer.js';
import { BatchInvoiceRecords, InvoiceBatchRecords } from './invoice-batch-records.js';
import { InvoiceBatchesController } from './invoice-batches.controller.js';
import { InvoiceBatchesService } from './invoice-batches.service.js';
import { Recipients } from './recipients.js';

@Module({
  imports: [ClientsModule, CompaniesModule, InvoicesModule, PaymentsModule],
  controllers: [InvoiceBatchesController],
  providers: [
    BatchInvoiceRecords,
    BatchProcessor,
    BatchSteps,
    CorrectionIssuer,
    InvoiceBatchesService,
    InvoiceBatchRecords,
    InvoiceIssuer,
    Recipients,
  ],
})
export class InvoiceBatchesModule {}
