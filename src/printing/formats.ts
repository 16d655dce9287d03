import { Decimal, decimalsOf } from '../common/money.js';

/** The embedded font has no sign for these: the colón and the baht are written by their codes. */
const WITHOUT_SIGN = new Set(['CRC', 'THB']);

/** The longest fractions that are stored. */
const MOST_DECIMALS = 6;

/** Writes decimals and days, given as stored texts, as a place writes them. No value passes through a float. */
export class Formats {
  private readonly amounts: Intl.NumberFormat;
  private readonly monies: Intl.NumberFormat;
  private readonly prices: Intl.NumberFormat;
  private readonly quantities: Intl.NumberFormat;
  private readonly percents: Intl.NumberFormat;
  private readonly days: Intl.DateTimeFormat;

  constructor(locale: string, currency: string) {
    const decimals = decimalsOf(currency);
    const grouped = { useGrouping: 'always' } as const;
    const exact = { ...grouped, minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    this.amounts = new Intl.NumberFormat(locale, exact);
    this.monies = new Intl.NumberFormat(locale, {
      ...exact,
      style: 'currency',
      currency,
      currencyDisplay: WITHOUT_SIGN.has(currency) ? 'code' : 'symbol',
    });
    this.prices = new Intl.NumberFormat(locale, { ...exact, maximumFractionDigits: MOST_DECIMALS });
    this.quantities = new Intl.NumberFormat(locale, { ...grouped, maximumFractionDigits: MOST_DECIMALS });
    this.percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: MOST_DECIMALS });
    this.days = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
  }

  /** An amount of the currency, without its sign. */
  amount = (value: string) => write(this.amounts, value);

  /** An amount with the sign or the code of the currency. */
  money = (value: string) => write(this.monies, value);

  /** With the decimals of the currency, or more where the price has more. */
  price = (value: string) => write(this.prices, value);

  quantity = (value: string) => write(this.quantities, value);

  /** `21` -> `21 %`. */
  percent = (value: string) => write(this.percents, new Decimal(value).times('0.01').toFixed());

  /** `2026-11-05` -> `5 nov 2026`: with the name of the month, so that nobody reads it another way round. */
  day = (date: string) => this.days.format(new Date(`${date}T00:00:00Z`));
}

/** The narrow space that some places group digits by is not in the embedded font; the plain one is. */
function write(format: Intl.NumberFormat, value: string): string {
  return format.format(value as `${number}`).replaceAll('\u202f', '\u00a0');
}
