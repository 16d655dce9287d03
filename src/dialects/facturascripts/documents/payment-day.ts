const DAY_MS = 86_400_000;

/**
 * The first day from `due` on that is one of a customer's days of payment, such as `5,20`; `due` itself without any. In
 * a month that is too short it is the last day (facts, 5.1). Days as YYYY-MM-DD.
 */
export function paymentDay(due: string, diaspago: string): string {
  const days = new Set(
    diaspago
      .split(',')
      .map(Number)
      .filter((day) => day >= 1 && day <= 31),
  );
  if (days.size === 0) return due;
  const latest = Math.max(...days);
  for (let day = new Date(`${due}T00:00:00Z`); ; day = new Date(day.getTime() + DAY_MS)) {
    const isLast = new Date(day.getTime() + DAY_MS).getUTCDate() === 1;
    if (days.has(day.getUTCDate()) || (isLast && latest > day.getUTCDate())) {
      return day.toISOString().slice(0, 10);
    }
  }
}
