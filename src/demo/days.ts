const DAY_MS = 86_400_000;
const SUNDAY = 0;

/** A day as `YYYY-MM-DD`, so many days later (or, negative, earlier). */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day itself, or the Saturday before a Sunday. */
export function openDay(day: string): string {
  return new Date(day).getUTCDay() === SUNDAY ? daysAfter(day, -1) : day;
}

/** The first day of the month that lies so many months before that of `day`. */
export function firstOfMonth(day: string, monthsBefore: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - monthsBefore, 1)).toISOString().slice(0, 10);
}

/** `marzo de 2027` */
export function monthInSpanish(day: string): string {
  return new Intl.DateTimeFormat('es-ES', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  );
}
