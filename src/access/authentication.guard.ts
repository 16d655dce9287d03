import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { AccessRequest } from './access-request.js';
import { Authentication, Authenticator } from './authenticator.js';
import { Door, Doors } from './door.js';
import { strategyName } from './header-key.strategy.js';
import { RoutePolicies } from './route-policies.js';

const NOBODY: Authentication = {
  caller: { refusal: 'token_missing' },
  remembered: false,
  again: () => Promise.resolve(NOBODY),
};

/** Runs the strategies of the door that the path belongs to. It finds out who calls and judges nothing. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  private readonly guards = new Map<Door, CanActivate>();

  constructor(
    private readonly doors: Doors,
    private readonly policies: RoutePolicies,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    request.authentication = NOBODY;
    if (this.policies.of(context)?.kind === 'public') return true;
    return this.guardOf(this.doors.of(request.url)).canActivate(context) as Promise<boolean>;
  }

  private guardOf(door: Door): CanActivate {
    const known = this.guards.get(door);
    if (known) return known;
    const names = door.keyHeaders.map((header) => strategyName(header, this.authenticator));
    const guard = new (passportGuard(names))();
    this.guards.set(door, guard);
    return guard;
  }
}

/** Passport over the strategies of one door: the first good key counts, else the first key that was refused. */
function passportGuard(strategies: string[]): new () => CanActivate {
  return class extends AuthGuard(strategies) {
    override getAuthenticateOptions() {
      return { property: 'authentication' };
    }

    override handleRequest<T = Authentication>(error: unknown, user: unknown, info: unknown): T {
      if (error) throw error;
      const refused = (Array.isArray(info) ? info : [info]).find(isAuthentication);
      return ((user || refused) ?? NOBODY) as T;
    }
  };
}

function isAuthentication(info: unknown): info is Authentication {
  return typeof info === 'object' && info !== null && 'caller' in info;
}
