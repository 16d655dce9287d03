const RANGE = 2 ** 32;

/**
 * Choices that come out the same for the same seed, so that the demo of a day is always the same demo.
 * Never for secrets: those come from node:crypto.
 */
export class Dice {
  constructor(private state: number) {}

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.roll() * (to - from + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[this.whole(0, from.length - 1)]!;
  }

  chance(percent: number): boolean {
    return this.roll() * 100 < percent;
  }

  /** From 0 up to 1, by Tommy Ettinger's mulberry32 (public domain). */
  private roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE;
  }
}
