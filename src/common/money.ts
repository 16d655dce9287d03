import Big from 'big.js';

/**
 * Exact decimal numbers. Strict: a JavaScript number cannot enter a calculation (only `decimalFrom` reads
 * one), and operators such as `<` or `+` throw instead of going through a float. Texts never have an
 * exponent. The console computes with this file too, as it is (src/invoices/line-totals.ts).
 */
export type Decimal = Big;
export const Decimal = Big();
Decimal.strict = true;
Decimal.NE = -1e6;
Decimal.PE = 1e6;

const PLAIN_DECIMAL = /^[+-]?\d{1,15}(\.\d{1,6})?$/;

/** The currencies of ISO 4217 whose minor unit is not a hundredth. */
const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map(withDecimals(0)),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(withDecimals(3)),
  ...'CLF UYW'.split(' ').map(withDecimals(4)),
]);

function withDecimals(decimals: number) {
  return (currency: string) => [currency, decimals] as const;
}

/** The decimals of the amounts of a currency, by its upper-case ISO 4217 code; 2 for an unknown one. */
export function decimalsOf(currency: string): number {
  return DECIMALS.get(currency) ?? 2;
}

/** Half away from zero, so that the rounded negative is the negative of the rounded; never minus zero. */
export function roundMoney(value: Decimal, decimals: number): Decimal {
  const rounded = value.round(decimals, Big.roundHalfUp);
  return rounded.eq('0') ? rounded.abs() : rounded;
}

/** Rounded, with exactly `decimals` decimals: `121.00`, `-0.50`; never `-0.00`, never an exponent. */
export function formatMoney(value: Decimal, decimals: number): string {
  return roundMoney(value, decimals).toFixed(decimals);
}

/** Whether an exact text is zero. */
export function isZero(exact: string): boolean {
  return new Decimal(exact).eq('0');
}

/** An exact text with the opposite sign; never minus zero. */
export function negated(exact: string): string {
  return new Decimal('0').minus(exact).toFixed();
}

/**
 * A decimal from a request: a plain decimal text or a JavaScript number, taken as its shortest decimal
 * text. Both have at most 15 digits before and 6 after the point; anything else is undefined rather than
 * rounded or guessed (`1e3` and `.5` as texts, `0.1 + 0.2`, blanks, hex, NaN).
 */
export function decimalFrom(value: unknown): Decimal | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? decimalFrom(plainText(value)) : undefined;
  if (typeof value !== 'string') return undefined;
  return PLAIN_DECIMAL.test(value) ? new Decimal(value.replace('+', '')) : undefined;
}

/** `1e-7` and `1e+21` without their exponent. */
function plainText(value: number): string {
  return new Decimal(String(value)).toFixed();
}
