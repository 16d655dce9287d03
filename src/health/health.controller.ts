import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/route-policy.js';
import { Plain } from '../common/says.js';
import { HealthService } from './health.service.js';

/** For load balancers and orchestrators; both answer without a credential and while the API is off. */
@ApiTags('operating')
@Controller()
@Public({ whileApiOff: true })
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process is alive. */
  @Get('health')
  @Plain()
  alive() {
    return { status: 'ok' };
  }

  /** The process can serve: its database answers and has this version's migrations; else 503. */
  @Get('ready')
  @Plain()
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const readiness = await this.health.readiness();
    if (readiness.status !== 'ok') void reply.status(503);
    return readiness;
  }
}
