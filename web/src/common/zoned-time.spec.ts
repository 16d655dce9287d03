import { describe, expect, it } from 'vitest';
import { dayAfter, instantOf, startOfDay, wallTimeOf } from './zoned-time.js';

describe('a time on the clocks of a company', () => {
  it.each([
    ['2027-01-31T09:30', 'Europe/Madrid', '2027-01-31T08:30:00.000Z'],
    ['2027-07-31T09:30', 'Europe/Madrid', '2027-07-31T07:30:00.000Z'],
    ['2027-07-31T23:59', 'America/Tegucigalpa', '2027-08-01T05:59:00.000Z'],
    ['2027-01-31T00:00', 'Asia/Kathmandu', '2027-01-30T18:15:00.000Z'],
    ['2027-01-31T00:00', 'UTC', '2027-01-31T00:00:00.000Z'],
  ])('is %s in %s at %s, and back', (wallTime, timeZone, instant) => {
    expect(instantOf(wallTime, timeZone)).toBe(instant);
    expect(wallTimeOf(instant, timeZone)).toBe(wallTime);
  });

  it('is right in the hours around a change of the clocks', () => {
    // In 2027 they go on from 2:00 to 3:00 on 28 March, and back from 3:00 to 2:00 on 31 October.
    const walls = ['2027-03-28T01:59', '2027-03-28T03:00', '2027-10-31T01:59', '2027-10-31T03:00'];
    for (const wall of walls) {
      expect(wallTimeOf(instantOf(wall, 'Europe/Madrid')!, 'Europe/Madrid')).toBe(wall);
    }
  });

  it('is none where the text is none', () => {
    for (const text of ['', '2027-13-01T00:00', '2027-01-31T24:61', 'tomorrow'])
      expect(instantOf(text, 'Europe/Madrid')).toBeNull();
  });

  it('begins its day at midnight there', () => {
    expect(startOfDay('2027-01-31', 'America/Tegucigalpa')).toBe('2027-01-31T06:00:00.000Z');
    expect(dayAfter('2027-02-28')).toBe('2027-03-01');
    expect(dayAfter('2027-12-31')).toBe('2028-01-01');
  });
});
