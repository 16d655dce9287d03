import { Inject, Injectable } from '@nestjs/common';
import { normalizeIp, ThrottlerStorage } from '@nestjs/throttler';
import { Problem } from '../../common/problem.js';
import { RateLimit } from '../../common/rate-limit.js';
import { Caller } from '../decide.js';
import { retryAfterSeconds } from './rate-limit-headers.js';
import { RateLimitStorage, Verdict } from './rate-limit-storage.js';

/** After how many refused credentials within a time an address is kept out; counted under its name. */
export interface Ban extends RateLimit {
  name: string;
}

/**
 * Keeps addresses out that presented too many bad credentials. A good one never counts; one that names the address on
 * its own allowlist is let in all the same: others behind that address cannot lock it out.
 */
@Injectable()
export class Bans {
  constructor(@Inject(ThrottlerStorage) private readonly storage: RateLimitStorage) {}

  /**
   * Counts the caller where it was refused.
   * @throws Problem ip_banned, with the seconds until the ban ends
   */
  async judge(caller: Caller, address: string, { name, calls, seconds }: Ban): Promise<void> {
    if (isInvited(caller, address)) return;
    const budget = { key: `${name}:${normalizeIp(address)}`, calls, seconds };
    const verdict: Verdict = await this.storage['refusal' in caller ? 'take' : 'peek']([budget]);
    if (!verdict.admitted) {
      throw new Problem('ip_banned', { retryAfterSeconds: retryAfterSeconds(verdict) });
    }
  }
}

function isInvited(caller: Caller, address: string): boolean {
  if ('refusal' in caller || !('allowlist' in caller.principal)) return false;
  const { allowlist } = caller.principal;
  return !allowlist.isEmpty && allowlist.allows(address);
}
