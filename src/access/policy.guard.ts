import { CanActivate, ExecutionContext, Injectable, Logger } from '@nestjs/common';
import { CompanySession } from '../database/company-session.js';
import { Problem, ProblemCode } from '../common/problem.js';
import { AccessRequest } from './access-request.js';
import { Authentication } from './authenticator.js';
import { callsAs, enterAs } from './calling-principal.js';
import { Caller } from './decide.js';
import { Judge } from './judge.js';
import { KeyUses } from './key-uses.js';
import { Principal, neverKind } from './principal.js';
import { RoutePolicies } from './route-policies.js';
import { RoutePolicy } from './route-policy.js';

/** Judges every call once, by the rules, and binds the request to the principal's company. */
@Injectable()
export class PolicyGuard implements CanActivate {
  private readonly logger = new Logger(PolicyGuard.name);

  constructor(
    private readonly policies: RoutePolicies,
    private readonly judge: Judge,
    private readonly uses: KeyUses,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    const policy = this.policies.of(context);
    if (!policy) {
      this.logger.error(`${context.getClass().name}.${context.getHandler().name} declares no access`);
      throw new Problem('forbidden');
    }
    const { authentication } = request;
    if (!authentication) throw new Error('the policy guard ran before authentication');
    const refusal = this.refusalOf(request, policy, authentication.caller);
    return refusal && authentication.remembered
      ? this.askAgain(request, policy, authentication)
      : this.letIn(request, policy, authentication.caller, refusal);
  }

  /** No refusal is spoken on what is remembered alone. */
  private async askAgain(
    request: AccessRequest,
    policy: RoutePolicy,
    { again }: Authentication,
  ): Promise<true> {
    const { caller } = await again();
    return this.letIn(request, policy, caller, this.refusalOf(request, policy, caller));
  }

  private letIn(
    request: AccessRequest,
    policy: RoutePolicy,
    caller: Caller,
    refusal: ProblemCode | undefined,
  ): true {
    const principal = this.admit(request, caller, refusal);
    if (principal) {
      request.principal = principal;
      enterAs(principal, this.sessionOf(request, policy, principal));
    }
    return true;
  }

  /** The principal of a call that is allowed (none on public routes); throws the refusal otherwise. */
  private admit(
    { ip }: AccessRequest,
    caller: Caller,
    refusal: ProblemCode | undefined,
  ): Principal | undefined {
    if (refusal !== 'api_disabled') this.noteUse(caller, ip);
    if (refusal) throw new Problem(refusal);
    return 'principal' in caller ? caller.principal : undefined;
  }

  /** A key was used where it was recognised, also for what it may not do (facts of FacturaScripts, 1.3). */
  private noteUse(caller: Caller, address: string): void {
    if (!('principal' in caller)) return;
    const { key } = credentialOf(caller.principal);
    if (key) this.uses.note(caller.principal.companyId, key.id, address);
  }

  private refusalOf(request: AccessRequest, policy: RoutePolicy, caller: Caller): ProblemCode | undefined {
    return this.judge.judge(request, caller, policy)?.code;
  }

  private sessionOf(request: AccessRequest, policy: RoutePolicy, principal: Principal): CompanySession {
    const session: CompanySession = {
      companyId: principal.companyId,
      credential: credentialOf(principal),
      renew: async () => {
        const { caller } = (request.authentication = await request.authentication!.again());
        const renewed = this.admit(request, caller, this.refusalOf(request, policy, caller))!;
        request.principal = renewed;
        callsAs(renewed, session);
        return this.sessionOf(request, policy, renewed);
      },
    };
    return session;
  }
}

function credentialOf(principal: Principal): NonNullable<CompanySession['credential']> {
  switch (principal.kind) {
    case 'api-key':
    case 'session-token':
      return { key: { id: principal.keyId, generation: principal.generation } };
    case 'web-session':
      return { webSession: { id: principal.sessionId, generation: principal.generation } };
    case 'global-key':
      return {};
    default:
      return neverKind(principal);
  }
}
