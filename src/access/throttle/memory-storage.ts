import { Budget, RateLimitStorage, Standing, Verdict } from './rate-limit-storage.js';

const MOST_WINDOWS = 1_000_000;
/** More than one look per opened window keeps the ended ones a fraction of the open ones. */
const LOOKS_PER_OPENING = 4;

interface Window {
  used: number;
  endsAt: number;
}

/**
 * The windows of one process. There is no timer: each window that opens pays for a few looks at others,
 * by a hand that goes round all of them, so what has ended is forgotten as fast as new callers come. At
 * `capacity` the one that ends soonest among those just looked at makes room; to find the very oldest
 * would cost a walk over the map.
 */
export class MemoryStorage extends RateLimitStorage {
  private readonly windows = new Map<string, Window>();
  private hand = this.windows.entries();

  /** `now` answers milliseconds since the epoch; `capacity` is the most windows kept, at least 1. */
  constructor(
    private readonly now: () => number = Date.now,
    private readonly capacity = MOST_WINDOWS,
  ) {
    super();
  }

  /** How many windows are remembered, ended ones that have not been looked at yet included. */
  get size(): number {
    return this.windows.size;
  }

  override take<B extends Budget>(budgets: readonly B[]): Verdict<B> {
    const at = this.now();
    const admitted = this.haveRoom(budgets, at);
    if (admitted) for (const budget of budgets) this.count(budget, at);
    return { admitted, at, standings: budgets.map((budget) => this.standing(budget, at)) };
  }

  override peek<B extends Budget>(budgets: readonly B[]): Verdict<B> {
    const at = this.now();
    const admitted = this.haveRoom(budgets, at);
    return { admitted, at, standings: budgets.map((budget) => this.standing(budget, at)) };
  }

  override giveBack(budgets: readonly Budget[]): void {
    const at = this.now();
    for (const budget of budgets) {
      const window = this.windowOf(budget, at);
      if (window && window.used > 0) window.used -= 1;
    }
  }

  private haveRoom(budgets: readonly Budget[], at: number): boolean {
    return budgets.every((budget) => (this.windowOf(budget, at)?.used ?? 0) < budget.calls);
  }

  private windowOf({ key, seconds }: Budget, at: number): Window | undefined {
    const window = this.windows.get(key);
    const isOpen = window && window.endsAt > at && window.endsAt <= at + seconds * 1000;
    return isOpen ? window : undefined;
  }

  private count(budget: Budget, at: number): void {
    const window = this.windowOf(budget, at);
    if (window) window.used += 1;
    else this.open(budget, at);
  }

  private open({ key, seconds }: Budget, at: number): void {
    const soonest = this.sweep(at);
    if (soonest !== undefined && this.windows.size >= this.capacity) this.windows.delete(soonest);
    this.windows.set(key, { used: 1, endsAt: at + seconds * 1000 });
  }

  /** Forgets the ended ones among the next few windows; answers the key of the one that ends soonest. */
  private sweep(at: number): string | undefined {
    let soonest: string | undefined;
    let soonestEnd = Infinity;
    for (let look = 0; look < LOOKS_PER_OPENING; look += 1) {
      const { done, value } = this.hand.next();
      if (done) {
        this.hand = this.windows.entries();
        continue;
      }
      const [key, { endsAt }] = value;
      if (endsAt <= at) this.windows.delete(key);
      else if (endsAt < soonestEnd) [soonest, soonestEnd] = [key, endsAt];
    }
    return soonest;
  }

  private standing<B extends Budget>(budget: B, at: number): Standing<B> {
    const window = this.windowOf(budget, at);
    return {
      budget,
      remaining: Math.max(0, budget.calls - (window?.used ?? 0)),
      resetsAt: window?.endsAt ?? at + budget.seconds * 1000,
    };
  }
}
