import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Installation } from '../../database/installation.js';
import { AccessRequest } from '../access-request.js';
import { Doors } from '../door.js';
import { RoutePolicies } from '../route-policies.js';
import { Bans } from './bans.js';

/** Keeps banned addresses out, on the doors that ask for it. */
@Injectable()
export class BanGuard implements CanActivate {
  constructor(
    private readonly bans: Bans,
    private readonly doors: Doors,
    private readonly policies: RoutePolicies,
    private readonly installation: Installation,
  ) {}

  /** @throws Problem ip_banned, with the seconds until the ban ends */
  canActivate(context: ExecutionContext): true | Promise<true> {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    const { ban } = this.doors.of(request.url);
    const isOpen = this.policies.of(context)?.kind === 'public' || !this.installation.apiEnabled;
    if (!ban || isOpen) return true;
    return this.bans.judge(request.authentication!.caller, request.ip, ban).then(() => true);
  }
}
