import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiKey, globalKey, person, sessionToken } from '../../test/support/calls.js';
import { Allowlist } from './allowlist.js';
import { Call, decide } from './decide.js';
import { Grants } from './grants.js';
import { ACTIONS, RESOURCE_NAMES } from './resources.js';
import { ROLES } from './roles.js';

const RUNS = { numRuns: 2000 };

const companyPolicy = fc.record({
  keyDeletes: fc.constantFrom('forbidden' as const, 'granted' as const),
  keyManagement: fc.constantFrom('web-session' as const, 'granted' as const),
});
const grants = fc.oneof(
  fc.constant(Grants.full()),
  fc
    .subarray(RESOURCE_NAMES.flatMap((name) => ACTIONS.map((action) => `${name}.${action}`)))
    .map((permissions) => Grants.parse(permissions)),
);
const ofKey = fc.record({
  policy: companyPolicy,
  grants,
  ceilings: fc.array(fc.constantFrom(...ROLES), { maxLength: 2 }),
  allowlist: fc.constantFrom(Allowlist.parse([]), Allowlist.parse(['192.0.2.0/24'])),
});
const keys = fc.oneof(
  ofKey.map((values) => apiKey(values)),
  ofKey.map((values) => sessionToken(values)),
  companyPolicy.map((policy) => globalKey({ policy })),
);
const people = fc
  .record({ role: fc.constantFrom(...ROLES), policy: companyPolicy })
  .map(({ role, policy }) => person(role, { policy }));
const everybody = fc.oneof(keys, people);

const resource = fc.constantFrom(...RESOURCE_NAMES);
const webSessionOnly = fc.record({
  kind: fc.constant('web-session-only' as const),
  resource: fc.option(resource, { nil: undefined }),
});
const policies = fc.oneof(
  fc.record({ kind: fc.constant('public' as const), whileApiOff: fc.boolean() }),
  fc.constant({ kind: 'authenticated' as const }),
  fc.record({
    kind: fc.constant('resource' as const),
    resource,
    actions: fc.option(fc.subarray([...ACTIONS]), { nil: undefined }),
  }),
  webSessionOnly,
  fc.constant({ kind: 'key-management' as const }),
);
const KNOWN = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const methods = fc.oneof(fc.constantFrom(...KNOWN, 'OPTIONS', 'TRACE'), fc.string());

const calls: fc.Arbitrary<Call> = fc.record({
  apiEnabled: fc.boolean(),
  caller: everybody.map((principal) => ({ principal })),
  policy: policies,
  method: methods,
  address: fc.constantFrom('192.0.2.1', '::ffff:192.0.2.1', '198.51.100.1', '2001:db8::1', 'unknown'),
  origin: fc.constantFrom('allowed' as const, 'foreign' as const, 'absent' as const),
  originBindsKeys: fc.boolean(),
});

const ofKeys = fc
  .tuple(calls, keys)
  .map(([call, principal]) => ({ ...call, principal, caller: { principal } }));

describe('any call', () => {
  it('by anything that descends from a key never passes a web-session-only route', () => {
    fc.assert(
      fc.property(ofKeys, webSessionOnly, (call, policy) => {
        expect(decide({ ...call, policy })).toBeDefined();
      }),
      RUNS,
    );
  });

  it('by anything that descends from a key never deletes where the company forbids it', () => {
    fc.assert(
      fc.property(ofKeys, (call) => {
        fc.pre(call.policy.kind !== 'public' && call.principal.policy.keyDeletes === 'forbidden');
        expect(decide({ ...call, method: 'DELETE' })).toBeDefined();
      }),
      RUNS,
    );
  });

  it('by anything that descends from a key never manages keys where the company keeps that to people', () => {
    fc.assert(
      fc.property(ofKeys, (call) => {
        fc.pre(call.principal.policy.keyManagement === 'web-session');
        expect(decide({ ...call, policy: { kind: 'key-management' } })).toBeDefined();
      }),
      RUNS,
    );
  });

  it('that a session token may make, the key with the same limits may make too, and the other way round', () => {
    fc.assert(
      fc.property(calls, ofKey, (call, values) => {
        const [key, token] = [apiKey(values), sessionToken(values)].map((principal) =>
          decide({ ...call, caller: { principal } }),
        );
        expect(token).toBe(key);
      }),
      RUNS,
    );
  });

  it('that is refused stays refused when the key holds less', () => {
    fc.assert(
      fc.property(calls, ofKey, fc.constantFrom(...ROLES), grants, (call, values, role, fewer) => {
        const less = {
          ...values,
          grants: values.grants.intersect(fewer),
          ceilings: [...values.ceilings, role],
        };
        const [full, bounded] = [values, less].map((each) =>
          decide({ ...call, caller: { principal: apiKey(each) } }),
        );
        if (full !== undefined) expect(bounded).toBeDefined();
      }),
      RUNS,
    );
  });

  it('by a person changes nothing unless its origin is allowed', () => {
    fc.assert(
      fc.property(calls, people, methods, (call, principal, method) => {
        fc.pre(call.policy.kind !== 'public' && method !== 'GET' && method !== 'HEAD');
        const foreign = { ...call, method, caller: { principal }, origin: 'foreign' } as const;
        expect(decide(foreign)).toBeDefined();
        expect(decide({ ...foreign, origin: 'absent' })).toBeDefined();
      }),
      RUNS,
    );
  });

  it('of a resource by a method that means no action is refused', () => {
    fc.assert(
      fc.property(calls, resource, fc.string(), (call, name, method) => {
        fc.pre(!KNOWN.includes(method));
        expect(decide({ ...call, method, policy: { kind: 'resource', resource: name } })).toBeDefined();
      }),
      RUNS,
    );
  });
});
