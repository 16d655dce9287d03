import { normalizeIp } from '@nestjs/throttler';
import { Config } from '../../config/config.js';
import { AccessRequest } from '../access-request.js';
import { RateLimit } from '../../common/rate-limit.js';
import { neverKind, Principal } from '../principal.js';
import { RoutePolicy } from '../route-policy.js';
import { Budget } from './rate-limit-storage.js';

/** A budget with the name that clients see in the RateLimit headers. */
export interface Limit extends Budget {
  name: 'key' | 'company' | 'address';
}

/** The limits that a call counts against, the narrowest first; none where it is not limited. */
export function limitsFor(
  { principal, ip }: Pick<AccessRequest, 'principal' | 'ip'>,
  policy: RoutePolicy | undefined,
  standard: Config['rateLimits'],
): Limit[] {
  const address = named('address', `a:${normalizeIp(ip)}`, standard.address);
  if (policy?.kind === 'public') return policy.whileApiOff ? [] : address;
  if (!principal) return address;
  const company = named('company', `c:${principal.companyId}`, standard.company);
  return [...keyLimit(principal, standard.key), ...company, ...address];
}

/** A session token spends what its key has; a person who signed in has no key to count against. */
function keyLimit(principal: Principal, standard: RateLimit | null): Limit[] {
  switch (principal.kind) {
    case 'api-key':
    case 'session-token': {
      const { companyId, keyId, rateLimit } = principal;
      return named('key', `k:${companyId}:${keyId}`, rateLimit === undefined ? standard : rateLimit);
    }
    case 'global-key':
      return named('key', `k:${principal.companyId}:global`, standard);
    case 'web-session':
      return [];
    default:
      return neverKind(principal);
  }
}

function named(name: Limit['name'], key: string, limit: RateLimit | null): Limit[] {
  return limit ? [{ name, key, calls: limit.calls, seconds: limit.seconds }] : [];
}
