const DAY_MS = 86_400_000;

/** What day it is where the company is, as `YYYY-MM-DD`. */
export function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
}

/** The first day of the month that lies so many months from that of `day`. */
export function firstOfMonth(day: string, months = 0): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The last day of that month. */
export function lastOfMonth(day: string, months = 0): string {
  return daysAfter(firstOfMonth(day, months + 1), -1);
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days from the first to the last, both counted. */
export function daysIn(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

/** How many months lie between the first month of the quarter of `day` and that of `day` itself: 0, 1 or 2. */
export function monthsIntoQuarter(day: string): number {
  return (Number(day.slice(5, 7)) - 1) % 3;
}
