import { ProblemCode } from '../common/problem.js';
import type { Call } from './decide.js';
import { holds, isPerson } from './holdings.js';
import { Principal, neverKind } from './principal.js';
import { actionOf, ResourceName } from './resources.js';
import { holdsEveryPermission } from './roles.js';
import { RoutePolicy } from './route-policy.js';

export function refuseAddress(principal: Principal, address: string): ProblemCode | undefined {
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
export function refuseOrigin(principal: Principal | undefined, call: Call): ProblemCode | undefined {
  if (actionOf(call.method) === 'read' || call.origin === 'allowed') return undefined;
  const byCookie = principal?.kind === 'web-session';
  if (call.origin === 'foreign') return byCookie || call.originBindsKeys ? 'csrf_origin' : undefined;
  return byCookie ? 'csrf_no_origin' : undefined;
}

export function refuseDelete(principal: Principal, method: string): ProblemCode | undefined {
  if (method !== 'DELETE' || isPerson(principal)) return undefined;
  return principal.policy.keyDeletes === 'granted' ? undefined : 'api_key_delete_forbidden';
}

export function refuseKeyManagement(principal: Principal, policy: RoutePolicy): ProblemCode | undefined {
  if (policy.kind !== 'key-management' || isPerson(principal)) return undefined;
  return principal.policy.keyManagement === 'granted' ? undefined : 'api_key_management_forbidden';
}

export function refuseWithoutGrant(
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
      return typeof policy.resource === 'string' ? [policy.resource] : policy.resource;
    case 'web-session-only':
      return policy.resource ? [policy.resource] : [];
    case 'key-management':
      return ['api-keys'];
    case 'authenticated':
    case 'public':
      return [];
  }
}
