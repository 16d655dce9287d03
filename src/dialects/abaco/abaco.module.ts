import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../../api-keys/api-keys.module.js';
import { ClientsModule } from '../../clients/clients.module.js';
import { CompaniesModule } from '../../companies/companies.module.js';
import { InvoicesModule } from '../../invoices/invoices.module.js';
import { MailModule } from '../../mail/mail.module.js';
import { PrintingModule } from '../../printing/printing.module.js';
import { ProductsModule } from '../../products/products.module.js';
import { PurchasesModule } from '../../purchases/purchases.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { UsersModule } from '../../users/users.module.js';
import { WebSessionsModule } from '../../web-sessions/web-sessions.module.js';
import { IntegrationKeysController } from './api-keys/keys.controller.js';
import { AuthController } from './auth/auth.controller.js';
import { CurrentCompanyController } from './company/company.controller.js';
import { DocumentRows } from './documents/document-rows.js';
import { DocumentsController } from './documents/documents.controller.js';
import { DocumentsService } from './documents/documents.service.js';
import { PurchaseDocuments } from './documents/purchase-documents.js';
import { SalesDocuments } from './documents/sales-documents.js';
import { SendDocumentController } from './documents/send-document.controller.js';
import { BusinessPartnersController } from './partners/partners.controller.js';
import { PeopleController } from './people/people.controller.js';
import { CatalogueService } from './products/catalogue.service.js';
import { CatalogueController } from './products/products.controller.js';
import { AccountingReports } from './reports/accounting-reports.service.js';
import { ReportTemplatesController } from './reports/report-templates.controller.js';

/** abaco's routes at the root, over the services of the features. */
@Module({
  imports: [
    ApiKeysModule,
    ClientsModule,
    CompaniesModule,
    InvoicesModule,
    MailModule,
    PrintingModule,
    ProductsModule,
    PurchasesModule,
    ReportsModule,
    UsersModule,
    WebSessionsModule,
  ],
  controllers: [
    AuthController,
    BusinessPartnersController,
    CatalogueController,
    CurrentCompanyController,
    DocumentsController,
    IntegrationKeysController,
    PeopleController,
    ReportTemplatesController,
    SendDocumentController,
  ],
  providers: [
    AccountingReports,
    CatalogueService,
    DocumentRows,
    DocumentsService,
    PurchaseDocuments,
    SalesDocuments,
  ],
})
export class AbacoModule {}
