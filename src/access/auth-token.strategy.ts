import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authentication, Authenticator } from './authenticator.js';
import { TokenStrategy } from './token-strategy.js';

/**
 * FacturaScripts' key: `X-Auth-Token`, and `Token` only where that is absent. A first header that is wrong or empty
 * is not rescued by the second (facts of FacturaScripts, 1.2).
 */
@Injectable()
export class AuthTokenStrategy extends TokenStrategy {
  constructor(private readonly authenticator: Authenticator) {
    super('x-auth-token', authenticator);
  }

  protected override authentication({ headers }: FastifyRequest): Promise<Authentication> | undefined {
    const token = headers['x-auth-token'] ?? headers.token;
    return typeof token === 'string' && token !== '' ? this.authenticator.authenticate(token) : undefined;
  }
}
