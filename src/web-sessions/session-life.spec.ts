import { describe, expect, it } from 'vitest';
import { endOf, isUseToNote } from './session-life.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 1);

describe('a use of a session', () => {
  it('is noted once the last one that was is ten minutes ago, and not before', () => {
    expect(isUseToNote(START, START)).toBe(false);
    expect(isUseToNote(START, START + 10 * MINUTE - 1)).toBe(false);
    expect(isUseToNote(START, START + 10 * MINUTE)).toBe(true);
    expect(isUseToNote(START, START + 30 * DAY)).toBe(true);
  });

  it('is not noted while the clock says that the last one is still to come', () => {
    expect(isUseToNote(START, START - HOUR)).toBe(false);
  });
});

describe('a session', () => {
  const endsAfter = (usedAfter: number) => endOf(START, START + usedAfter).getTime() - START;

  it('ends twelve hours after it was used', () => {
    expect(endsAfter(0)).toBe(12 * HOUR);
    expect(endsAfter(3 * DAY)).toBe(3 * DAY + 12 * HOUR);
  });

  it('ends fourteen days after it began, however it is used', () => {
    expect(endsAfter(14 * DAY - 12 * HOUR - 1)).toBe(14 * DAY - 1);
    for (const used of [14 * DAY - 12 * HOUR, 14 * DAY - 1, 14 * DAY, 20 * DAY])
      expect(endsAfter(used)).toBe(14 * DAY);
  });
});
