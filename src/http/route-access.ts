import { actionOf } from '../access/resources.js';
import { RoutePolicy } from '../access/route-policy.js';

/** A route as the router knows it, with what it declares. */
export interface RouteAccess {
  method: string;
  /** With `:id` for parameters and a leading slash. */
  path: string;
  /** `Controller.handler`. */
  handler: string;
  policy: RoutePolicy | undefined;
  /** A POST that creates nothing, so that it keeps no answer for an `Idempotency-Key`. */
  repeatable: boolean;
}

/** The grants of which any one opens a route, for those who need one. */
export function grantsOf({ policy, method }: Pick<RouteAccess, 'policy' | 'method'>): string[] {
  const action = actionOf(method);
  switch (policy?.kind) {
    case 'resource':
      return [policy.resource]
        .flat()
        .flatMap((name) => (policy.actions ?? [action]).map((one) => `${name}.${one}`));
    case 'web-session-only':
      return policy.resource ? [`${policy.resource}.${action}`] : [];
    case 'key-management':
      return [`api-keys.${action}`];
    case 'authenticated':
    case 'public':
    case undefined:
      return [];
  }
}

/** What a route asks of its caller: one word for machines and audits, a sentence for people. */
export function describeAccess(route: Pick<RouteAccess, 'policy' | 'method'>): {
  policy: string;
  words: string;
} {
  const { policy, method } = route;
  const grants = grantsOf(route);
  const [grant] = grants;
  switch (policy?.kind) {
    case undefined:
      return { policy: 'undeclared', words: 'refused: the route declares no access' };
    case 'public':
      return { policy: policy.whileApiOff ? 'public, always' : 'public', words: 'nobody needs a credential' };
    case 'authenticated':
      return { policy: 'authenticated', words: 'any live credential' };
    case 'resource': {
      const ban = method === 'DELETE' ? ' Keys need the company policy `key_deletes: granted` as well.' : '';
      const word = policy.permission
        ? ` People need the permission \`${policy.permission}\` as well; keys do not.`
        : '';
      return {
        policy: [grants.join(' or '), policy.permission].filter(Boolean).join(', people: '),
        words: `the grant \`${grants.join('` or `')}\`.${ban}${word}`,
      };
    }
    case 'web-session-only':
      return {
        policy: ['web session', grant].filter(Boolean).join(' and '),
        words: `a signed-in person${grant ? ` with the permission \`${grant}\`` : ''}; never a key`,
      };
    case 'key-management':
      return {
        policy: `key management, ${grant}`,
        words: `a signed-in proprietor or administrator; keys with \`${grant}\` where the company policy is \`key_management: granted\``,
      };
  }
}
