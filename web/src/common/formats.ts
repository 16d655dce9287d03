import { useTranslation } from 'react-i18next';
import { useProfile } from '../session/session.js';

/** How values are written for the reader: in their language, times as they are where the company is. */
export function useFormats() {
  const { i18n } = useTranslation();
  const { company } = useProfile();
  return formatsFor(i18n.language, company.timezone, company.currency);
}

export type Formats = ReturnType<typeof formatsFor>;

export function formatsFor(language: string, timeZone: string, usual: string) {
  const dateOnly = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const timeOnly = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone });
  const monthOnly = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  return {
    /** Of `YYYY-MM-DD`. */
    date: (day: string | null | undefined) => (day ? dateOnly.format(new Date(`${day}T00:00:00Z`)) : '–'),
    /** The day of a moment in ISO 8601. */
    day: (instant: string | null | undefined) => (instant ? day.format(new Date(instant)) : '–'),
    /** Of ISO 8601. */
    moment: (instant: string | null | undefined) => (instant ? moment.format(new Date(instant)) : '–'),
    /** Of ISO 8601, without the day. */
    time: (instant: string) => timeOnly.format(new Date(instant)),
    /** Of `YYYY-MM`. */
    month: (month: string) => monthOnly.format(new Date(`${month}-01T00:00:00Z`)),
    /** Of a decimal as text: no float comes between. */
    money: (amount: string, currency: string = usual) =>
      new Intl.NumberFormat(language, { style: 'currency', currency }).format(
        amount as Intl.StringNumericLiteral,
      ),
    /** Of a price, which may have more decimals than an amount of its currency. */
    price: (amount: string, currency: string = usual) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 6 }).format(
        amount as Intl.StringNumericLiteral,
      ),
    number: (value: string | number) => number.format(value as Intl.StringNumericLiteral),
  };
}
