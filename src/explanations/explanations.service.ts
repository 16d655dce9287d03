import { Injectable } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AccessRequest } from '../access/access-request.js';
import { Caller } from '../access/decide.js';
import { Doors } from '../access/door.js';
import { Judge } from '../access/judge.js';
import { Principal } from '../access/principal.js';
import { RoutePolicy } from '../access/route-policy.js';
import { RouteAccess } from '../http/route-access.js';
import { findRoute, FoundRoute } from '../http/route-finder.js';
import { declarationOf, routesOf } from '../http/routes.js';
import { ExplainDto } from './explanation.dto.js';
import { explanationOf, ExplanationView, ServedRoute } from './explanation.view.js';

/** What nothing serves is answered to everybody who is known. */
const UNKNOWN: RoutePolicy = { kind: 'authenticated' };

/** Only the reference is served without a declaration (test/routes.audit-spec.ts). */
const REFERENCE: RoutePolicy = { kind: 'public', whileApiOff: true };

/** Tells callers whether a call of theirs would be let in, by the router and the rules that would judge it. */
@Injectable()
export class ExplanationsService {
  private declared: RouteAccess[] | undefined;

  constructor(
    private readonly modules: ModuleRef,
    private readonly adapters: HttpAdapterHost,
    private readonly doors: Doors,
    private readonly judge: Judge,
  ) {}

  /** Of the same caller from the same place as `request`; nothing is run, counted or looked up. */
  async explain({ method, path }: ExplainDto, request: AccessRequest): Promise<ExplanationView> {
    const server = this.adapters.httpAdapter.getInstance<FastifyInstance>();
    const found = await findRoute(server, method, path);
    const route = found && this.served(found);
    const target = found ?? { method, url: path };
    const caller = this.callerAt(target.url, request.principal!);
    return explanationOf(route, this.judge.judge(request, caller, route?.policy ?? UNKNOWN, target));
  }

  private served({ method, path }: FoundRoute): ServedRoute | undefined {
    if (path === undefined) return undefined;
    this.declared ??= routesOf(this.modules);
    const declaration = declarationOf(this.declared, { method, path });
    if (!declaration) return { method, path, policy: REFERENCE };
    // What is served by every method is the answer to what nothing serves.
    return declaration.method === 'ALL' ? undefined : { method, path, policy: declaration.policy };
  }

  /** Where cookies do not count, somebody who has nothing else is nobody. */
  private callerAt(url: string, principal: Principal): Caller {
    const comesIn = principal.kind !== 'web-session' || this.doors.of(url).sources.includes('cookie');
    return comesIn ? { principal } : { refusal: 'token_missing' };
  }
}
