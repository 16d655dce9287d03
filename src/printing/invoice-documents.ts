import { Injectable } from '@nestjs/common';
import { CompaniesService } from '../companies/companies.service.js';
import { CompanyScope } from '../database/company-scope.js';
import { InvoiceSummaries } from '../invoices/invoice-records.js';
import { InvoicesService } from '../invoices/invoices.service.js';
import { SeriesService } from '../series/series.service.js';
import { InvoiceDocument } from './invoice-document.js';
import { PaymentMethodNames } from './payment-method-names.service.js';

/** Reads what a document is printed from, as it stands at one moment. */
@Injectable()
export class InvoiceDocuments {
  constructor(
    private readonly scope: CompanyScope,
    private readonly invoices: InvoicesService,
    private readonly summaries: InvoiceSummaries,
    private readonly companies: CompaniesService,
    private readonly series: SeriesService,
    private readonly methods: PaymentMethodNames,
  ) {}

  get(id: number): Promise<InvoiceDocument> {
    return this.scope.run(async () => {
      const invoice = await this.invoices.get(id);
      const { corrects_id } = invoice;
      return {
        invoice,
        company: await this.companies.get(this.scope.companyId),
        series: await this.series.get(invoice.series_id),
        corrected: corrects_id === null ? null : await this.summaries.get(corrects_id),
        paymentMethod: await this.methods.nameOf(invoice.payment_method),
      };
    });
  }
}
