import { Module } from '@nestjs/common';
import { PurchaseDetails, PurchaseSummaries } from './purchase-records.js';
import { PurchasesController } from './purchases.controller.js';
import { PurchasesService } from './purchases.service.js';

@Module({
  controllers: [PurchasesController],
  providers: [PurchaseSummaries, PurchaseDetails, PurchasesService],
  exports: [PurchasesService],
})
export class PurchasesModule {}
