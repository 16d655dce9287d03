import { describe, expect, it } from 'vitest';
import { daysIn } from '../common/days.js';
import { PERIOD_NAMES, periodsOn } from './periods.js';

describe('the usual periods of a report', () => {
  it('are whole months, quarters and years around a day', () => {
    expect(periodsOn('2026-11-22')).toEqual({
      thisMonth: { from: '2026-11-01', to: '2026-11-30' },
      lastMonth: { from: '2026-10-01', to: '2026-10-31' },
      thisQuarter: { from: '2026-10-01', to: '2026-12-31' },
      lastQuarter: { from: '2026-07-01', to: '2026-09-30' },
      thisYear: { from: '2026-01-01', to: '2026-12-31' },
      lastYear: { from: '2025-01-01', to: '2025-12-31' },
      lastTwelve: { from: '2025-12-01', to: '2026-11-30' },
    });
  });

  it('go back over the end of a year', () => {
    expect(periodsOn('2027-01-31')).toMatchObject({
      lastMonth: { from: '2026-12-01', to: '2026-12-31' },
      lastQuarter: { from: '2026-10-01', to: '2026-12-31' },
      lastYear: { from: '2026-01-01', to: '2026-12-31' },
    });
  });

  it.each(['2024-02-29', '2026-03-31', '2028-12-31'])('have the day in those of now, and no more days than a report takes: %s', (today) => {
    const periods = periodsOn(today);
    for (const name of PERIOD_NAMES) expect(daysIn(periods[name].from, periods[name].to)).toBeLessThanOrEqual(366);
    for (const name of ['thisMonth', 'thisQuarter', 'thisYear', 'lastTwelve'] as const) {
      expect(periods[name].from <= today && today <= periods[name].to).toBe(true);
    }
  });
});
