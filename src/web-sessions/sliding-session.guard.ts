import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AccessRequest } from '../access/access-request.js';
import { WebSessionPrincipal } from '../access/principal.js';
import { SessionCookies } from './session-cookies.js';
import { isUseToNote } from './session-life.js';
import { WebSessionsService } from './web-sessions.service.js';

/**
 * A session that is used ends later: every few minutes of use its row moves on and its cookie is written anew. The last
 * guard, for only a call that all others let in is a use; it refuses nobody.
 */
@Injectable()
export class SlidingSession implements CanActivate {
  constructor(
    private readonly sessions: WebSessionsService,
    private readonly cookies: SessionCookies,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const http = context.switchToHttp();
    const { principal } = http.getRequest<AccessRequest>();
    return principal?.kind === 'web-session' && isUseToNote(principal.lastUsedAt, Date.now())
      ? this.prolong(principal, http.getResponse<FastifyReply>())
      : true;
  }

  private async prolong(principal: WebSessionPrincipal, reply: FastifyReply): Promise<true> {
    await this.cookies.set(reply, await this.sessions.prolong(principal));
    return true;
  }
}
