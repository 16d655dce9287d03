import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Observable } from 'rxjs';
import { AccessRequest } from '../access/access-request.js';
import { SessionCookies } from './session-cookies.js';
import { isUseToNote } from './session-life.js';
import { WebSessionsService } from './web-sessions.service.js';

/** A session that is used ends later: every few minutes of use its row moves on and its cookie is written anew. */
@Injectable()
export class SlidingSession implements NestInterceptor {
  constructor(
    private readonly sessions: WebSessionsService,
    private readonly cookies: SessionCookies,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const { principal } = http.getRequest<AccessRequest>();
    if (principal?.kind === 'web-session' && isUseToNote(principal.lastUsedAt, Date.now())) {
      await this.cookies.set(http.getResponse<FastifyReply>(), await this.sessions.prolong(principal));
    }
    return next.handle();
  }
}
