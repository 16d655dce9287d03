import { Decimal, isZero } from '../../../../common/money.js';
import { PrintedLine } from '../../../../printing/invoice-lines.js';
import { PrintedTotals } from '../../../../printing/invoice-totals.js';
import { isoDate, Stored } from '../../engine/column-values.js';
import { RecordValues } from '../../engine/resource.js';
import { ExportedDocument } from './exported-document.js';

/** Undefined for a column that records of this kind do not have. */
export type Value = Stored | undefined;

/** A text of a record; null where there is nothing to read. */
export function text(value: Value): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}

/** A number of a record as exact text, by its shortest decimals; 0 where there is none. */
export function exact(value: Value): string {
  return new Decimal(String(value ?? 0)).toFixed();
}

/** A day of a record, which the wire has as `dd-mm-yyyy`, as `yyyy-mm-dd`. */
export function isoDay(value: Value): string {
  return isoDate(String(value))!;
}

/** A line as every document prints it; it may keep its quantity or its price to itself. */
export function printedLine(line: RecordValues): PrintedLine {
  return {
    description: text(line.descripcion) ?? text(line.referencia) ?? '',
    quantity: line.mostrar_cantidad === false ? null : exact(line.cantidad),
    unit_price: line.mostrar_precio === false ? null : exact(line.pvpunitario),
    discount_percent: together(exact(line.dtopor), exact(line.dtopor2)),
    tax_code: text(line.codimpuesto),
    net: exact(line.pvptotal),
  };
}

/** One discount after the other, as one. */
function together(first: string, second: string): string {
  const left = new Decimal('100').minus(first).times(new Decimal('100').minus(second));
  return new Decimal('100').minus(left.times('0.01')).toFixed();
}

/** The totals of the header. It has one sum for all taxes, and nothing of what was paid. */
export function totalsOf({ doc, lines }: Pick<ExportedDocument, 'doc' | 'lines'>): PrintedTotals {
  return {
    state: 'draft',
    subtotal: exact(doc.neto),
    tax_total: exact(doc.totaliva),
    surcharge_total: exact(doc.totalrecargo),
    disbursements: exact(doc.totalsuplidos),
    withholding_total: exact(doc.totalirpf),
    total: exact(doc.total),
    paid_total: '0',
    credited_total: '0',
    balance: exact(doc.total),
    taxes: [],
    lines: lines.map(({ irpf }) => {
      const rate = exact(irpf);
      return { withholding_code: isZero(rate) ? null : 'IRPF', withholding_rate: rate };
    }),
  };
}
