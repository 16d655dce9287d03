import { SetMetadata } from '@nestjs/common';
import { GranularPermission } from './granular-permissions.js';
import { Action, ResourceName } from './resources.js';

/** What a route asks of its caller. Exactly one is declared per route; a route without one is refused. */
export type RoutePolicy =
  | { kind: 'public'; whileApiOff: boolean }
  | { kind: 'authenticated' }
  | {
      kind: 'resource';
      /** One, or several of which the caller needs any; the handler then narrows what it shows. */
      resource: ResourceName | readonly ResourceName[];
      actions?: readonly Action[];
      permission?: GranularPermission;
    }
  | { kind: 'web-session-only'; resource?: ResourceName }
  | { kind: 'key-management' };

export const ROUTE_POLICY = 'llavero:route-policy';

const declare = (policy: RoutePolicy) => SetMetadata(ROUTE_POLICY, policy);

/** Nobody needs a credential. `whileApiOff`: answers even while the operator has switched the API off. */
export const Public = (options: { whileApiOff?: boolean } = {}) =>
  declare({ kind: 'public', whileApiOff: options.whileApiOff ?? false });

/** Any live credential will do: for routes that show a caller nothing but what it already is. */
export const Authenticated = () => declare({ kind: 'authenticated' });

/**
 * The grant that is needed: `resource` and the action of the HTTP method, or any one of `actions` where
 * a route's method says less than what it does (`POST /invoices/{id}/pay`). `permission` is a granular word
 * that people need besides (`accounting.reports.view`); it never applies to keys (seed of abaco).
 */
export const Resource = (
  resource: ResourceName | readonly ResourceName[],
  options: { actions?: readonly Action[]; permission?: GranularPermission } = {},
) => declare({ kind: 'resource', resource, ...options });

/** Only a signed-in person, who also needs the permission on `resource` when one is named. */
export const WebSessionOnly = (resource?: ResourceName) =>
  declare({ kind: 'web-session-only', ...(resource ? { resource } : {}) });

/** Managing keys: people by their role; keys only where the company's policy says so. */
export const KeyManagement = () => declare({ kind: 'key-management' });
