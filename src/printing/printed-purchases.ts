import { Injectable } from '@nestjs/common';
import { CompaniesService } from '../companies/companies.service.js';
import { CompanyScope } from '../database/company-scope.js';
import { PurchasesService } from '../purchases/purchases.service.js';
import { PurchaseDocument } from './purchase-sheet.js';

/** Reads what a purchase is printed from, as it stands at one moment. */
@Injectable()
export class PrintedPurchases {
  constructor(
    private readonly scope: CompanyScope,
    private readonly purchases: PurchasesService,
    private readonly companies: CompaniesService,
  ) {}

  get(id: number): Promise<PurchaseDocument> {
    return this.scope.run(async () => {
      const purchase = await this.purchases.get(id);
      const { corrects_id } = purchase;
      const company = await this.companies.get(this.scope.companyId);
      return {
        purchase,
        company,
        corrected: corrects_id === null ? null : await this.purchases.get(corrects_id),
      };
    });
  }
}
