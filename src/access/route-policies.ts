import { ExecutionContext, Injectable, Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ROUTE_POLICY, RoutePolicy } from './route-policy.js';

type Handler = ReturnType<ExecutionContext['getHandler']>;

/** The one place that reads what a route declares; the handler's word comes before its controller's. */
@Injectable()
export class RoutePolicies {
  /** What was read: each guard asks at every request, and the metadata never changes. */
  private readonly known = new WeakMap<Type, WeakMap<Handler, RoutePolicy | undefined>>();

  constructor(private readonly reflector: Reflector) {}

  of(context: Pick<ExecutionContext, 'getHandler' | 'getClass'>): RoutePolicy | undefined {
    const [handler, controller] = [context.getHandler(), context.getClass()];
    const ofController = this.known.get(controller) ?? new WeakMap<Handler, RoutePolicy | undefined>();
    if (ofController.has(handler)) return ofController.get(handler);
    const policy = this.reflector.getAllAndOverride<RoutePolicy | undefined>(ROUTE_POLICY, [
      handler,
      controller,
    ]);
    this.known.set(controller, ofController.set(handler, policy));
    return policy;
  }
}
