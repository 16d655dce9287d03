import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authentication, Authenticator } from './authenticator.js';
import { SESSION_COOKIE } from './web-session-tokens.js';
import { TokenStrategy } from './token-strategy.js';

/**
 * The cookie of a web session. Beside a key, which of the two counts is for the database to say, not for memory.
 */
@Injectable()
export class CookieStrategy extends TokenStrategy {
  constructor(private readonly authenticator: Authenticator) {
    super('cookie', authenticator);
  }

  protected override authentication({
    cookies,
    headers,
  }: FastifyRequest): Promise<Authentication> | undefined {
    const token = cookies[SESSION_COOKIE];
    const hasKey = 'authorization' in headers || 'x-api-key' in headers;
    return token ? this.authenticator.authenticateSession(token, { anew: hasKey }) : undefined;
  }
}
