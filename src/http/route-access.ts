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

/** What a route asks of its caller: one word for machines and audits, a sentence for people. */
export function describeAccess({ policy, method }: RouteAccess): { policy: string; words: string } {
  switch (policy?.kind) {
    case undefined:
      return { policy: 'undeclared', words: 'refused: the route declares no access' };
    case 'public':
      return { policy: policy.whileApiOff ? 'public, always' : 'public', words: 'nobody needs a credential' };
    case 'authenticated':
      return { policy: 'authenticated', words: 'any live credential' };
    case 'resource': {
      const grants = [policy.resource]
        .flat()
        .flatMap((name) => (policy.actions ?? [actionOf(method)]).map((action) => `${name}.${action}`));
      const ban = method === 'DELETE' ? ' Keys need the company policy `key_deletes: granted` as well.' : '';
      const word = policy.permission
        ? ` People need the permission \`${policy.permission}\` as well; keys do not.`
        : '';
      return {
        policy: [grants.join(' or '), policy.permission].filter(Boolean).join(', people: '),
        words: `the grant \`${grants.join('` or `')}\`.${ban}${word}`,
      };
    }
    case 'web-session-only': {
      const grant = policy.resource && `${policy.resource}.${actionOf(method)}`;
      return {
        policy: ['web session', grant].filter(Boolean).join(' and '),
        words: `a signed-in person${grant ? ` with the permission \`${grant}\`` : ''}; never a key`,
      };
    }
    case 'key-management': {
      const grant = `api-keys.${actionOf(method)}`;
      return {
        policy: `key management, ${grant}`,
        words: `a signed-in proprietor or administrator; keys with \`${grant}\` where the company policy is \`key_management: granted\``,
      };
    }
  }
}
