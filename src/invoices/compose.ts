import { Decimal, decimalsOf, formatMoney } from '../common/money.js';
import { invalid } from '../common/problem.js';
import { SeriesOfDocument } from '../series/numbering.js';
import { DocumentKind } from '../series/series.entity.js';
import { BooksContext } from './books-context.js';
import { DraftHeader } from './invoice-columns.js';
import { DraftLine } from './invoice-draft-line.js';
import { InvoiceTax } from './invoice.entity.js';
import { Totals } from './totals.js';

const ZERO = new Decimal('0');

export type DraftTax = Omit<InvoiceTax, 'company_id' | 'invoice_id'>;

/** A document that is worked out and not yet written: everything but its id and its number. */
export interface InvoiceDraft {
  series: SeriesOfDocument;
  /** What day it was where the company is. */
  today: string;
  header: DraftHeader;
  lines: DraftLine[];
  taxes: DraftTax[];
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
    series: context.series,
    today: context.today,
    header: {
      kind,
      series_id: context.series.id,
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
