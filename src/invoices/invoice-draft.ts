import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Decimal, decimalFrom, decimalsOf, formatMoney } from '../common/money.js';
import { invalid } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { DocumentKind } from '../series/series.entity.js';
import { BooksContext, ContextRequest, readContext } from './books-context.js';
import { CreateInvoiceDto, InvoiceLineDto } from './invoice.dto.js';
import { Invoice, InvoiceLine, InvoiceTax } from './invoice.entity.js';
import { computeTotals, Totals } from './totals.js';

type OfInvoice = 'company_id' | 'invoice_id';
export type DraftLine = Omit<InvoiceLine, OfInvoice>;
export type DraftTax = Omit<InvoiceTax, OfInvoice>;

/** A document that is worked out and not yet written: everything but its id and its number. */
export interface InvoiceDraft {
  header: Pick<
    Invoice,
    | 'kind'
    | 'series_id'
    | 'client_id'
    | 'client_name'
    | 'client_tax_id'
    | 'client_address'
    | 'currency'
    | 'issued_on'
    | 'due_on'
    | 'payment_method'
    | 'notes'
    | 'subtotal'
    | 'tax_total'
    | 'surcharge_total'
    | 'withholding_total'
    | 'total'
    | 'corrects_id'
  >;
  lines: DraftLine[];
  taxes: DraftTax[];
}

/** Works a request out into a document: client, products, taxes and series of the company, then the totals. */
@Injectable()
export class InvoiceDrafts {
  constructor(private readonly scope: CompanyScope) {}

  async prepare(manager: EntityManager, dto: CreateInvoiceDto): Promise<InvoiceDraft> {
    const lines = dto.lines ?? dto.items ?? [];
    const context = await readContext(manager, this.scope.companyId, contextOf(dto, lines));
    const rows = lines.map((line, index) => lineOf(line, index, context));
    refuseTwoTaxes(dto, rows);
    return compose('invoice', context, rows, {
      due_on: dto.due_on,
      payment_method: dto.payment_method ?? null,
      notes: dto.notes ?? null,
      manualTax: decimalFrom(dto.tax),
    });
  }
}

function contextOf(dto: CreateInvoiceDto, lines: readonly InvoiceLineDto[]): ContextRequest {
  return {
    kind: 'invoice',
    clientId: dto.client_id,
    seriesId: dto.series_id ?? null,
    issuedOn: dto.issued_on ?? null,
    paymentMethod: dto.payment_method ?? null,
    productIds: lines.map((line) => line.product_id).filter((id) => typeof id === 'number'),
    taxCodes: lines
      .flatMap((line) => [line.tax, line.withholding])
      .filter((code) => typeof code === 'string'),
  };
}

interface Extras {
  due_on: string | undefined;
  payment_method: string | null;
  notes: string | null;
  manualTax?: Decimal;
  corrects_id?: number;
}

/** Lines and their totals as a document; refuses a negative invoice and a date of payment before issue. */
export function compose(
  kind: DocumentKind,
  context: BooksContext,
  lines: DraftLine[],
  extras: Extras,
): InvoiceDraft {
  const decimals = decimalsOf(context.currency);
  const totals = computeTotals(lines.map(totalsLineOf), decimals, extras.manualTax);
  if (kind === 'invoice' && totals.total.lt('0')) throw invalid('lines', 'negative_total');
  const due_on = extras.due_on ?? context.dueOn;
  if (due_on < context.issuedOn) throw invalid('due_on', 'before_issued_on');

  const money = (value: Decimal) => formatMoney(value, decimals);
  return {
    header: {
      kind,
      series_id: context.seriesId,
      client_id: context.client.id,
      client_name: context.client.name,
      client_tax_id: context.client.tax_id,
      client_address: context.client.address,
      currency: context.currency,
      issued_on: context.issuedOn,
      due_on,
      payment_method: extras.payment_method,
      notes: extras.notes,
      corrects_id: extras.corrects_id ?? null,
      subtotal: money(totals.subtotal),
      tax_total: money(totals.taxTotal),
      surcharge_total: money(totals.surchargeTotal),
      withholding_total: money(totals.withholdingTotal),
      total: money(totals.total),
    },
    lines: lines.map((line, index) => ({ ...line, net: money(totals.lines[index]!.net) })),
    taxes: taxesOf(totals, money),
  };
}

function taxesOf(totals: Totals, money: (value: Decimal) => string): DraftTax[] {
  return totals.groups.map((group, index) => ({
    position: index + 1,
    tax_code: group.taxCode,
    rate: group.rate?.toFixed() ?? null,
    base: money(group.base),
    tax: money(group.tax),
    surcharge_rate: group.surchargeRate.toFixed(),
    surcharge: money(group.surcharge),
  }));
}

function totalsLineOf(line: DraftLine) {
  return {
    quantity: new Decimal(line.quantity),
    unitPrice: new Decimal(line.unit_price),
    discountPercent: new Decimal(line.discount_percent),
    taxCode: line.tax_code,
    taxRate: new Decimal(line.tax_rate),
    surchargeRate: new Decimal(line.surcharge_rate),
    withholdingRate: new Decimal(line.withholding_rate),
  };
}

function lineOf(line: InvoiceLineDto, index: number, context: BooksContext): DraftLine {
  const at = (field: string) => `lines[${index}].${field}`;
  const product = line.product_id ? context.products.get(line.product_id) : undefined;
  if (line.product_id && !product) throw invalid(at('product_id'), 'unknown');
  const quantity = plain(line.quantity);
  if (new Decimal(quantity).eq('0')) throw invalid(at('quantity'), 'zero');

  const tax = context.tax('tax', line.tax === undefined ? (product?.tax_code ?? null) : line.tax, at('tax'));
  const withholding = context.tax('withholding', line.withholding ?? null, at('withholding'));
  return {
    position: index + 1,
    product_id: product?.id ?? null,
    description: line.description ?? product!.name,
    quantity,
    unit_price: plain(line.unit_price ?? line.price ?? product!.price),
    discount_percent: plain(line.discount_percent ?? '0'),
    tax_code: tax?.code ?? null,
    tax_rate: tax?.rate ?? '0',
    surcharge_rate: context.client.surcharge ? (tax?.surcharge_rate ?? '0') : '0',
    withholding_code: withholding?.code ?? null,
    withholding_rate: withholding?.rate ?? '0',
    corrects_position: null,
    net: '0',
  };
}

/** A validated decimal in one spelling, whether it came as a number or as text. */
const plain = (value: unknown) => decimalFrom(value)!.toFixed();

function refuseTwoTaxes(dto: CreateInvoiceDto, lines: readonly DraftLine[]): void {
  const manual = decimalFrom(dto.tax);
  if (manual && !manual.eq('0') && lines.some((line) => line.tax_code !== null)) {
    throw invalid('tax', 'lines_have_taxes', 'give either a tax for the invoice or taxes on its lines');
  }
}
