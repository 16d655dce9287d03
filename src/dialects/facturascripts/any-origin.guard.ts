import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

export const ANY_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, PATCH, OPTIONS',
} as const;

/**
 * Says that pages of any origin may read the answer. Behind the guards of access, whose refusals do not say so (facts,
 * 1.6), and before an answer that was kept is given again.
 */
@Injectable()
export class AnyOrigin implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    void context.switchToHttp().getResponse<FastifyReply>().headers(ANY_ORIGIN);
    return true;
  }
}
