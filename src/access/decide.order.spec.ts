import { describe, expect, it } from 'vitest';
import { apiKey, callBy, OPEN, person } from '../../test/support/calls.js';
import { ProblemCode } from '../common/problem.js';
import { Allowlist } from './allowlist.js';
import { Call, decide } from './decide.js';
import { Grants } from './grants.js';
import { ApiKeyPrincipal } from './principal.js';
import { RoutePolicy } from './route-policy.js';

/** What a call does wrong; nothing of it makes a call that is allowed. */
interface Faults {
  apiOff?: boolean;
  refused?: boolean;
  address?: boolean;
  origin?: boolean;
  delete?: boolean;
  route?: boolean;
  grant?: boolean;
}

const ORDER: readonly (keyof Faults)[] = [
  'apiOff',
  'refused',
  'address',
  'origin',
  'delete',
  'route',
  'grant',
];

/** A key's call of a route, with the faults that are named and no others. */
function callWith(faults: Faults, policy: RoutePolicy): Call {
  const key: Partial<ApiKeyPrincipal> = {
    policy: {
      keyDeletes: faults.delete ? 'forbidden' : 'granted',
      keyManagement: faults.route ? 'web-session' : 'granted',
    },
    allowlist: Allowlist.parse(['192.0.2.1']),
    grants: faults.grant ? Grants.none() : Grants.full(),
  };
  return callBy(apiKey(key), {
    apiEnabled: !faults.apiOff,
    ...(faults.refused && { caller: { refusal: 'api_key_expired' } }),
    policy,
    method: 'DELETE',
    address: faults.address ? '192.0.2.2' : '192.0.2.1',
    origin: faults.origin ? 'foreign' : 'allowed',
    originBindsKeys: true,
  });
}

const CODES = {
  apiOff: 'api_disabled',
  refused: 'api_key_expired',
  address: 'ip_not_allowed',
  origin: 'csrf_origin',
  delete: 'api_key_delete_forbidden',
  grant: 'forbidden',
} as const;

describe.each<[string, RoutePolicy, ProblemCode]>([
  ['key management', { kind: 'key-management' }, 'api_key_management_forbidden'],
  ['a web-session-only route', { kind: 'web-session-only', resource: 'users' }, 'web_session_required'],
  ['a resource', { kind: 'resource', resource: 'invoices' }, 'forbidden'],
])('a call of %s', (_, policy, routeCode) => {
  const codeOf = (rule: keyof Faults) => (rule === 'route' ? routeCode : CODES[rule]);
  // A resource asks for a grant alone; a web-session-only route refuses every key, so it is always at fault.
  const rules = policy.kind === 'resource' ? ORDER.filter((rule) => rule !== 'route') : ORDER;

  it.each(rules.filter((rule) => rule !== 'grant' || policy.kind !== 'web-session-only'))(
    'with the fault %s alone is refused for it',
    (rule) => expect(decide(callWith({ [rule]: true }, policy))).toBe(codeOf(rule)),
  );

  const pairs = rules.flatMap((first, index) =>
    rules.slice(index + 1).map((second) => [first, second] as const),
  );
  it.each(pairs)('with the faults %s and %s is refused for the first', (first, second) => {
    expect(decide(callWith({ [first]: true, [second]: true }, policy))).toBe(codeOf(first));
  });

  it('with every fault is refused for one after the other, in the order of the rules', () => {
    const heard = rules.map((_rule, mended) => {
      const faults = Object.fromEntries(rules.slice(mended).map((rule) => [rule, true]));
      return decide(callWith(faults, policy));
    });
    const last = policy.kind === 'web-session-only' ? routeCode : 'forbidden';
    expect(heard).toEqual([...rules.slice(0, -1).map(codeOf), last]);
  });
});

describe('a call by a person', () => {
  it('is refused for its origin before it is for the role', () => {
    const write = { method: 'DELETE', policy: { kind: 'resource', resource: 'invoices' } } as const;
    const viewer = person('viewer', { policy: OPEN });
    expect(decide(callBy(viewer, { ...write, origin: 'foreign' }))).toBe('csrf_origin');
    expect(decide(callBy(viewer, { ...write, origin: 'absent' }))).toBe('csrf_no_origin');
    expect(decide(callBy(viewer, { ...write, origin: 'allowed' }))).toBe('forbidden');
  });
});
