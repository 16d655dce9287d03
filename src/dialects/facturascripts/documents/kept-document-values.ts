import { Decimal } from '../../../common/money.js';
import { RecordValues } from '../engine/resource.js';
import { Table } from '../tables/table.js';
import { DocumentLine } from './document-lines.service.js';
import { sumsOf } from './kept-sums.js';
import { exact } from './line-amounts.js';
import { WorkedOut } from './worked-out.service.js';

/** The columns of a line of the original, with what the books and the totals say to it. */
export function lineColumns(line: DocumentLine, index: number, { lines }: WorkedOut): RecordValues {
  const draft = lines[index]!;
  const cantidad = exact(line.kept.cantidad ?? Number(draft.quantity));
  const pvpunitario = exact(line.kept.pvpunitario ?? Number(draft.unit_price));
  const pvpsindto = cantidad.times(pvpunitario);
  const left = [line.kept.dtopor, line.kept.dtopor2].reduce(
    (net: Decimal, discount) => net.times(exact(100).minus(exact(discount))).times('0.01'),
    pvpsindto,
  );
  return {
    ...line.kept,
    idproducto: draft.product_id,
    descripcion: draft.description,
    cantidad: Number(cantidad.toFixed()),
    pvpunitario: Number(pvpunitario.toFixed()),
    pvpsindto: Number(pvpsindto.toFixed()),
    pvptotal: Number(left.toFixed()),
    codimpuesto: draft.tax_code,
    iva: Number(draft.tax_rate),
    recargo: Number(draft.surcharge_rate),
    irpf: Number(draft.withholding_rate),
  };
}

/** The totals of a header, from those of its lines. */
export function totalColumns({ totals }: WorkedOut, lines: readonly RecordValues[]): RecordValues {
  const sums = sumsOf(lines);
  const neto = Number(totals.subtotal.minus(exact(sums.totalsuplidos)).toFixed());
  const total = Number(totals.total.toFixed());
  return {
    ...sums,
    neto,
    totaliva: Number(totals.taxTotal.toFixed()),
    totalrecargo: Number(totals.surchargeTotal.toFixed()),
    totalirpf: Number(totals.withholdingTotal.toFixed()),
    total,
    totaleuros: total,
    totalbeneficio: Number(exact(neto).minus(exact(sums.totalcoste)).toFixed()),
  };
}

/** Those of the values that the table has columns for: the sides and kinds differ in some. */
export function columnsOf({ columns }: Table, values: RecordValues): RecordValues {
  const known = columns.filter(({ name }) => values[name] !== undefined);
  return Object.fromEntries(known.map(({ name }) => [name, values[name]!]));
}
