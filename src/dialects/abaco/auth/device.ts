import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Device } from '../../../web-sessions/session-rows.js';

const LONGEST_USER_AGENT = 300;

/** From where a request comes, as the trusted proxies and the browser tell it. */
export const FromDevice = createParamDecorator((_data: unknown, context: ExecutionContext): Device => {
  const { ip, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: ip, userAgent: (headers['user-agent'] ?? '').slice(0, LONGEST_USER_AGENT) };
});
