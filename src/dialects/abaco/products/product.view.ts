import { ProductListQuery, UpdateProductDto } from '../../../products/product.dto.js';
import { Product } from '../../../products/product.entity.js';
import { amount, moment } from '../wire.js';
import { CatalogueListQuery, CatalogueSearchQuery, UpdateCatalogueProductDto } from './product.dto.js';

/** A product with the code of its tax. */
export interface TaxedProduct extends Product {
  tax: string | null;
}

export function productView(product: TaxedProduct) {
  return {
    id: product.id,
    code: product.code,
    name: product.name,
    description: product.description,
    salePrice: amount(product.price),
    stock: amount(product.stock),
    tax: product.tax,
    active: product.active,
    createdAt: moment(product.created_at),
    updatedAt: moment(product.updated_at),
  };
}

export function productQuery(query: CatalogueListQuery | CatalogueSearchQuery): ProductListQuery {
  return {
    ...query.toListQuery(),
    ...('q' in query ? { search: query.q } : { search: query.search, active: query.active }),
  };
}

/** What the wire names, as products know it; `tax_id` is the tax that its code stands for. */
export function productValues(
  { salePrice, stock, tax: _code, ...same }: UpdateCatalogueProductDto,
  tax_id: number | null | undefined,
): UpdateProductDto {
  const counted = stock === undefined ? {} : { stock: decimalText(stock), stocked: true };
  return { ...same, price: decimalText(salePrice), tax_id, ...counted };
}

/** Features read decimals as texts; whatever is no number stays what it is. */
function decimalText(value: number | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : value;
}
