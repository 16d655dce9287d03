import { Decimal, decimalFrom, decimalsOf, formatMoney } from '../../../../src/common/money.js';
import { creditTotals } from '../../../../src/invoices/credit-totals.js';
import type { Credited, CreditedLine } from '../../../../src/invoices/credit-totals.js';
import { totalsLineOf } from '../../../../src/invoices/line-totals.js';
import type { InvoiceView } from '../../api/generated/index.js';
import { manualTaxOf } from '../invoices.js';

const ZERO = new Decimal('0');

const sum = (exact: readonly string[]) => exact.reduce((total, one) => total.plus(one), ZERO);

/** How much of each line of an invoice its credit notes in force left, by position; with the sign of the line. */
export function leftOf(invoice: InvoiceView, notes: readonly InvoiceView[]): Map<number, string> {
  return new Map(
    invoice.lines.map(({ position, quantity }) => {
      const taken = sum(linesOf(notes, position).map((line) => line.quantity));
      return [position, taken.plus(quantity).toFixed()];
    }),
  );
}

/** What another credit note comes to that takes back so much of each line, by position: the server's own code. */
export function creditOf(
  invoice: InvoiceView,
  notes: readonly InvoiceView[],
  taking: ReadonlyMap<number, string>,
): string {
  const lines = invoice.lines.map((line): CreditedLine => {
    const credits = linesOf(notes, line.position);
    return {
      ...totalsLineOf(line),
      taken: ZERO.minus(sum(credits.map(({ quantity }) => quantity))),
      takenNet: ZERO.minus(sum(credits.map(({ net }) => net))),
      taking: new Decimal(taking.get(line.position) ?? '0'),
    };
  });
  const decimals = decimalsOf(invoice.currency);
  const manualTax = decimalFrom(manualTaxOf(invoice));
  return formatMoney(creditTotals(lines, creditedBy(notes), decimals, manualTax).total, decimals);
}

const linesOf = (notes: readonly InvoiceView[], position: number) =>
  notes.flatMap(({ lines }) => lines.filter(({ corrects_position }) => corrects_position === position));

/** Credit notes are negative; what they took back is told with the sign of the invoice. */
function creditedBy(notes: readonly InvoiceView[]): Credited {
  const groups = new Map<string, Credited['groups'][number]>();
  for (const { tax_code, rate, base, tax, surcharge_rate, surcharge } of notes.flatMap(
    ({ taxes }) => taxes,
  )) {
    const key = JSON.stringify([tax_code, rate, surcharge_rate]);
    const before = groups.get(key);
    groups.set(key, {
      taxCode: tax_code,
      rate: rate === null ? null : new Decimal(rate),
      base: (before?.base ?? ZERO).minus(base),
      tax: (before?.tax ?? ZERO).minus(tax),
      surchargeRate: new Decimal(surcharge_rate),
      surcharge: (before?.surcharge ?? ZERO).minus(surcharge),
    });
  }
  const withheld = sum(notes.map(({ withholding_total }) => withholding_total));
  return { groups: [...groups.values()], withholdingTotal: ZERO.minus(withheld) };
}
