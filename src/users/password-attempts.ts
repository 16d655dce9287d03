import { Inject, Injectable } from '@nestjs/common';
import { normalizeIp, ThrottlerStorage } from '@nestjs/throttler';
import { Pepper } from '../access/pepper.js';
import { retryAfterSeconds } from '../access/throttle/rate-limit-headers.js';
import { Budget, RateLimitStorage } from '../access/throttle/rate-limit-storage.js';
import { Problem } from '../common/problem.js';
import { RateLimit } from '../common/rate-limit.js';

/** Wrong passwords for one account, whoever tries, and from one address, whomever it tries to be. */
const PER_ACCOUNT: RateLimit = { calls: 10, seconds: 900 };
const PER_ADDRESS: RateLimit = { calls: 50, seconds: 900 };

/**
 * The throttle of passwords. An attempt is counted before it is judged, so that attempts at once cannot slip
 * by, and given back when it was right.
 */
@Injectable()
export class PasswordAttempts {
  constructor(
    @Inject(ThrottlerStorage) private readonly storage: RateLimitStorage,
    private readonly pepper: Pepper,
  ) {}

  /**
   * What `check` finds, undefined meaning a wrong password.
   * @throws Problem rate_limit_exceeded for too many wrong ones, known account or not; invalid_credentials
   */
  async judge<T>(account: string, address: string, check: () => Promise<T | undefined>): Promise<T> {
    const budgets = this.budgets(account, address);
    const verdict = await this.storage.take(budgets);
    if (!verdict.admitted) {
      throw new Problem('rate_limit_exceeded', { retryAfterSeconds: retryAfterSeconds(verdict) });
    }
    const found = await check();
    if (found === undefined) throw new Problem('invalid_credentials');
    await this.storage.giveBack(budgets);
    return found;
  }

  private budgets(account: string, address: string): Budget[] {
    const digest = this.pepper.digest(`account:${account}`).toString('base64');
    return [
      { key: `sign-in:${digest}`, ...PER_ACCOUNT },
      { key: `sign-in:a:${normalizeIp(address)}`, ...PER_ADDRESS },
    ];
  }
}
