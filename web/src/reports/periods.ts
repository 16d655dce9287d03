import { firstOfMonth, lastOfMonth, monthsIntoQuarter } from '../common/days.js';

export interface Period {
  from: string;
  to: string;
}

export const PERIOD_NAMES = [
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
  'lastTwelve',
] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];

/** A period by its first and its last month, counted from this one. */
const months = (today: string, first: number, last: number): Period => ({
  from: firstOfMonth(today, first),
  to: lastOfMonth(today, last),
});

/** The last twelve months: this one, and the eleven before. */
export const lastTwelve = (today: string) => months(today, -11, 0);

export function periodsOn(today: string): Record<PeriodName, Period> {
  const quarter = -monthsIntoQuarter(today);
  const january = 1 - Number(today.slice(5, 7));
  return {
    thisMonth: months(today, 0, 0),
    lastMonth: months(today, -1, -1),
    thisQuarter: months(today, quarter, quarter + 2),
    lastQuarter: months(today, quarter - 3, quarter - 1),
    thisYear: months(today, january, january + 11),
    lastYear: months(today, january - 12, january - 1),
    lastTwelve: lastTwelve(today),
  };
}
