import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { AccessRequest } from '../../access/access-request.js';
import { Problem } from '../../common/problem.js';

/** No flag of a limited key covers HEAD: it takes full access (facts, 1.4). */
@Injectable()
export class LimitedHeadGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, principal } = context.switchToHttp().getRequest<AccessRequest>();
    const isLimited = principal && 'grants' in principal && !principal.grants.fullAccess;
    if (method === 'HEAD' && isLimited) throw new Problem('forbidden');
    return true;
  }
}
