import { Decimal } from '../../../common/money.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { exact } from './line-amounts.js';

const ZERO = new Decimal('0');

/** What of a header only the original adds up from its lines; the totals themselves are our invoices'. */
export function sumsOf(lines: readonly WireRecord[]): RecordValues {
  const values = lines as readonly RecordValues[];
  const sum = (amountOf: (line: RecordValues) => Decimal) =>
    Number(values.reduce((total, line) => total.plus(amountOf(line)), ZERO).toFixed(2));
  return {
    irpf: Math.max(0, ...values.map(({ irpf }) => Number(irpf ?? 0))),
    netosindto: sum((line) => (line.suplido === true ? ZERO : exact(line.pvptotal))),
    totalcoste: sum((line) => exact(line.coste).times(exact(line.cantidad))),
    totalsuplidos: sum((line) => (line.suplido === true ? exact(line.pvptotal) : ZERO)),
  };
}
