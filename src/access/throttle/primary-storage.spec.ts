import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAsks, Answers, Asks, Question } from './asking.js';
import { MemoryStorage } from './memory-storage.js';
import { PrimaryStorage } from './primary-storage.js';
import { Budget } from './rate-limit-storage.js';

const BUDGETS: Budget[] = [
  { key: 'k:1:1', calls: 2, seconds: 60 },
  { key: 'c:1', calls: 5, seconds: 30 },
  { key: 'a:2001:db8::/56', calls: 9, seconds: 1 },
];

/** A worker's storage on the count of its primary, by a channel that carries text and keeps its order. */
function workerOf(primary: MemoryStorage): { storage: PrimaryStorage; messages: Asks[] } {
  const messages: Asks[] = [];
  let listener: (answers: Answers) => void = () => undefined;
  const storage = new PrimaryStorage({
    send: (asks) => {
      messages.push(asks);
      const carried = JSON.stringify(answerAsks(primary, JSON.parse(JSON.stringify(asks)) as Asks));
      setImmediate(() => listener(JSON.parse(carried) as Answers));
    },
    onAnswers: (given) => (listener = given),
  });
  return { storage, messages };
}

const call = fc.record({
  question: fc.constantFrom<Question>('take', 'peek', 'giveBack'),
  budgets: fc.subarray(BUDGETS, { minLength: 1 }),
  pause: fc.integer({ min: 0, max: 2_000 }),
});

describe('the count of the primary, asked for by a worker', () => {
  it('gives every verdict that the same calls have in one process, for any calls in any turns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(call, { maxLength: 8 }), { maxLength: 8 }), async (turns) => {
        let time = Date.UTC(2026, 0, 1);
        const [primary, alone] = [new MemoryStorage(() => time), new MemoryStorage(() => time)];
        const { storage } = workerOf(primary);
        for (const turn of turns) {
          const expected = turn.map(({ question, budgets }) => alone[question](budgets));
          const given = await Promise.all(turn.map(({ question, budgets }) => storage[question](budgets)));
          expect(given).toEqual(expected);
          time += turn[0]?.pause ?? 0;
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is asked by one message for all that one turn asks, and by none for a turn that asks nothing', async () => {
    const { storage, messages } = workerOf(new MemoryStorage());
    const [first, second] = [BUDGETS.slice(0, 2), BUDGETS.slice(2)];
    await Promise.all([storage.take(first), Promise.resolve().then(() => storage.peek(second))]);
    expect(messages).toEqual([['take', 2, 'k:1:1', 2, 60, 'c:1', 5, 30, 'peek', 1, 'a:2001:db8::/56', 9, 1]]);
    await storage.giveBack(first);
    expect(messages).toHaveLength(2);
  });

  it('is one for all workers: together they are admitted exactly the limit', async () => {
    const primary = new MemoryStorage();
    const workers = [workerOf(primary), workerOf(primary), workerOf(primary)];
    const budget = { key: 'k', calls: 20, seconds: 60 };
    const verdicts = await Promise.all(
      Array.from({ length: 90 }, (_, index) => workers[index % 3]!.storage.take([budget])),
    );
    const rests = verdicts.flatMap(({ admitted, standings }) => (admitted ? standings[0]!.remaining : []));
    expect(rests.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, rest) => rest));
  });

  it('names the very budgets that were asked, with all that is known of them', async () => {
    const named = { ...BUDGETS[0]!, name: 'key' };
    const { standings } = await workerOf(new MemoryStorage()).storage.take([named]);
    expect(standings[0]!.budget).toBe(named);
  });
});
