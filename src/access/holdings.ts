import { Grants } from './grants.js';
import { Principal, neverKind } from './principal.js';
import { Action, ACTIONS, RESOURCE_NAMES, ResourceName } from './resources.js';
import { Role, roleAllows } from './roles.js';

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

/** All that `holds` says of a principal, as grants. */
export function heldGrants(principal: Principal): Grants {
  switch (principal.kind) {
    case 'api-key':
    case 'session-token':
      return boundedBy(principal.ceilings, principal.grants);
    case 'global-key':
      return Grants.full();
    case 'web-session':
      return boundedBy([principal.actingUser.role], Grants.full());
    default:
      return neverKind(principal);
  }
}

/** Roles that let everything through leave full access what it is. */
function boundedBy(roles: readonly Role[], grants: Grants): Grants {
  const allows = (resource: ResourceName, action: Action) =>
    roles.every((role) => roleAllows(role, resource, action));
  const isUnbounded = RESOURCE_NAMES.every((name) => ACTIONS.every((action) => allows(name, action)));
  return isUnbounded ? grants : grants.restrictedTo(allows);
}
