import { Decimal, decimalsOf, formatMoney } from '../../../../src/common/money.js';
import { contradictsTaxes, documentTotals, termsOf } from '../../../../src/invoices/line-totals.js';
import type { LineBooks, LineTerms, TaxOfLine } from '../../../../src/invoices/line-totals.js';
import type { Tax } from '../../api/generated/index.js';
import { decimalOf } from '../../common/decimals.js';
import type { Amounts } from '../document-totals.js';
import { lineOf } from './values.js';
import type { InvoiceValues, LineValues } from './values.js';

export interface LiveTotals {
  /** By line; null for a line that cannot be worked out as it stands. */
  nets: (string | null)[];
  amounts: Amounts;
  /** What would be refused. */
  flaw: 'lines_have_taxes' | 'negative_total' | null;
}

interface Books {
  taxes: readonly Tax[];
  /** Whether the client is charged the equivalence surcharge. */
  surcharge: boolean;
  currency: string;
}

/** What the document comes to as it stands, worked out by the server's own code; lines with a flaw are left out. */
export function liveTotals({ lines, tax }: Pick<InvoiceValues, 'lines' | 'tax'>, books: Books): LiveTotals {
  const inUse = books.taxes.filter(({ active }) => active);
  const taxes = new Map<string, TaxOfLine>(inUse.map((one) => [one.code, one]));
  const terms = lines.map((line) => termsOfLine(line, { taxes, surcharge: books.surcharge }));
  const whole = terms.filter((one) => one !== null);
  const amount = decimalOf(tax);
  const isContradicted = contradictsTaxes(amount, whole);
  const totals = documentTotals(whole, books.currency, isContradicted ? null : amount);
  const money = (value: Decimal) => formatMoney(value, decimalsOf(books.currency));
  const nets = totals.lines.map(({ net }) => money(net));
  return {
    nets: terms.map((one) => (one === null ? null : nets.shift()!)),
    amounts: {
      currency: books.currency,
      subtotal: money(totals.subtotal),
      tax_total: money(totals.taxTotal),
      surcharge_total: money(totals.surchargeTotal),
      withholding_total: money(totals.withholdingTotal),
      total: money(totals.total),
      taxes: totals.groups.map((group) => ({
        tax_code: group.taxCode,
        rate: group.rate?.toFixed() ?? null,
        base: money(group.base),
        tax: money(group.tax),
        surcharge_rate: group.surchargeRate.toFixed(),
        surcharge: money(group.surcharge),
      })),
    },
    flaw: isContradicted ? 'lines_have_taxes' : totals.total.lt('0') ? 'negative_total' : null,
  };
}

/** Every line of the form says its own price and tax, so that products have no say. */
function termsOfLine(line: LineValues, books: Pick<LineBooks, 'taxes' | 'surcharge'>): LineTerms | null {
  const terms = termsOf({ ...lineOf(line), product_id: null }, { ...books, products: new Map() });
  return 'code' in terms ? null : terms;
}
