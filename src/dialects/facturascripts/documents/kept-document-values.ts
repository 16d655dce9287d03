import { Decimal, decimalsOf, roundMoney } from '../../../common/money.js';
import { computeTotals, TotalsLine } from '../../../invoices/totals.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { Table } from '../tables/table.js';
import { DocumentLine } from './document-lines.service.js';
import { sumsOf } from './kept-sums.js';
import { combinedDiscount, exact, quantityAndPrice } from './line-amounts.js';
import { WorkedOut } from './worked-out.service.js';

/** The columns of a line of the original, with what the books say to it. */
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

/** The totals of a header, from the columns of its lines: those of an invoice with the same lines. */
export function totalColumns(lines: readonly WireRecord[], header: WireRecord): RecordValues {
  const { coddivisa, ...discounts } = header as RecordValues;
  const decimals = decimalsOf(String(coddivisa));
  const values = lines as readonly RecordValues[];
  const totals = computeTotals(
    values.map((line) => totalsLine(line, discounts)),
    decimals,
  );
  const sums = sumsOf(values);
  const neto = Number(totals.subtotal.minus(exact(sums.totalsuplidos)).toFixed());
  return {
    ...sums,
    neto,
    totaliva: Number(totals.taxTotal.toFixed()),
    totalrecargo: Number(totals.surchargeTotal.toFixed()),
    totalirpf: Number(totals.withholdingTotal.toFixed()),
    total: Number(totals.total.toFixed()),
    totaleuros: Number(inEuros(totals.total, header as RecordValues).toFixed()),
    totalbeneficio: Number(exact(neto).minus(exact(sums.totalcoste)).toFixed()),
  };
}

function totalsLine(line: RecordValues, { dtopor1, dtopor2 }: RecordValues): TotalsLine {
  const { quantity, unit_price = '0' } = quantityAndPrice(line.cantidad, line.pvpunitario ?? 0);
  return {
    quantity: new Decimal(quantity),
    unitPrice: new Decimal(unit_price),
    discountPercent: new Decimal(combinedDiscount([line.dtopor, line.dtopor2, dtopor1, dtopor2])),
    taxCode: line.codimpuesto as string | null,
    taxRate: exact(line.iva),
    surchargeRate: exact(line.recargo),
    withholdingRate: exact(line.irpf),
  };
}

const LEAST_RATE = '0.000000001';
const MOST_RATE = '1000000000';
const NO_CHANGE = '1';

/** A rate that no money is changed at changes none. */
function inEuros(total: Decimal, { tasaconv }: RecordValues): Decimal {
  const rate = exact(tasaconv ?? 1);
  const isRate = rate.gte(LEAST_RATE) && rate.lte(MOST_RATE) && !rate.eq(NO_CHANGE);
  return isRate ? roundMoney(total.div(rate), 2) : total;
}

/** Those of the values that the table has columns for: the sides and kinds differ in some. */
export function columnsOf({ columns }: Table, values: RecordValues): RecordValues {
  const known = columns.filter(({ name }) => values[name] !== undefined);
  return Object.fromEntries(known.map(({ name }) => [name, values[name]!]));
}
