import type { CreateProductDto, Product } from '../api/generated/index.js';
import { decimalOf, decimalTyped } from '../common/decimals.js';

/** A product as its form holds it. */
export interface ProductValues extends Record<string, unknown> {
  code: string;
  name: string;
  description: string;
  price: string;
  /** The id as a list of choices holds it. */
  tax_id: string | null;
  active: boolean;
  stocked: boolean;
  stock: string;
}

export const NEW_PRODUCT: ProductValues = {
  code: '',
  name: '',
  description: '',
  price: '',
  tax_id: null,
  active: true,
  stocked: false,
  stock: '0',
};

export const valuesOf = (product: Product, language: string): ProductValues => ({
  code: product.code,
  name: product.name,
  description: product.description ?? '',
  price: decimalTyped(product.price, language),
  tax_id: product.tax_id === null ? null : String(product.tax_id),
  active: product.active,
  stocked: product.stocked,
  stock: decimalTyped(product.stock, language),
});

/** As the server takes them, where its form accepted them. */
export const bodyOf = (values: ProductValues): CreateProductDto => ({
  code: values.code.trim(),
  name: values.name.trim(),
  description: values.description.trim() || null,
  price: decimalOf(values.price) ?? '0',
  tax_id: values.tax_id === null ? null : Number(values.tax_id),
  active: values.active,
  stocked: values.stocked,
  stock: decimalOf(values.stock) ?? '0',
});
