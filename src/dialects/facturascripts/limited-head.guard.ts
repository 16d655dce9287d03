import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { AccessRequest } from '../../access/access-request.js';
import { Principal } from '../../access/principal.js';
import { Problem } from '../../common/problem.js';

/** Whether a caller may do only what its grants say, one by one. */
export function isLimited(principal: Principal): boolean {
  return 'grants' in principal && !principal.grants.fullAccess;
}

/** No flag of a limited key covers HEAD: it takes full access (facts, 1.4). */
@Injectable()
export class LimitedHeadGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, principal } = context.switchToHttp().getRequest<AccessRequest>();
    if (method === 'HEAD' && principal && isLimited(principal)) throw new Problem('forbidden');
    return true;
  }
}
