import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { AccessRequest } from './access-request.js';
import { Authentication, Authenticator } from './authenticator.js';
import { CredentialSource, Doors } from './door.js';
import { presentedSources } from './presented-sources.js';
import { RoutePolicies } from './route-policies.js';
import { strategyName } from './strategy-name.js';

const NOBODY: Authentication = {
  caller: { refusal: 'token_missing' },
  remembered: false,
  again: () => Promise.resolve(NOBODY),
};

/**
 * Runs the strategies of the door that the path belongs to, those that find something to read on the request. It finds
 * out who calls and judges nothing.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  private readonly guards = new Map<string, CanActivate>();

  constructor(
    private readonly doors: Doors,
    private readonly policies: RoutePolicies,
    private readonly authenticator: Authenticator,
  ) {}

  canActivate(context: ExecutionContext): ReturnType<CanActivate['canActivate']> {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    request.authentication = NOBODY;
    if (this.policies.of(context)?.kind === 'public') return true;
    const sources = presentedSources(this.doors.of(request.url), request);
    if (sources.length === 0) return true;
    return this.guardOf(sources).canActivate(context);
  }

  private guardOf(sources: readonly CredentialSource[]): CanActivate {
    const name = sources.join();
    const known = this.guards.get(name);
    if (known) return known;
    const names = sources.map((source) => strategyName(source, this.authenticator));
    const guard = new (passportGuard(names, sources))();
    this.guards.set(name, guard);
    return guard;
  }
}

/**
 * Passport over the strategies of a request's sources: the first good credential counts. Where none is good, a key says
 * more about its caller than a cookie that a browser left there.
 */
function passportGuard(strategies: string[], sources: readonly CredentialSource[]): new () => CanActivate {
  return class extends AuthGuard(strategies) {
    override getAuthenticateOptions() {
      return { property: 'authentication' };
    }

    override handleRequest<T = Authentication>(error: unknown, user: unknown, info: unknown): T {
      if (error) throw error;
      const refused = (Array.isArray(info) ? info : [info]).map((one) =>
        isAuthentication(one) ? one : undefined,
      );
      const refusedKey = refused.find((one, index) => one && sources[index] !== 'cookie');
      return (user || (refusedKey ?? refused.find(Boolean) ?? NOBODY)) as T;
    }
  };
}

function isAuthentication(info: unknown): info is Authentication {
  return typeof info === 'object' && info !== null && 'caller' in info;
}
