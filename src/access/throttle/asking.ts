import { MemoryStorage } from './memory-storage.js';
import { Budget, Verdict } from './rate-limit-storage.js';

export type Question = 'take' | 'peek' | 'giveBack';

/** Calls of a storage, one after the other: what is asked, how many budgets, and of each key, calls and seconds. */
export type Asks = (string | number)[];

/** For each of them: 1 where it is admitted, else 0; the moment; and of each budget what remains and its reset. */
export type Answers = number[];

const BEFORE_BUDGETS = 2;
const PER_BUDGET = 3;
const PER_STANDING = 2;

export function addAsk(asks: Asks, question: Question, budgets: readonly Budget[]): void {
  asks.push(question, budgets.length);
  for (const { key, calls, seconds } of budgets) asks.push(key, calls, seconds);
}

/** Does what is asked, in its order; nothing else comes between. */
export function answerAsks(storage: MemoryStorage, asks: Asks): Answers {
  const answers: Answers = [];
  for (let at = 0; at < asks.length;) {
    const question = asks[at] as Question;
    const budgets = budgetsAt(asks, at);
    addAnswer(answers, answerOf(storage, question, budgets));
    at += BEFORE_BUDGETS + PER_BUDGET * budgets.length;
  }
  return answers;
}

/** The verdict on `budgets` that begins at `at`, and where the next one does. */
export function readAnswer<B extends Budget>(
  answers: Answers,
  at: number,
  budgets: readonly B[],
): [verdict: Verdict<B>, next: number] {
  const first = at + BEFORE_BUDGETS;
  const standings = budgets.map((budget, index) => ({
    budget,
    remaining: answers[first + PER_STANDING * index]!,
    resetsAt: answers[first + PER_STANDING * index + 1]!,
  }));
  const verdict = { admitted: answers[at] === 1, at: answers[at + 1]!, standings };
  return [verdict, first + PER_STANDING * budgets.length];
}

function budgetsAt(asks: Asks, at: number): Budget[] {
  const first = at + BEFORE_BUDGETS;
  return Array.from({ length: asks[at + 1] as number }, (_, index) => {
    const start = first + PER_BUDGET * index;
    return {
      key: asks[start] as string,
      calls: asks[start + 1] as number,
      seconds: asks[start + 2] as number,
    };
  });
}

/** What was given back is answered by how its budgets stand since. */
function answerOf(storage: MemoryStorage, question: Question, budgets: readonly Budget[]): Verdict {
  if (question !== 'giveBack') return storage[question](budgets);
  storage.giveBack(budgets);
  return storage.peek(budgets);
}

function addAnswer(answers: Answers, { admitted, at, standings }: Verdict): void {
  answers.push(admitted ? 1 : 0, at);
  for (const { remaining, resetsAt } of standings) answers.push(remaining, resetsAt);
}
