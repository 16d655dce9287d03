import {
  ArgumentsHost,
  CanActivate,
  Catch,
  Controller,
  ExceptionFilter,
  ExecutionContext,
  Get,
  Injectable,
  Module,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ThrottlerStorage } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { AccessRequest } from '../../src/access/access-request.js';
import { Allowlist } from '../../src/access/allowlist.js';
import { Grants } from '../../src/access/grants.js';
import { ApiKeyPrincipal, Principal } from '../../src/access/principal.js';
import { RateLimit } from '../../src/common/rate-limit.js';
import { RoutePolicies } from '../../src/access/route-policies.js';
import { Authenticated, Public } from '../../src/access/route-policy.js';
import { RateLimitStorage } from '../../src/access/throttle/rate-limit-storage.js';
import { RateLimitGuard } from '../../src/access/throttle/rate-limit.guard.js';
import { ThrottleModule } from '../../src/access/throttle/throttle.module.js';
import { Problem } from '../../src/common/problem.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { parseEnvironment } from '../../src/config/environment.js';

@Controller()
class Routes {
  @Authenticated()
  @Get('records')
  records() {
    return 'records';
  }

  @Public()
  @Get('login')
  login() {
    return 'login';
  }

  @Public({ whileApiOff: true })
  @Get('health')
  health() {
    return 'well';
  }
}

/** Stands where authentication and policy stand: every caller is who `callers` says by `x-caller`. */
class Callers implements CanActivate {
  constructor(private readonly callers: Readonly<Record<string, Principal>>) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    request.principal = this.callers[String(request.headers['x-caller'])];
    return true;
  }
}

@Injectable()
@Catch(Problem)
class ProblemAnswers implements ExceptionFilter {
  catch({ status, code, retryAfterSeconds }: Problem, host: ArgumentsHost) {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (retryAfterSeconds !== undefined) reply.header('Retry-After', retryAfterSeconds);
    return reply.status(status).send({ code });
  }
}

/** A key that may do everything in its company; without `rateLimit` the installation's applies. */
export function apiKey(companyId: number, keyId: number, rateLimit?: RateLimit | null): ApiKeyPrincipal {
  return {
    kind: 'api-key',
    format: 'keyid',
    companyId,
    policy: { keyDeletes: 'forbidden', keyManagement: 'web-session' },
    actingUser: { id: 1, role: 'proprietor' },
    keyId,
    grants: Grants.full(),
    ceilings: ['proprietor'],
    allowlist: Allowlist.parse([]),
    rateLimit,
    generation: 1,
  };
}

export interface ThrottledServerOptions {
  callers: Readonly<Record<string, Principal>>;
  /** RATE_LIMIT_* and REDIS_URL, as the product reads them. */
  environment?: Readonly<Record<string, string>>;
  /** Instead of the storage that the environment chooses. */
  storage?: RateLimitStorage;
}

/**
 * A small real server with the product's rate limits, and nothing else of it. `GET /records` wants a
 * credential, `/login` is public and `/health` answers always.
 */
export async function startThrottledServer(options: ThrottledServerOptions): Promise<NestFastifyApplication> {
  const { callers, environment = {}, storage } = options;

  @Module({
    imports: [ConfigModule.with(parseEnvironment(environment)), ThrottleModule],
    controllers: [Routes],
    providers: [
      RoutePolicies,
      { provide: APP_GUARD, useValue: new Callers(callers) },
      { provide: APP_GUARD, useClass: RateLimitGuard },
      { provide: APP_FILTER, useClass: ProblemAnswers },
    ],
  })
  class ThrottledServer {}

  const building = Test.createTestingModule({ imports: [ThrottledServer] });
  if (storage) building.overrideProvider(ThrottlerStorage).useValue(storage);
  const server = (await building.compile()).createNestApplication<NestFastifyApplication>(
    new FastifyAdapter(),
  );
  await server.init();
  await server.getHttpAdapter().getInstance().ready();
  return server;
}
