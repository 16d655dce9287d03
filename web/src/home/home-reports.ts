import { useQuery } from '@tanstack/react-query';
import type { Report } from '../api/generated/index.js';
import { todayIn } from '../common/days.js';
import { lastTwelve } from '../reports/periods.js';
import { report } from '../reports/reports.js';
import type { ReportRow } from '../reports/reports.js';
import { useProfile } from '../session/session.js';

/** What day it is where the company is. */
export const useToday = () => todayIn(useProfile().company.timezone);

export const useSalesByMonth = () => useReport('sales-by-month', lastTwelve(useToday()));
export const useTopClients = () => useReport('sales-by-client', { ...lastTwelve(useToday()), top: '10' });
export const useReceivables = () => useReport('aged-receivables', { as_of: useToday() });

const useReport = (name: string, parameters: object) => useQuery(report(name, { ...parameters }));

/** An amount in one currency. */
export interface Amount {
  currency: string;
  amount: string;
}

/** A column of rows that are of one currency each. */
export const amountsIn = (rows: readonly ReportRow[], amount: (row: ReportRow) => string): Amount[] =>
  rows.map((row) => ({ currency: String(row.currency), amount: amount(row) }));

/** The currencies of a report beside the company's own. */
export const otherCurrencies = ({ totals, currency }: Report): string[] =>
  totals.map((row) => String(row.currency)).filter((one) => one !== currency);
