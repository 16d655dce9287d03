import { Module } from '@nestjs/common';
import { CompaniesModule } from '../companies/companies.module.js';
import { InvoicesModule } from '../invoices/invoices.module.js';
import { SeriesModule } from '../series/series.module.js';
import { PurchasesModule } from '../purchases/purchases.module.js';
import { InvoiceDocuments } from './invoice-documents.js';
import { PaymentMethodNames } from './payment-method-names.service.js';
import { PrintedPurchases } from './printed-purchases.js';
import { PrintingController } from './printing.controller.js';
import { PrintingService } from './printing.service.js';

@Module({
  imports: [CompaniesModule, InvoicesModule, PurchasesModule, SeriesModule],
  controllers: [PrintingController],
  providers: [InvoiceDocuments, PaymentMethodNames, PrintedPurchases, PrintingService],
  exports: [InvoiceDocuments, PaymentMethodNames, PrintingService],
})
export class PrintingModule {}
