import { Limit } from './limits.js';
import { secondsLeft, Verdict } from './rate-limit-storage.js';

/**
 * What a client can plan its calls by. `X-RateLimit-*` speak of the key's limit, or of the address's where
 * there is none (else of the only one that applies), and the reset is a date in Unix seconds. `RateLimit`
 * and `RateLimit-Policy` list every limit that applies: draft-ietf-httpapi-ratelimit-headers-10, where
 * q = calls, w = window, r = calls left and t = seconds until the window ends.
 */
export function rateLimitHeaders({ at, standings }: Verdict<Limit>): Record<string, string | number> {
  const lead = standings.find(({ budget }) => budget.name === 'key') ?? standings.at(-1)!;
  return {
    'X-RateLimit-Limit': lead.budget.calls,
    'X-RateLimit-Remaining': lead.remaining,
    'X-RateLimit-Reset': Math.ceil(lead.resetsAt / 1000),
    'RateLimit-Policy': standings
      .map(({ budget: { name, calls, seconds } }) => `"${name}";q=${calls};w=${seconds}`)
      .join(', '),
    RateLimit: standings
      .map((standing) => `"${standing.budget.name}";r=${standing.remaining};t=${secondsLeft(standing, at)}`)
      .join(', '),
  };
}

/** Seconds after which a refused call finds room: when the last of the used up budgets is full again. */
export function retryAfterSeconds({ at, standings }: Verdict): number {
  const usedUp = standings.filter(({ remaining }) => remaining === 0);
  return Math.max(...usedUp.map((standing) => secondsLeft(standing, at)));
}
