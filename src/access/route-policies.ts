import { ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ROUTE_POLICY, RoutePolicy } from './route-policy.js';

/** The one place that reads what a route declares; the handler's word comes before its controller's. */
@Injectable()
export class RoutePolicies {
  constructor(private readonly reflector: Reflector) {}

  of(context: Pick<ExecutionContext, 'getHandler' | 'getClass'>): RoutePolicy | undefined {
    return this.reflector.getAllAndOverride<RoutePolicy | undefined>(ROUTE_POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
  }
}
