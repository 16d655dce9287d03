import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Installation } from '../database/installation.js';
import { Caller, judge, Judgement } from './decide.js';
import { Doors } from './door.js';
import { Origins } from './origin.js';
import { RoutePolicy } from './route-policy.js';

/** Puts what a judgement depends on together: the only place that does. */
@Injectable()
export class Judge {
  constructor(
    private readonly doors: Doors,
    private readonly origins: Origins,
    private readonly installation: Installation,
  ) {}

  /** What comes of a call that is made as `request` was, of its own target or another; undefined allows it. */
  judge(
    request: FastifyRequest,
    caller: Caller,
    policy: RoutePolicy,
    { url, method }: Pick<FastifyRequest, 'url' | 'method'> = request,
  ): Judgement | undefined {
    const door = this.doors.of(url);
    return judge({
      apiEnabled: this.installation.apiEnabled,
      caller,
      policy,
      method,
      address: request.ip,
      origin: door.isOriginExempt(url) ? 'allowed' : this.origins.standing(request),
      originBindsKeys: door.originBindsKeys,
    });
  }
}
