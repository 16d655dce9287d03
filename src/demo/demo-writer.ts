import { Injectable } from '@nestjs/common';
import { ClientsService } from '../clients/clients.service.js';
import { Decimal, decimalsOf, formatMoney } from '../common/money.js';
import { CreditNotesService } from '../invoices/credit-notes.service.js';
import { CreateInvoiceDto } from '../invoices/invoice.dto.js';
import { InvoiceDetail } from '../invoices/invoice.view.js';
import { InvoicesService } from '../invoices/invoices.service.js';
import { PaymentsService } from '../payments/payments.service.js';
import { ProductsService } from '../products/products.service.js';
import { TaxesService } from '../taxes/taxes.service.js';
import { writeJournal } from './demo-books.js';
import { DemoClient, demoClients } from './demo-clients.js';
import { PRODUCTS } from './demo-data.js';
import { Dice } from './dice.js';
import { Entry, Sale } from './sale.js';

const SEED = 1975;

/** Where the rows of the demo ended up. */
interface Books {
  clients: ReadonlyMap<DemoClient, number>;
  /** By code. */
  products: ReadonlyMap<string, number>;
  invoices: Map<Sale, InvoiceDetail>;
}

/** Writes the shop's clients, products and journal as a user of the services would have, day after day. */
@Injectable()
export class DemoWriter {
  constructor(
    private readonly taxes: TaxesService,
    private readonly clients: ClientsService,
    private readonly products: ProductsService,
    private readonly invoices: InvoicesService,
    private readonly payments: PaymentsService,
    private readonly creditNotes: CreditNotesService,
  ) {}

  /** In the transaction of the caller's company; `today` is the last day, as `YYYY-MM-DD`. */
  async write(today: string): Promise<void> {
    const dice = new Dice(SEED);
    const clients = demoClients(dice);
    const books = {
      clients: await this.writeClients(clients),
      products: await this.writeProducts(),
      invoices: new Map<Sale, InvoiceDetail>(),
    };
    for (const entry of writeJournal(today, clients, dice)) await this.enter(entry, books);
  }

  private async writeClients(clients: readonly DemoClient[]): Promise<Map<DemoClient, number>> {
    const ids = new Map<DemoClient, number>();
    for (const client of clients) {
      const { kind: _kind, ...values } = client;
      ids.set(client, (await this.clients.create(values)).id);
    }
    return ids;
  }

  private async writeProducts(): Promise<Map<string, number>> {
    const { items: taxes } = await this.taxes.list({ page: 1, per_page: 100 });
    const ids = new Map<string, number>();
    for (const { code, name, price, tax } of PRODUCTS) {
      const tax_id = taxes.find((candidate) => candidate.code === tax)!.id;
      ids.set(code, (await this.products.create({ code, name, price, tax_id })).id);
    }
    return ids;
  }

  private async enter(entry: Entry, books: Books): Promise<void> {
    const { sale, on } = entry;
    if (entry.kind === 'invoice') {
      books.invoices.set(sale, await this.invoices.create(requestOf(sale, books)));
      return;
    }
    if (entry.kind === 'draft') {
      const { id } = await this.invoices.create({ ...requestOf(sale, books), draft: true });
      if (entry.cancelled) await this.invoices.cancel(id);
      return;
    }
    const invoice = books.invoices.get(sale)!;
    if (entry.kind === 'credit-note') {
      await this.creditNotes.create(invoice.id, { lines: entry.lines, issued_on: on, notes: entry.notes });
      return;
    }
    await this.payments.pay(invoice.id, {
      amount:
        entry.kind === 'refund'
          ? (await this.invoices.get(invoice.id)).balance
          : partOf(invoice, entry.percent),
      payment_method: sale.payment_method,
      reference:
        entry.kind === 'refund' ? `Devolución ${invoice.invoice_number}` : `Fra. ${invoice.invoice_number}`,
      paid_on: on,
    });
  }
}

function requestOf(sale: Sale, { clients, products }: Books): CreateInvoiceDto {
  return {
    client_id: clients.get(sale.client)!,
    issued_on: sale.issued_on,
    payment_method: sale.payment_method,
    notes: sale.notes,
    lines: sale.lines.map(({ product, ...line }) => ({ product_id: products.get(product.code)!, ...line })),
  };
}

function partOf({ total, currency }: InvoiceDetail, percent: number | undefined): string | undefined {
  if (percent === undefined) return undefined;
  return formatMoney(new Decimal(total).times(String(percent)).times('0.01'), decimalsOf(currency));
}
