import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemoryStorage } from './memory-storage.js';
import { Budget } from './rate-limit-storage.js';

const LIMITS: Budget[] = [
  { key: 'a', calls: 1, seconds: 1 },
  { key: 'b', calls: 2, seconds: 3 },
  { key: 'c', calls: 5, seconds: 2 },
];

/** The same rules told from the whole history of a key: the times of its admitted calls, in order. */
function usedInWindow(history: readonly number[], seconds: number, time: number): number {
  let start = -Infinity;
  let used = 0;
  for (const call of history) {
    if (call >= start + seconds * 1000) [start, used] = [call, 0];
    used += 1;
  }
  return time < start + seconds * 1000 ? used : 0;
}

const call = fc.record({
  pause: fc.integer({ min: 0, max: 1_500 }),
  asked: fc.subarray(LIMITS, { minLength: 1 }),
});

it('admits what the log of all admitted calls admits and shows the same rest, for any callers and pauses', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
      let time = Date.UTC(2026, 0, 1);
      const storage = new MemoryStorage(() => time);
      const histories = new Map(LIMITS.map(({ key }) => [key, [] as number[]]));
      const used = ({ key, seconds }: Budget) => usedInWindow(histories.get(key)!, seconds, time);
      for (const { pause, asked } of calls) {
        time += pause;
        const admitted = asked.every((limit) => used(limit) < limit.calls);
        if (admitted) for (const { key } of asked) histories.get(key)!.push(time);
        const verdict = storage.take(asked);
        expect(verdict.admitted).toBe(admitted);
        expect(verdict.standings.map(({ remaining }) => remaining)).toEqual(
          asked.map((limit) => limit.calls - used(limit)),
        );
      }
    }),
  );
});
