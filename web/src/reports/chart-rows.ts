import type { Report } from '../api/generated/index.js';
import type { ReportRow } from './reports.js';

const TOP = 10;

/** The currencies of a report, the company's own first. */
export function currenciesOf({ totals, currency }: Report): string[] {
  const found = [...new Set(totals.map((row) => String(row.currency)))];
  return found.toSorted((one, other) => Number(other === currency) - Number(one === currency));
}

export const inCurrency = (rows: readonly ReportRow[], currency: string) =>
  rows.filter((row) => row.currency === currency);

/** The clients with the highest totals; the report is in that order. */
export const salesByClient = ({ rows }: Report, currency: string, top = TOP) =>
  inCurrency(rows, currency)
    .slice(0, top)
    .map((row, place) => ({ key: String(place), name: String(row.client), amount: String(row.total) }));
