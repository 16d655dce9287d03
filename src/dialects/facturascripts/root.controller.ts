import { All, Controller, Get, Options, Param, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal } from '../../access/current-principal.js';
import type { Principal } from '../../access/principal.js';
import { Authenticated, Public } from '../../access/route-policy.js';
import { Problem } from '../../common/problem.js';
import { ANY_ORIGIN, AnyOrigin } from './any-origin.guard.js';
import { FsResources } from './resources.js';

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

  /** What nothing serves: a limited key has no permission on it, whatever it is; then the version, then the name. */
  @All(['api/:version', 'api/:version/*'])
  unknown(@Param('version') version: string, @CurrentPrincipal() principal: Principal): never {
    throw new Problem(refusalOf(version, principal));
  }
}

function refusalOf(version: string, principal: Principal) {
  if (!/^\d/.test(version)) return 'not_found';
  if ('grants' in principal && !principal.grants.fullAccess) return 'forbidden';
  return Number(version) === 3 ? 'not_found' : 'api_version_invalid';
}
