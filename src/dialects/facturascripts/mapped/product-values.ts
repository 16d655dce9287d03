import { Decimal, roundMoney } from '../../../common/money.js';
import { UpdateProductDto } from '../../../products/product.dto.js';
import { Stored } from '../engine/column-values.js';
import { RecordValues } from '../engine/resource.js';
import { flag, zeroed } from './values.js';

const BLANKS = ' \\t\\r\\n';
const MOST_OF_NAME = 200;

/** The first line of a kept text, as `firstLine` takes it, in SQL. */
const FIRST_LINE = `left(btrim(split_part(btrim(x.data->>'descripcion', E'${BLANKS}'), E'\\n', 1), E'${BLANKS}'), ${MOST_OF_NAME})`;

/**
 * The description of the product `t`. Its first line is the product's name, or its reference where it says nothing;
 * the whole text is what it is as long as the name is still that.
 */
export const DESCRIPCION = `
  CASE WHEN x.data->>'descripcion' IS NOT NULL AND coalesce(nullif(${FIRST_LINE}, ''), t.code) = t.name
    THEN x.data->>'descripcion' ELSE t.name END`;

/** The first line of a description that says something, as far as a name goes; undefined where nothing does. */
export function nameIn(description: Stored | undefined): string | undefined {
  const [line = ''] = String(description ?? '')
    .replace(/^[ \t\r\n]+/, '')
    .split('\n', 1);
  const name = [...line.replace(/[ \t\r]+$/, '')].slice(0, MOST_OF_NAME).join('');
  return name === '' ? undefined : name;
}

/** What a product and its variants have, in the words of the feature. */
export function productValues(values: RecordValues, wasStocked: boolean): UpdateProductDto {
  const blocked = flag(values.bloqueado);
  return {
    price: zeroed(values.precio),
    active: blocked === undefined ? undefined : !blocked,
    ...stockValues(values, wasStocked),
  };
}

/** What of the changes of a product its further variants share. */
export function sharedValues({ name, tax_id, active, stocked, stock }: UpdateProductDto): UpdateProductDto {
  return { name, tax_id, active, stocked, stock: stocked === false ? stock : undefined };
}

/** What is not counted has no stock, whatever is sent (facts, 5.1: `stockfis` makes a stock row). */
function stockValues(values: RecordValues, wasStocked: boolean): Pick<UpdateProductDto, 'stocked' | 'stock'> {
  const nostock = flag(values.nostock);
  if (nostock === true) return { stocked: false, stock: '0' };
  const stock = nostock === false || wasStocked ? zeroed(values.stockfis) : undefined;
  return { ...(nostock === false && { stocked: true }), ...(stock !== undefined && { stock }) };
}

const PRICE_DECIMALS = 5;

/** The price that a positive margin makes of the cost (facts, 5.1); undefined where there is no margin. */
export function priceWithMargin(cost: unknown, margin: unknown): string | undefined {
  if (typeof margin !== 'number' || margin <= 0) return undefined;
  const hundredth = new Decimal(typeof cost === 'number' ? String(cost) : '0').div('100');
  return roundMoney(hundredth.times(new Decimal(String(margin)).plus('100')), PRICE_DECIMALS).toFixed();
}

/** The feature's words by the columns in which a refusal names them. */
export const PRODUCT_WORDS = {
  code: 'referencia',
  name: 'descripcion',
  price: 'precio',
  tax_id: 'codimpuesto',
  stock: 'stockfis',
} as const;
