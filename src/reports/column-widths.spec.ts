import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from './column-widths.js';

const text = (length: number) => 'x'.repeat(length);

describe('columnWidths', () => {
  it('gives each column what its longest text takes, and the longest the rest', () => {
    const widths = columnWidths(
      [
        [text(2), text(9), text(1)],
        [text(4), text(3), text(0)],
      ],
      10,
      200,
    );
    expect(widths.map(Math.round)).toEqual([25, 169, 6]);
  });

  it('shares the room among those that want more than there is', () => {
    expect(columnWidths([[text(500), text(2), text(300)]], 10, 112.4).map(Math.round)).toEqual([50, 12, 50]);
  });

  it('fills the room whatever the texts are, and leaves no column without width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(300), { minLength: 1, maxLength: 15 }),
        fc.integer({ min: 300, max: 800 }),
        (lengths, room) => {
          const widths = columnWidths([lengths.map(text)], 7, room);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(room, 6);
          expect(Math.min(...widths)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
