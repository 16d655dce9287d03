import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { Authentication, Authenticator } from './authenticator.js';
import { SESSION_COOKIE } from './session-tokens.js';
import { strategyName } from './strategy-name.js';

/**
 * The Passport strategy that reads the cookie of a web session. It answers as the strategies of keys do: a
 * refused session is remembered as Passport's info, so that a key on the same request is tried next. Which of the
 * two counts is for the database to say, not for memory.
 */
@Injectable()
export class CookieStrategy extends passport.Strategy {
  constructor(private readonly authenticator: Authenticator) {
    super();
    passport.use(strategyName('cookie', authenticator), this);
  }

  override authenticate(request: unknown): void {
    const { cookies, headers } = request as FastifyRequest;
    const token = cookies[SESSION_COOKIE];
    if (!token) return this.fail(undefined);
    const hasKey = 'authorization' in headers || 'x-api-key' in headers;
    this.authenticator.authenticateSession(token, { anew: hasKey }).then(
      (authentication) => this.tell(authentication),
      (error: unknown) => this.error(error),
    );
  }

  private tell(authentication: Authentication): void {
    if ('principal' in authentication.caller) this.success(authentication);
    // Passport hands a challenge on as it is.
    else this.fail(authentication);
  }
}
