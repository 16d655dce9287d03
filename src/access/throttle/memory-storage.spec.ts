import { describe, expect, it } from 'vitest';
import { MemoryStorage } from './memory-storage.js';
import { Budget } from './rate-limit-storage.js';

const START = Date.UTC(2026, 0, 1);

/** A storage whose clock the test sets, in milliseconds after START. */
function storageAt(options: { capacity?: number } = {}) {
  const clock = { time: 0 };
  const storage = new MemoryStorage(() => START + clock.time, options.capacity);
  return { clock, storage };
}

const budget = (key: string, calls = 2, seconds = 60): Budget => ({ key, calls, seconds });

describe('a window', () => {
  it('admits exactly as many calls as its limit and says how many are left', () => {
    const { storage } = storageAt();
    const verdicts = [1, 2, 3].map(() => storage.take([budget('a')]));
    expect(verdicts.map(({ admitted }) => admitted)).toEqual([true, true, false]);
    expect(verdicts.map(({ standings }) => standings[0]?.remaining)).toEqual([1, 0, 0]);
  });

  it('begins with the first call, refuses up to its last millisecond and is full again in the next', () => {
    const { clock, storage } = storageAt();
    clock.time = 12_345;
    storage.take([budget('a', 1)]);
    clock.time += 59_999;
    const last = storage.take([budget('a', 1)]);
    expect(last).toMatchObject({ admitted: false, standings: [{ resetsAt: START + 72_345 }] });
    clock.time += 1;
    const next = storage.take([budget('a', 1)]);
    expect(next).toMatchObject({ admitted: true, standings: [{ resetsAt: START + 132_345 }] });
  });

  it('is not made longer by calls that are refused', () => {
    const { clock, storage } = storageAt();
    storage.take([budget('a', 1)]);
    for (clock.time = 1_000; clock.time < 60_000; clock.time += 1_000) {
      expect(storage.take([budget('a', 1)]).admitted).toBe(false);
    }
    expect(storage.take([budget('a', 1)]).admitted).toBe(true);
  });

  it('has nothing left, and not less, when its limit was lowered below what was used', () => {
    const { storage } = storageAt();
    for (let call = 0; call < 5; call += 1) storage.take([budget('a', 9)]);
    expect(storage.take([budget('a', 2)])).toMatchObject({ admitted: false, standings: [{ remaining: 0 }] });
  });

  it('does not outlive a limit that was made shorter', () => {
    const { clock, storage } = storageAt();
    storage.take([budget('a', 1, 86_400)]);
    expect(storage.take([budget('a', 1, 60)]).admitted).toBe(true);
    clock.time = 60_000;
    expect(storage.take([budget('a', 1, 60)]).admitted).toBe(true);
  });

  it('does not keep a caller out when the clock is set back', () => {
    const { clock, storage } = storageAt();
    storage.take([budget('a', 1)]);
    clock.time = -3_600_000;
    expect(storage.take([budget('a', 1)]).admitted).toBe(true);
  });
});

describe('a call with several budgets', () => {
  it('takes nothing from any of them when one is used up', () => {
    const { storage } = storageAt();
    storage.take([budget('narrow', 1), budget('wide', 9)]);
    const refused = storage.take([budget('narrow', 1), budget('wide', 9)]);
    expect(refused.admitted).toBe(false);
    expect(refused.standings.map(({ remaining }) => remaining)).toEqual([0, 8]);
    expect(storage.take([budget('wide', 9)]).standings[0]?.remaining).toBe(7);
  });

  it('opens no window when it is refused', () => {
    const { storage } = storageAt();
    storage.take([budget('narrow', 1)]);
    storage.take([budget('narrow', 1), budget('wide')]);
    expect(storage.size).toBe(1);
  });
});

describe('what is given back', () => {
  const left = (storage: MemoryStorage, key: string) =>
    storage.take([budget(key, 9)]).standings[0]!.remaining;

  it('counts as never taken, in each budget of the call', () => {
    const { storage } = storageAt();
    const call = [budget('narrow', 1), budget('wide', 9)];
    storage.take(call);
    storage.giveBack(call);
    expect(storage.take(call)).toMatchObject({
      admitted: true,
      standings: [{ remaining: 0 }, { remaining: 8 }],
    });
    expect(storage.take(call).admitted).toBe(false);
  });

  it('is never more than was taken', () => {
    const { storage } = storageAt();
    storage.take([budget('a', 9)]);
    for (let time = 0; time < 5; time += 1) storage.giveBack([budget('a', 9), budget('unknown', 9)]);
    expect([left(storage, 'a'), left(storage, 'unknown')]).toEqual([8, 8]);
  });

  it('leaves the window where it ends, and finds nothing once it has', () => {
    const { clock, storage } = storageAt();
    storage.take([budget('a', 9)]);
    clock.time = 59_999;
    storage.giveBack([budget('a', 9)]);
    expect(storage.take([budget('a', 9)]).standings[0]?.resetsAt).toBe(START + 60_000);
    clock.time = 60_000;
    storage.giveBack([budget('a', 9)]);
    expect(left(storage, 'a')).toBe(8);
  });
});

describe('a look at a budget', () => {
  it('is the verdict of the next call, and takes nothing', () => {
    const { storage } = storageAt();
    for (let look = 0; look < 3; look += 1) {
      expect(storage.peek([budget('a', 1)])).toMatchObject({ admitted: true, standings: [{ remaining: 1 }] });
    }
    storage.take([budget('a', 1)]);
    expect(storage.peek([budget('a', 1)])).toMatchObject({ admitted: false, standings: [{ remaining: 0 }] });
    expect(storage.peek([budget('a', 1), budget('b', 1)]).admitted).toBe(false);
    expect(storage.peek([budget('b', 1)]).standings[0]?.remaining).toBe(1);
  });
});

describe('the memory', () => {
  it('holds one window for a caller, be it a million calls', () => {
    const { storage } = storageAt();
    const busy = [budget('busy', 1_000_000)];
    for (let call = 0; call < 1_000_000; call += 1) storage.take(busy);
    expect(storage.take(busy).admitted).toBe(false);
    expect(storage.size).toBe(1);
  });

  it('stays within a fraction of the open windows while callers come and go', () => {
    const { clock, storage } = storageAt();
    const open = 1_000;
    let most = 0;
    for (let caller = 0; caller < 20 * open; caller += 1) {
      clock.time += 60_000 / open;
      storage.take([budget(`caller ${caller}`)]);
      if (caller > 2 * open) most = Math.max(most, storage.size);
    }
    expect(most).toBeLessThan(1.5 * open);
  });

  it('forgets callers that left, by the calls of those that stay', () => {
    const { clock, storage } = storageAt();
    for (let caller = 0; caller < 100; caller += 1) storage.take([budget(`gone ${caller}`)]);
    for (let minute = 1; minute <= 100; minute += 1) {
      clock.time = minute * 60_000;
      storage.take([budget('stays')]);
    }
    expect(storage.size).toBe(1);
  });

  it('never holds more windows than its capacity, and gives up the ones that end soonest', () => {
    const { clock, storage } = storageAt({ capacity: 3 });
    for (const key of ['first', 'second', 'third', 'fourth']) {
      storage.take([budget(key, 1)]);
      clock.time += 1;
    }
    expect(storage.size).toBe(3);
    const still = ['second', 'third', 'fourth'].map((key) => storage.take([budget(key, 1)]).admitted);
    expect(still).toEqual([false, false, false]);
    expect(storage.take([budget('first', 1)]).admitted).toBe(true);
  });

  it('keeps its capacity under a flood of new callers', () => {
    const { storage } = storageAt({ capacity: 50 });
    for (let caller = 0; caller < 5_000; caller += 1) storage.take([budget(`caller ${caller}`)]);
    expect(storage.size).toBe(50);
  });
});

describe("the library's contract", () => {
  it('counts, refuses and speaks in whole seconds', async () => {
    const { clock, storage } = storageAt();
    await storage.increment('a', 60_000, 1);
    clock.time = 500;
    expect(await storage.increment('a', 60_000, 1)).toEqual({
      totalHits: 2,
      timeToExpire: 60,
      isBlocked: true,
      timeToBlockExpire: 60,
    });
    clock.time = 60_000;
    expect(await storage.increment('a', 60_000, 1)).toEqual({
      totalHits: 1,
      timeToExpire: 60,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
  });
});
