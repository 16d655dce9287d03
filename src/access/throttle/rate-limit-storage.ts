import { ThrottlerStorage } from '@nestjs/throttler';
import { RateLimit } from '../../common/rate-limit.js';

/** What a caller may use: `calls` per window of `seconds`, counted under `key`, which holds no secret. */
export interface Budget extends RateLimit {
  key: string;
}

/** Where a budget stands after a call was judged. `resetsAt` is in milliseconds since the epoch. */
export interface Standing<B extends Budget = Budget> {
  budget: B;
  remaining: number;
  resetsAt: number;
}

/** The judgement on one call, made at the moment `at`; the standings are in the order of the budgets. */
export interface Verdict<B extends Budget = Budget> {
  admitted: boolean;
  at: number;
  standings: Standing<B>[];
}

/** Whole seconds until the budget is full again, at least 1. */
export function secondsLeft({ resetsAt }: Standing, at: number): number {
  return Math.ceil((resetsAt - at) / 1000);
}

/**
 * Counts calls in fixed windows. A window begins with the first call that is admitted to it and ends
 * `seconds` later; one that would last longer than the budget says now (its limit was changed, the clock
 * was set back) counts as ended. Nothing is kept per call, so a hit is O(1) however high the limit is.
 */
export abstract class RateLimitStorage implements ThrottlerStorage {
  /**
   * Admits a call only where every one of its budgets (their keys are distinct) has room, and then takes
   * one from each, in one step. A refused call takes nothing from any of them: a caller that is over its
   * own limit cannot use up what it shares with others.
   */
  abstract take<B extends Budget>(budgets: readonly B[]): Verdict<B> | Promise<Verdict<B>>;

  /** How the budgets stand: the verdict that `take` would give now, with nothing taken. */
  abstract peek<B extends Budget>(budgets: readonly B[]): Verdict<B> | Promise<Verdict<B>>;

  /** Gives back what an admitted call took, where it turns out not to count (a sign-in that succeeded). */
  abstract giveBack(budgets: readonly Budget[]): void | Promise<void>;

  /**
   * The same count by the library's contract: `ttl` in milliseconds, the answer in whole seconds. A caller
   * is refused until its window ends and no longer, so the library's block duration has no meaning here.
   */
  async increment(key: string, ttl: number, limit: number): ReturnType<ThrottlerStorage['increment']> {
    const { admitted, at, standings } = await this.take([{ key, calls: limit, seconds: ttl / 1000 }]);
    const standing = standings[0]!;
    const timeToExpire = secondsLeft(standing, at);
    return {
      totalHits: limit - standing.remaining + (admitted ? 0 : 1),
      timeToExpire,
      isBlocked: !admitted,
      timeToBlockExpire: admitted ? 0 : timeToExpire,
    };
  }
}
