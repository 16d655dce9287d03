import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { InvoicesModule } from '../invoices/invoices.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { ProductsModule } from '../products/products.module.js';
import { TaxesModule } from '../taxes/taxes.module.js';
import { UsersModule } from '../users/users.module.js';
import { DemoService } from './demo.service.js';
import { DemoWriter } from './demo-writer.js';

@Module({
  imports: [
    ApiKeysModule,
    ClientsModule,
    CompaniesModule,
    InvoicesModule,
    PaymentsModule,
    ProductsModule,
    TaxesModule,
    UsersModule,
  ],
  providers: [DemoService, DemoWriter],
  exports: [DemoService],
})
export class DemoModule {}
