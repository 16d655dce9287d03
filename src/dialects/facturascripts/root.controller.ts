import { All, Controller, Get, Options, Param, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal } from '../../access/current-principal.js';
import { SPECIAL_RESOURCES } from '../../access/facturascripts-resources.js';
import type { Principal } from '../../access/principal.js';
import { actionOf } from '../../access/resources.js';
import { Authenticated, Public } from '../../access/route-policy.js';
import { Problem, ProblemCode } from '../../common/problem.js';
import { pathOf } from '../../http/path.js';
import { ANY_ORIGIN, AnyOrigin } from './any-origin.guard.js';
import { EndpointProblem } from './engine/endpoint-problem.js';
import { isLimited } from './limited-head.guard.js';
import { FsResources, isResource } from './resources.js';

/** What is under `/api/<number>` beside the resources. */
@ApiExcludeController()
@Controller()
@Authenticated()
export class RootController {
  constructor(private readonly resources: FsResources) {}

  /** Every resource, whatever the key may do with it (facts, 1.4). */
  @Get('api/3')
  @UseGuards(AnyOrigin)
  root() {
    return { resources: this.resources.names };
  }

  /** Preflights need no key, and ask for no path that is there. */
  @Options(['api/3', 'api/3/*'])
  @Public()
  preflight(@Req() { headers }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const wanted = headers['access-control-request-headers'] ?? '';
    void reply.headers({ ...ANY_ORIGIN, 'access-control-allow-headers': wanted });
    return '';
  }

  /**
   * What nothing serves: a limited key has no permission on it, whatever it is; then the version, then the name. Under
   * a name that is served it is a method that does nothing, which special endpoints refuse (facts, 1.1 and 2.9).
   */
  @All(['api/:version', 'api/:version/*'])
  unknown(
    @Param('version') version: string,
    @Req() { url, method }: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [, , , name = ''] = pathOf(url).split('/');
    const doesNothing = actionOf(method) === undefined;
    const isSpecial = Object.hasOwn(SPECIAL_RESOURCES, name) && doesNothing;
    // A key that is too long for a path arrives here as well, by a method that would do something: it names nothing.
    const refusal = refusalOf(version, isSpecial || (isResource(name) && doesNothing), principal);
    if (refusal) throw new Problem(refusal);
    void reply.headers(ANY_ORIGIN);
    if (isSpecial) throw new EndpointProblem('method_not_allowed', 'method-not-allowed');
    return '';
  }
}

function refusalOf(version: string, isServed: boolean, principal: Principal): ProblemCode | undefined {
  if (!/^\d/.test(version)) return 'not_found';
  if (isLimited(principal)) return 'forbidden';
  if (Number(version) !== 3) return 'api_version_invalid';
  return isServed ? undefined : 'not_found';
}
