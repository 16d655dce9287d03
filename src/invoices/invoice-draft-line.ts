import { Decimal, decimalFrom } from '../common/money.js';
import { invalid } from '../common/problem.js';
import { Books, BooksRequest } from './books-context.js';
import { InvoiceLineDto } from './invoice.dto.js';
import { InvoiceLine } from './invoice.entity.js';
import { TotalsLine } from './totals.js';

/** A line that is worked out and not yet written. */
export type DraftLine = Omit<InvoiceLine, 'company_id' | 'invoice_id' | 'id'>;

/** A stored or worked-out line as the totals read it. */
export function totalsLineOf(line: DraftLine): TotalsLine {
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

/** A line of a request, with what its product, its taxes and the client add to it; `net` is for the totals. */
export function lineOf(line: InvoiceLineDto, index: number, context: Books): DraftLine {
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
    stocked: product ? context.stocked.has(product.id) : false,
    net: '0',
  };
}

/** The products and taxes that lines name. */
export function namedBy(lines: readonly InvoiceLineDto[]): Pick<BooksRequest, 'productIds' | 'taxCodes'> {
  return {
    productIds: lines.map((line) => line.product_id).filter((id) => typeof id === 'number'),
    taxCodes: lines
      .flatMap((line) => [line.tax, line.withholding])
      .filter((code) => typeof code === 'string'),
  };
}

/** A validated decimal in one spelling, whether it came as a number or as text; a dialect's may have more digits. */
const plain = (value: string) => (decimalFrom(value) ?? new Decimal(value)).toFixed();
