import { Principal, neverKind } from './principal.js';
import { Action, ResourceName } from './resources.js';
import { roleAllows } from './roles.js';

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
