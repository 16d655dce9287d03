/** Swedish writes times as ISO 8601 does, but for the blank. */
const clock = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });

const wallSecond = (at: number, timeZone: string) => clock(timeZone).format(at).replace(' ', 'T');

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
const offsetAt = (at: number, timeZone: string) =>
  Date.parse(`${wallSecond(at, timeZone)}Z`) - Math.floor(at / 1000) * 1000;

/** What the clocks of a time zone show, to the minute, as a field for date and time takes it: `2027-01-31T09:30`. */
export function wallTimeOf(instant: string, timeZone: string): string {
  return wallSecond(Date.parse(instant), timeZone).slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** When the clocks of a time zone show this, as ISO 8601 in UTC; null for what is no time. */
export function instantOf(wallTime: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${wallTime}Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset is the one of that moment, which may not be that of a few hours later.
  const nearby = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(nearby, timeZone)).toISOString();
}

/** When a day begins where the company is. */
export const startOfDay = (day: string, timeZone: string) => instantOf(`${day}T00:00`, timeZone);

/** The day after one, as `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
