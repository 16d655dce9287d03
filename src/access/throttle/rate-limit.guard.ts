import { ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { InjectThrottlerStorage, ThrottlerGuard } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../common/problem.js';
import { Config } from '../../config/config.js';
import { AccessRequest } from '../access-request.js';
import { RoutePolicies } from '../route-policies.js';
import { limitsFor } from './limits.js';
import { rateLimitHeaders, retryAfterSeconds } from './rate-limit-headers.js';
import { RateLimitStorage } from './rate-limit-storage.js';

/**
 * Refuses a call whose key, company or address has used up its limit. The library's guard asks the
 * storage once per limit and route; this one asks once per call, for all limits together, because they
 * depend on who is calling. A route is exempt by its access policy, not by the library's decorators.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerStorage() private readonly storage: RateLimitStorage,
    reflector: Reflector,
    private readonly policies: RoutePolicies,
    private readonly config: Config,
  ) {
    super([], storage, reflector);
  }

  /** The library would prepare its list of fixed limits here; there are none. */
  override onModuleInit(): Promise<void> {
    return Promise.resolve();
  }

  /** @throws Problem rate_limit_exceeded, with the seconds after which the call would find room */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<AccessRequest>();
    const limits = limitsFor(request, this.policies.of(context), this.config.rateLimits);
    if (limits.length === 0) return true;
    const verdict = await this.storage.take(limits);
    http.getResponse<FastifyReply>().headers(rateLimitHeaders(verdict));
    if (verdict.admitted) return true;
    throw new Problem('rate_limit_exceeded', { retryAfterSeconds: retryAfterSeconds(verdict) });
  }
}
