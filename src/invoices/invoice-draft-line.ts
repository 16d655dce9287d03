import { invalid } from '../common/problem.js';
import { Books, BooksRequest } from './books-context.js';
import { InvoiceLineDto } from './invoice.dto.js';
import { InvoiceLine } from './invoice.entity.js';
import { termsOf } from './line-totals.js';

/** A line that is worked out and not yet written. */
export type DraftLine = Omit<InvoiceLine, 'company_id' | 'invoice_id' | 'id'>;

/** A line of a request, with what its product, its taxes and the client add to it; `net` is for the totals. */
export function lineOf(line: InvoiceLineDto, index: number, books: Books): DraftLine {
  const terms = termsOf(line, books);
  if ('code' in terms) throw invalid(`lines[${index}].${terms.field}`, terms.code);
  const product = line.product_id ? books.products.get(line.product_id) : undefined;
  return {
    position: index + 1,
    product_id: product?.id ?? null,
    description: line.description ?? product!.name,
    ...terms,
    corrects_position: null,
    stocked: product ? books.stocked.has(product.id) : false,
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
