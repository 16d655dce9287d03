import {
  CanActivate,
  Delete,
  ExecutionContext,
  Get,
  Injectable,
  Patch,
  Post,
  RequestMethod,
  UseGuards,
} from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { AccessRequest } from '../../access/access-request.js';
import { Repeatable } from '../../common/says.js';
import { EndpointProblem } from './engine/endpoint-problem.js';

/** What routes each method. HEAD comes with GET, and PUT with PATCH unless the endpoint serves it itself. */
const ROUTES = [
  [RequestMethod.GET, Get],
  [RequestMethod.POST, Post],
  [RequestMethod.PATCH, Patch],
  [RequestMethod.DELETE, Delete],
] as const;

/**
 * Answers 405 on these paths of a special endpoint to the methods that it has no handler for, and to HEAD (facts, 2.9
 * and 3). Callers without the grant for the method are refused before, as on any route.
 */
export function RefusesOtherMethods(said: string, ...paths: string[]): ClassDecorator {
  return (controller) => {
    const endpoint = controller.prototype as object;
    const served = methodsOf(endpoint);
    for (const [method, route] of ROUTES) {
      if (served.has(method)) continue;
      const name = `refuse${RequestMethod[method]}`;
      const handler = () => {
        throw new EndpointProblem('method_not_allowed', said);
      };
      const descriptor = { value: handler };
      Object.defineProperty(endpoint, name, descriptor);
      route(paths)(endpoint, name, descriptor);
      if (method === RequestMethod.POST) Repeatable()(endpoint, name, descriptor);
    }
    UseGuards(HeadRefused)(controller);
  };
}

/** Behind the guards that are named below the decorator. The answer has no body to say anything in. */
@Injectable()
class HeadRefused implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method } = context.switchToHttp().getRequest<AccessRequest>();
    if (method === 'HEAD') throw new EndpointProblem('method_not_allowed', '');
    return true;
  }
}

/** The methods that a controller has handlers for. */
function methodsOf(controller: object): Set<RequestMethod> {
  return new Set(
    Object.values(Object.getOwnPropertyDescriptors(controller))
      .filter(({ value }) => typeof value === 'function')
      .map(({ value }) => Reflect.getMetadata(METHOD_METADATA, value as object) as RequestMethod),
  );
}
