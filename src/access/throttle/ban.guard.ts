import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { InjectThrottlerStorage, normalizeIp } from '@nestjs/throttler';
import { Installation } from '../../database/installation.js';
import { Problem } from '../../common/problem.js';
import { AccessRequest } from '../access-request.js';
import { Caller } from '../decide.js';
import { Doors } from '../door.js';
import { RoutePolicies } from '../route-policies.js';
import { retryAfterSeconds } from './rate-limit-headers.js';
import { RateLimitStorage, Verdict } from './rate-limit-storage.js';

/**
 * Keeps addresses out that presented too many bad credentials, on the doors that ask for it. A key that names the
 * address on its own allowlist is let in all the same: others behind that address cannot lock it out.
 */
@Injectable()
export class BanGuard implements CanActivate {
  constructor(
    @InjectThrottlerStorage() private readonly storage: RateLimitStorage,
    private readonly doors: Doors,
    private readonly policies: RoutePolicies,
    private readonly installation: Installation,
  ) {}

  /** @throws Problem ip_banned, with the seconds until the ban ends */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    const { ban } = this.doors.of(request.url);
    const isOpen = this.policies.of(context)?.kind === 'public' || !this.installation.apiEnabled;
    if (!ban || isOpen) return true;
    const { caller } = request.authentication!;
    if (isInvited(caller, request.ip)) return true;
    const budget = { key: `ban:${normalizeIp(request.ip)}`, ...ban };
    const verdict: Verdict = await this.storage['refusal' in caller ? 'take' : 'peek']([budget]);
    if (verdict.admitted) return true;
    throw new Problem('ip_banned', { retryAfterSeconds: retryAfterSeconds(verdict) });
  }
}

function isInvited(caller: Caller, address: string): boolean {
  if ('refusal' in caller || !('allowlist' in caller.principal)) return false;
  const { allowlist } = caller.principal;
  return !allowlist.isEmpty && allowlist.allows(address);
}
