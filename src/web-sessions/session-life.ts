const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A session ends this long after it was last used, and at the latest this long after it began (milliseconds). */
export const IDLE_MS = 12 * HOUR;
export const LONGEST_MS = 14 * 24 * HOUR;

/** Use is noted this often at most, so that reading a page writes nothing. */
const NOTED_EVERY_MS = 10 * MINUTE;

/** Whether a use at `now` has to be noted, given the last one that was. */
export function isUseToNote(lastUsedAt: number, now: number): boolean {
  return now - lastUsedAt >= NOTED_EVERY_MS;
}

/** When a session that is used at `now` ends, if it is not used again. */
export function endOf(startedAt: number, now: number): Date {
  return new Date(Math.min(now + IDLE_MS, startedAt + LONGEST_MS));
}
