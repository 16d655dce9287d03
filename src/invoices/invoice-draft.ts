import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Decimal, decimalFrom, decimalsOf, formatMoney } from '../common/money.js';
import { invalid } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { DocumentKind } from '../series/series.entity.js';
import { BooksContext, ContextRequest, readContext } from './books-context.js';
import { DraftLine, lineOf, totalsLineOf } from './invoice-draft-line.js';
import { CreateInvoiceDto, InvoiceLineDto } from './invoice.dto.js';
import { Invoice, InvoiceTax } from './invoice.entity.js';
import { computeTotals, Totals } from './totals.js';

const ZERO = new Decimal('0');

export type DraftTax = Omit<InvoiceTax, 'company_id' | 'invoice_id'>;

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
    | 'paid_total'
    | 'credited_total'
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
    const totals = computeTotals(
      rows.map(totalsLineOf),
      decimalsOf(context.currency),
      manualTaxOf(dto, rows),
    );
    if (totals.total.lt(ZERO)) throw invalid('lines', 'negative_total');
    return compose('invoice', context, rows, totals, {
      due_on: dto.due_on,
      payment_method: dto.payment_method ?? null,
      notes: dto.notes ?? null,
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
  corrects_id?: number;
}

/** Lines and their totals as a document; refuses a date of payment before issue. */
export function compose(
  kind: DocumentKind,
  context: BooksContext,
  lines: DraftLine[],
  totals: Totals,
  extras: Extras,
): InvoiceDraft {
  const due_on = extras.due_on ?? context.dueOn;
  if (due_on < context.issuedOn) throw invalid('due_on', 'before_issued_on');

  const decimals = decimalsOf(context.currency);
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
      paid_total: money(ZERO),
      credited_total: money(ZERO),
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

/** The amount that stands in place of taxes on lines; beside them only zero is accepted, and says nothing. */
function manualTaxOf(dto: CreateInvoiceDto, lines: readonly DraftLine[]): Decimal | undefined {
  const manual = decimalFrom(dto.tax);
  if (lines.every((line) => line.tax_code === null)) return manual;
  if (!manual || manual.eq(ZERO)) return undefined;
  throw invalid('tax', 'lines_have_taxes', 'give either a tax for the invoice or taxes on its lines');
}
