import { describe, expect, it } from 'vitest';
import { breakable } from './breakable.js';

describe('breakable', () => {
  it.each(['', 'a few words\nof two lines', 'x'.repeat(80), `${'x'.repeat(80)} ${'y'.repeat(80)}`])(
    'leaves %j alone',
    (text) => {
      expect(breakable(text)).toBe(text);
    },
  );

  it('lets a long word be broken, and never in the middle of a character', () => {
    expect(
      breakable('x'.repeat(200))
        .split('\u200b')
        .map(({ length }) => length),
    ).toEqual([80, 80, 40]);
    expect(breakable('😀'.repeat(81))).toBe(`${'😀'.repeat(80)}\u200b😀`);
    expect(breakable('x\u00a0'.repeat(50))).toContain('\u200b');
  });
});
