import { ProblemCode } from '../common/problem.js';
import { Principal, neverKind } from './principal.js';
import { Action, ResourceName, actionOf } from './resources.js';
import { holdsEveryPermission, roleAllows } from './roles.js';
import { RoutePolicy } from './route-policy.js';

/** A key that was recognised, whatever became of it. */
export interface KeyOfCompany {
  companyId: number;
  keyId: number;
}

/** What authentication found: nobody, somebody refused (and the key, where its secret was right), or the principal. */
export type Caller = { principal: Principal } | { refusal: ProblemCode; key?: KeyOfCompany };

/** Where a browser says the call comes from, judged against the allowed origins. */
export type OriginStanding = 'allowed' | 'foreign' | 'absent';

/** Everything that a judgement depends on; nothing else may influence it. */
export interface Call {
  apiEnabled: boolean;
  caller: Caller;
  policy: RoutePolicy;
  /** The HTTP method, upper case. */
  method: string;
  /** The client's address as the trusted proxies tell it. */
  address: string;
  origin: OriginStanding;
  /** True on dialects that check the origin of calls with a key too, once the call names one. */
  originBindsKeys: boolean;
}

/**
 * The one judgement of a call: `undefined` allows it, a code refuses it. The order of the rules is the
 * contract (docs/access-model.md): the first that matches answers. Limits are counted after this.
 */
export function decide(call: Call): ProblemCode | undefined {
  const { policy } = call;
  const isOpen = policy.kind === 'public';
  if (!call.apiEnabled && !(isOpen && policy.whileApiOff)) return 'api_disabled';
  if (isOpen) return refuseOrigin(undefined, call);
  if ('refusal' in call.caller) return call.caller.refusal;

  const { principal } = call.caller;
  return (
    refuseAddress(principal, call.address) ??
    refuseOrigin(principal, call) ??
    refuseDelete(principal, call.method) ??
    refuseForKeys(principal, policy) ??
    refuseWithoutGrant(principal, policy, call.method)
  );
}

function refuseAddress(principal: Principal, address: string): ProblemCode | undefined {
  switch (principal.kind) {
    case 'api-key':
    case 'session-token':
      return principal.allowlist.allows(address) ? undefined : 'ip_not_allowed';
    case 'global-key':
    case 'web-session':
      return undefined;
    default:
      return neverKind(principal);
  }
}

/** A cookie comes along by itself, so its caller has to say from where; others only where the door asks for it. */
function refuseOrigin(principal: Principal | undefined, call: Call): ProblemCode | undefined {
  if (actionOf(call.method) === 'read' || call.origin === 'allowed') return undefined;
  const byCookie = principal?.kind === 'web-session';
  if (call.origin === 'foreign') return byCookie || call.originBindsKeys ? 'csrf_origin' : undefined;
  return byCookie ? 'csrf_no_origin' : undefined;
}

function refuseDelete(principal: Principal, method: string): ProblemCode | undefined {
  if (method !== 'DELETE' || isPerson(principal)) return undefined;
  return principal.policy.keyDeletes === 'granted' ? undefined : 'api_key_delete_forbidden';
}

function refuseForKeys(principal: Principal, policy: RoutePolicy): ProblemCode | undefined {
  if (isPerson(principal)) return undefined;
  if (policy.kind === 'web-session-only') return 'web_session_required';
  if (policy.kind === 'key-management' && principal.policy.keyManagement !== 'granted') {
    return 'api_key_management_forbidden';
  }
  return undefined;
}

function refuseWithoutGrant(
  principal: Principal,
  policy: RoutePolicy,
  method: string,
): ProblemCode | undefined {
  const resources = resourcesOf(policy);
  if (resources.length === 0) return undefined;
  const action = actionOf(method);
  if (action === undefined) return 'forbidden';
  const actions = (policy.kind === 'resource' && policy.actions) || [action];
  if (!resources.some((resource) => actions.some((one) => holds(principal, resource, one))))
    return 'forbidden';
  return policy.kind === 'resource' && lacksPermission(principal, policy.permission)
    ? 'forbidden'
    : undefined;
}

/** Granular permissions are for people: proprietors and administrators hold them all, others what they were given. */
function lacksPermission(principal: Principal, permission: string | undefined): boolean {
  if (permission === undefined || principal.kind !== 'web-session') return false;
  return !holdsEveryPermission(principal.actingUser.role) && !principal.permissions.includes(permission);
}

function resourcesOf(policy: RoutePolicy): readonly ResourceName[] {
  switch (policy.kind) {
    case 'resource':
      return [policy.resource].flat();
    case 'web-session-only':
      return policy.resource ? [policy.resource] : [];
    case 'key-management':
      return ['api-keys'];
    case 'authenticated':
    case 'public':
      return [];
  }
}

/** A signed-in person, as against anything that descends from a key. */
export function isPerson(principal: Principal): boolean {
  switch (principal.kind) {
    case 'web-session':
      return true;
    case 'api-key':
    case 'session-token':
    case 'global-key':
      return false;
    default:
      return neverKind(principal);
  }
}

/** Whether the principal's grants (keys, bounded by the people behind them) or role (people) cover the action. */
export function holds(principal: Principal, resource: ResourceName, action: Action): boolean {
  switch (principal.kind) {
    case 'api-key':
    case 'session-token':
      return (
        principal.grants.allows(resource, action) &&
        principal.ceilings.every((role) => roleAllows(role, resource, action))
      );
    case 'global-key':
      return true;
    case 'web-session':
      return roleAllows(principal.actingUser.role, resource, action);
    default:
      return neverKind(principal);
  }
}
