import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { AccessRequest } from './access-request.js';
import { Principal } from './principal.js';

/** The principal of the request; routes that are not public always have one. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AccessRequest>();
  if (!principal) throw new Error('a public route asked for a principal');
  return principal;
});
