import { Injectable } from '@nestjs/common';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { SESSION_COOKIE, WebSessionTokens } from '../access/web-session-tokens.js';
import { Config } from '../config/config.js';
import { OpenSession } from './session-rows.js';

/**
 * Writes the cookie of a web session: out of reach of scripts, not sent along by other sites' requests, and
 * only over TLS outside development.
 */
@Injectable()
export class SessionCookies {
  constructor(
    private readonly config: Config,
    private readonly tokens: WebSessionTokens,
  ) {}

  async set(reply: FastifyReply, session: OpenSession): Promise<void> {
    const token = await this.tokens.sign(session, session.expiresAt);
    void reply.setCookie(SESSION_COOKIE, token, { ...this.attributes(reply), expires: session.expiresAt });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(SESSION_COOKIE, this.attributes(reply));
  }

  private attributes({ request }: FastifyReply): CookieSerializeOptions {
    const secure = this.config.production || request.protocol === 'https';
    return { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }
}
