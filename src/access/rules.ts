import { ProblemCode } from '../common/problem.js';
import type { Call } from './decide.js';
import { isPerson } from './holdings.js';
import { Principal } from './principal.js';
import {
  refuseAddress,
  refuseDelete,
  refuseKeyManagement,
  refuseOrigin,
  refuseWithoutGrant,
} from './rule-checks.js';

/** One rule of the access model (docs/access-model.md), with the codes that it refuses with. */
export interface Rule {
  number: number;
  name: string;
  /** When the call is refused, in the words of the documentation. */
  text: string;
  codes: readonly ProblemCode[];
  refuse: (call: Call) => ProblemCode | undefined;
}

/** In this order, and the first that refuses answers. The last is counted after the judgement, by the limits. */
export const RULES: readonly Rule[] = [
  {
    number: 1,
    name: 'api-switch',
    text: 'the operator switched the API off',
    codes: ['api_disabled'],
    refuse: ({ apiEnabled, policy }) =>
      apiEnabled || (policy.kind === 'public' && policy.whileApiOff) ? undefined : 'api_disabled',
  },
  {
    number: 2,
    name: 'credential',
    text: 'it has no credential, or none that is valid',
    codes: [
      'token_missing',
      'invalid_api_key',
      'api_key_expired',
      'api_key_no_user',
      'token_expired',
      'invalid_token',
      'session_expired',
    ],
    refuse: ({ caller, policy }) =>
      policy.kind !== 'public' && 'refusal' in caller ? caller.refusal : undefined,
  },
  {
    number: 3,
    name: 'address',
    text: "its address is not on the key's allowlist (empty: all)",
    codes: ['ip_not_allowed'],
    refuse: ofPrincipal((principal, { address }) => refuseAddress(principal, address)),
  },
  {
    number: 4,
    name: 'origin',
    text: "it changes something, and its origin is foreign (a cookie; on abaco's paths also a key) or unknown (a cookie)",
    codes: ['csrf_origin', 'csrf_no_origin'],
    refuse: (call) => refuseOrigin(principalOf(call), call),
  },
  {
    number: 5,
    name: 'delete',
    text: "it is a DELETE by a key, and the company's `key_deletes` is `forbidden` (the default)",
    codes: ['api_key_delete_forbidden'],
    refuse: ofPrincipal((principal, { method }) => refuseDelete(principal, method)),
  },
  {
    number: 6,
    name: 'web-session',
    text: 'the route is for signed-in people, and a key calls',
    codes: ['web_session_required'],
    refuse: ofPrincipal((principal, { policy }) =>
      policy.kind === 'web-session-only' && !isPerson(principal) ? 'web_session_required' : undefined,
    ),
  },
  {
    number: 7,
    name: 'key-management',
    text: "it manages keys, a key calls, and the company's `key_management` is `web-session` (the default)",
    codes: ['api_key_management_forbidden'],
    refuse: ofPrincipal((principal, { policy }) => refuseKeyManagement(principal, policy)),
  },
  {
    number: 8,
    name: 'grant',
    text: 'the grants (keys), or the role and the granular permission (people), do not cover it',
    codes: ['forbidden'],
    refuse: ofPrincipal((principal, { policy, method }) => refuseWithoutGrant(principal, policy, method)),
  },
  {
    number: 9,
    name: 'limits',
    text: 'the key, the company or the address has used up its limit',
    codes: ['rate_limit_exceeded'],
    refuse: () => undefined,
  },
];

/** A rule about who calls: public routes ask nobody. */
function ofPrincipal(refuse: (principal: Principal, call: Call) => ProblemCode | undefined): Rule['refuse'] {
  return (call) => {
    const principal = principalOf(call);
    return principal && refuse(principal, call);
  };
}

function principalOf({ policy, caller }: Call): Principal | undefined {
  return policy.kind !== 'public' && 'principal' in caller ? caller.principal : undefined;
}
