import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { Authentication, Authenticator } from './authenticator.js';
import { CredentialSource } from './door.js';
import { strategyName } from './strategy-name.js';

/**
 * A Passport strategy over a credential that `authentication` finds on the request. It answers as the strategies of
 * key headers do: the authentication as Passport's user when it is good, as its info when it was refused (so that
 * the next source is tried), and nothing where there is no credential.
 */
export abstract class TokenStrategy extends passport.Strategy {
  constructor(source: CredentialSource, authenticator: Authenticator) {
    super();
    passport.use(strategyName(source, authenticator), this);
  }

  protected abstract authentication(request: FastifyRequest): Promise<Authentication> | undefined;

  override authenticate(request: unknown): void {
    const found = this.authentication(request as FastifyRequest);
    if (!found) return this.fail(undefined);
    found.then(
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
