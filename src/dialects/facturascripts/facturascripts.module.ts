import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../../api-keys/api-keys.module.js';
import { ClientsModule } from '../../clients/clients.module.js';
import { CompaniesModule } from '../../companies/companies.module.js';
import { InvoicesModule } from '../../invoices/invoices.module.js';
import { PaymentsModule } from '../../payments/payments.module.js';
import { PaymentMethodsModule } from '../../payment-methods/payment-methods.module.js';
import { PrintingModule } from '../../printing/printing.module.js';
import { ProductsModule } from '../../products/products.module.js';
import { PurchasesModule } from '../../purchases/purchases.module.js';
import { SeriesModule } from '../../series/series.module.js';
import { TaxesModule } from '../../taxes/taxes.module.js';
import { UsersModule } from '../../users/users.module.js';
import { DocumentLines } from './documents/document-lines.service.js';
import { DocumentNumbers } from './documents/document-numbers.service.js';
import { LineBooksReader } from './documents/line-books.service.js';
import { LineIds } from './documents/line-ids.service.js';
import { DocumentExports } from './documents/export/document-exports.service.js';
import { DocumentPdfs } from './documents/export/document-pdfs.service.js';
import { exportController } from './documents/export/export.controller.js';
import { DOCUMENT_CONTROLLERS, DOCUMENT_PROVIDERS } from './documents/index.js';
import { DOCUMENT_KINDS } from './documents/kinds.js';
import { OwnRecords } from './engine/own-records.service.js';
import { FsRecords } from './engine/records.service.js';
import './engine/own-record.entity.js';
import { KeptColumns } from './engine/kept-columns.service.js';
import { References } from './engine/references.service.js';
import { AttachedFiles } from './files/attached-files.service.js';
import { DownloadLinks } from './files/download-links.js';
import { DownloadsController } from './files/downloads.controller.js';
import { Downloads } from './files/downloads.service.js';
import { ProductImages } from './files/product-images.service.js';
import { UploadFilesController } from './files/upload-files.controller.js';
import { UploadFiles } from './files/upload-files.service.js';
import { UploadStore } from './files/upload-store.js';
import { FiscalYears } from './fiscal-years.service.js';
import { MAPPED } from './mapped/index.js';
import { LineNames } from './mapped/line-names.service.js';
import { LookUps } from './mapped/look-ups.service.js';
import { ProductCodes } from './mapped/product-codes.service.js';
import { ProductVariants } from './mapped/product-variants.service.js';
import { PurchaseDrafts } from './mapped/purchase-drafts.service.js';
import { PurchaseHeaders } from './mapped/purchase-headers.service.js';
import { PurchaseLines } from './mapped/purchase-lines.service.js';
import { PurchasePayments } from './mapped/purchase-payments.service.js';
import { SalesDrafts } from './mapped/sales-drafts.service.js';
import { PluginsController } from './plugins/plugins.controller.js';
import { resourceController } from './resource.controller.js';
import { FsResources, RESOURCE_PATHS } from './resources.js';
import { RootController } from './root.controller.js';

/** FacturaScripts' API v3: one controller per resource over one engine. */
@Module({
  imports: [
    ApiKeysModule,
    ClientsModule,
    CompaniesModule,
    InvoicesModule,
    PaymentMethodsModule,
    PaymentsModule,
    PrintingModule,
    ProductsModule,
    PurchasesModule,
    SeriesModule,
    TaxesModule,
    UsersModule,
  ],
  controllers: [
    RootController,
    PluginsController,
    ...RESOURCE_PATHS.map(resourceController),
    ...DOCUMENT_CONTROLLERS,
    ...DOCUMENT_KINDS.map(exportController),
    UploadFilesController,
    DownloadsController,
  ],
  providers: [
    DocumentExports,
    DocumentPdfs,
    DocumentLines,
    DocumentNumbers,
    LineBooksReader,
    LineIds,
    ...DOCUMENT_PROVIDERS,
    FiscalYears,
    FsRecords,
    FsResources,
    KeptColumns,
    LineNames,
    LookUps,
    OwnRecords,
    References,
    AttachedFiles,
    DownloadLinks,
    Downloads,
    ProductImages,
    UploadFiles,
    UploadStore,
    ProductCodes,
    ProductVariants,
    PurchaseDrafts,
    SalesDrafts,
    PurchaseHeaders,
    PurchaseLines,
    PurchasePayments,
    ...MAPPED.map(({ writer }) => writer),
  ],
})
export class FacturascriptsModule {}
