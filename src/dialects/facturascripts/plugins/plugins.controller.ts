import { Controller, Get, Param, Post, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal } from '../../../access/current-principal.js';
import type { Principal } from '../../../access/principal.js';
import { Resource } from '../../../access/route-policy.js';
import { Repeatable } from '../../../common/says.js';
import { AnyOrigin } from '../any-origin.guard.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { isLimited, LimitedHeadGuard } from '../limited-head.guard.js';
import { RefusesOtherMethods } from '../other-methods.js';

/** The version of the original whose contract this dialect speaks; clients read it to know what they may ask for. */
export const CORE_VERSION = '2026.6';

const ACTIONS: ReadonlySet<string> = new Set(['enable', 'disable']);

/** The plugins of an installation: there are none here, and what is asked of one is refused (facts, 3.8). */
@ApiExcludeController()
@Controller('api/3/plugins')
@Resource('plugins')
@RefusesOtherMethods('method-not-allowed', '', ':name', ':name/*')
@UseGuards(AnyOrigin, LimitedHeadGuard)
export class PluginsController {
  @Get()
  list(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('x-core-version', CORE_VERSION);
    return [];
  }

  @Get([':name', ':name/*'])
  get(@Param('name') name: string): never {
    throw new EndpointProblem('not_found', `plugin-not-found: ${name}`);
  }

  /** Switches a plugin on or off. */
  @Post(['', ':name', ':name/:action', ':name/:action/*'])
  @Repeatable()
  switch(
    @CurrentPrincipal() principal: Principal,
    @Param('name') name?: string,
    @Param('action') action?: string,
  ): never {
    if (isLimited(principal)) throw new EndpointProblem('forbidden', 'full-access-required');
    if (!ACTIONS.has(action ?? '')) throw new EndpointProblem('malformed_request', 'invalid-action');
    throw new EndpointProblem('malformed_request', `plugin-not-found: ${name}`);
  }
}
