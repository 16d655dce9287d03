import { Decimal, roundMoney } from '../../../common/money.js';
import { invalid } from '../../../common/problem.js';
import { Stored } from '../engine/column-values.js';

const ZERO = new Decimal('0');
const HUNDRED = new Decimal('100');

/** As our invoices bound them. */
const MOST_QUANTITY = '999999999';
const MOST_PRICE = '999999999999';

/** Digits after the point that our lines hold. */
const DECIMALS = 6;

/** An amount as an exact text: columns of the original are floats, and ours are not. */
export function exact(value: Stored | undefined): Decimal {
  return new Decimal(String(value ?? 0));
}

/** Several discounts, each of what the ones before it left, as one; percent. */
export function combinedDiscount(discounts: readonly (Stored | undefined)[]): string {
  const left = discounts.reduce((product: Decimal, value) => {
    const discount = exact(value);
    if (discount.lt(ZERO) || discount.gt(HUNDRED)) throw invalid('dtopor', 'isDecimalValue');
    return product.times(HUNDRED.minus(discount)).times('0.01');
  }, HUNDRED);
  return rounded(HUNDRED.minus(left)).toFixed();
}

/**
 * A quantity and a price as our lines hold them: a price below zero is a quantity that takes off, and a line without
 * a quantity, which is a remark, is one of nothing. An absent price is the product's.
 */
export function quantityAndPrice(
  cantidad: Stored | undefined,
  pvpunitario: Stored | undefined,
): { quantity: string; unit_price?: string } {
  const quantity = rounded(exact(cantidad ?? 1));
  if (quantity.abs().gt(MOST_QUANTITY)) throw invalid('cantidad', 'isDecimalValue');
  if (quantity.eq(ZERO)) return { quantity: '1', unit_price: '0' };
  if (pvpunitario === undefined || pvpunitario === null) return { quantity: quantity.toFixed() };
  const price = rounded(exact(pvpunitario));
  if (price.abs().gt(MOST_PRICE)) throw invalid('pvpunitario', 'isDecimalValue');
  const taken = price.lt(ZERO) ? quantity.neg() : quantity;
  return { quantity: taken.toFixed(), unit_price: price.abs().toFixed() };
}

const rounded = (value: Decimal) => roundMoney(value, DECIMALS);

/** Whether a quantity of what the line names changes hands: not of a remark, nor of what a price below zero takes off. */
export function movesStock({ cantidad, pvpunitario }: Readonly<Record<string, Stored>>): boolean {
  return !rounded(exact(cantidad ?? 1)).eq(ZERO) && !exact(pvpunitario).lt(ZERO);
}
