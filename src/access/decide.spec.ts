import { describe, expect, it } from 'vitest';
import { apiKey, callBy, CLOSED, globalKey, OPEN, person, sessionToken } from '../../test/support/calls.js';
import { Allowlist } from './allowlist.js';
import { Call, decide } from './decide.js';
import { Grants } from './grants.js';
import { CompanyPolicy, Principal } from './principal.js';
import { RoutePolicy } from './route-policy.js';

const OF_A_KEY = [
  ['an API key', apiKey],
  ['a session token', sessionToken],
] as const;
const KEYS: [string, (policy: CompanyPolicy) => Principal][] = [
  ['an API key', (policy) => apiKey({ policy })],
  ['a session token', (policy) => sessionToken({ policy })],
  ['the global key', (policy) => globalKey({ policy })],
];
const EVERYBODY: [string, Principal][] = [
  ...KEYS.map(([name, make]): [string, Principal] => [name, make(CLOSED)]),
  ['a person', person('proprietor')],
];
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PURGE'];

const AUTHENTICATED: RoutePolicy = { kind: 'authenticated' };
const INVOICES: RoutePolicy = { kind: 'resource', resource: 'invoices' };
const KEY_MANAGEMENT: RoutePolicy = { kind: 'key-management' };
const PAY: RoutePolicy = { kind: 'resource', resource: 'invoices', actions: ['create', 'update'] };

describe('1. while the API is switched off', () => {
  const off = (policy: RoutePolicy, caller: Call['caller'] = { refusal: 'token_missing' }) =>
    decide(callBy(apiKey(), { apiEnabled: false, caller, policy }));

  it('nothing answers but the public routes that are declared to', () => {
    expect(off({ kind: 'public', whileApiOff: true })).toBeUndefined();
    expect(off({ kind: 'public', whileApiOff: false })).toBe('api_disabled');
    expect(off(INVOICES)).toBe('api_disabled');
  });

  it.each(EVERYBODY)('%s gets nothing', (_, principal) => {
    for (const policy of [AUTHENTICATED, INVOICES, KEY_MANAGEMENT, { kind: 'web-session-only' } as const])
      expect(off(policy, { principal })).toBe('api_disabled');
  });
});

describe('2. a caller that was refused', () => {
  it.each(['token_missing', 'invalid_api_key', 'api_key_expired', 'session_expired'] as const)(
    'hears why: %s',
    (refusal) => {
      for (const policy of [AUTHENTICATED, INVOICES, KEY_MANAGEMENT])
        expect(decide(callBy(apiKey(), { caller: { refusal }, policy }))).toBe(refusal);
    },
  );

  const open = (values: Partial<Call>) =>
    decide(
      callBy(apiKey(), {
        caller: { refusal: 'token_missing' },
        policy: { kind: 'public', whileApiOff: false },
        ...values,
      }),
    );

  it('may call a public route, by any method and from anywhere', () => {
    for (const method of ['GET', ...WRITES])
      for (const origin of ['allowed', 'foreign', 'absent'] as const)
        expect(open({ method, origin })).toBeUndefined();
  });

  it('may write to one from no foreign page where the door binds origins: nobody is signed in by another’s', () => {
    for (const method of WRITES) {
      expect(open({ method, origin: 'foreign', originBindsKeys: true })).toBe('csrf_origin');
      for (const origin of ['allowed', 'absent'] as const)
        expect(open({ method, origin, originBindsKeys: true })).toBeUndefined();
    }
    expect(open({ method: 'GET', origin: 'foreign', originBindsKeys: true })).toBeUndefined();
    expect(open({ method: 'POST', origin: 'foreign', originBindsKeys: true, apiEnabled: false })).toBe(
      'api_disabled',
    );
  });
});

describe('3. an address', () => {
  const allowlist = Allowlist.parse(['192.0.2.0/24']);

  it.each(OF_A_KEY)('that the allowlist of %s does not name is refused', (_, make) => {
    const from = (address: string) => decide(callBy(make({ allowlist }), { address }));
    expect(from('192.0.2.255')).toBeUndefined();
    expect(from('::ffff:192.0.2.255')).toBeUndefined();
    expect(from('192.0.3.0')).toBe('ip_not_allowed');
    expect(from('2001:db8::1')).toBe('ip_not_allowed');
    expect(from('')).toBe('ip_not_allowed');
  });

  it.each(EVERYBODY)('is no matter where no allowlist is set: %s', (_, principal) => {
    expect(decide(callBy(principal, { address: '2001:db8::1' }))).toBeUndefined();
  });
});

describe('4. the origin', () => {
  const write = (principal: Principal, values: Partial<Call>) =>
    decide(callBy(principal, { method: 'POST', policy: AUTHENTICATED, ...values }));

  it.each(WRITES)('of a %s by a person has to be allowed', (method) => {
    const by = person('proprietor');
    expect(write(by, { method, origin: 'allowed' })).toBeUndefined();
    expect(write(by, { method, origin: 'foreign' })).toBe('csrf_origin');
    expect(write(by, { method, origin: 'absent' })).toBe('csrf_no_origin');
  });

  it.each(['GET', 'HEAD'])('of a %s is not looked at', (method) => {
    for (const [, principal] of EVERYBODY)
      for (const origin of ['allowed', 'foreign', 'absent'] as const)
        expect(write(principal, { method, origin, originBindsKeys: true })).toBeUndefined();
  });

  it.each(KEYS)('of a call by %s counts only where it binds keys, and only once it is named', (_, make) => {
    for (const origin of ['allowed', 'foreign', 'absent'] as const)
      expect(write(make(CLOSED), { origin })).toBeUndefined();
    const bound = (origin: Call['origin']) => write(make(CLOSED), { origin, originBindsKeys: true });
    expect(bound('allowed')).toBeUndefined();
    expect(bound('absent')).toBeUndefined();
    expect(bound('foreign')).toBe('csrf_origin');
  });
});

describe('5. DELETE', () => {
  const remove = (principal: Principal, policy: RoutePolicy = INVOICES) =>
    decide(callBy(principal, { method: 'DELETE', origin: 'allowed', policy }));

  it.each(KEYS)('by %s is forbidden on every route, unknown ones too', (_, make) => {
    for (const policy of [INVOICES, KEY_MANAGEMENT, AUTHENTICATED, PAY])
      expect(remove(make({ ...CLOSED, keyManagement: 'granted' }), policy)).toBe('api_key_delete_forbidden');
  });

  it.each(KEYS)('by %s is a matter of grants once the company says so', (_, make) => {
    expect(remove(make({ ...CLOSED, keyDeletes: 'granted' }))).toBeUndefined();
  });

  it.each(OF_A_KEY)('by %s then still needs the grant', (_, make) => {
    const grants = Grants.parse(['invoices.read', 'invoices.create', 'invoices.update', 'clients.*']);
    expect(remove(make({ policy: OPEN, grants }))).toBe('forbidden');
    expect(remove(make({ policy: OPEN, grants: Grants.parse(['invoices.delete']) }))).toBeUndefined();
  });

  it('by a person is not bound by what the company lets keys do', () => {
    expect(remove(person('accountant', { policy: CLOSED }))).toBeUndefined();
  });
});

describe('6. a route for web sessions only', () => {
  const only = (principal: Principal, resource?: 'users') =>
    decide(callBy(principal, { policy: { kind: 'web-session-only', resource } }));

  it.each(KEYS)('refuses %s, whatever the company lets keys do', (_, make) => {
    expect(only(make(OPEN))).toBe('web_session_required');
    expect(only(make(OPEN), 'users')).toBe('web_session_required');
  });

  it('asks a person for nothing more, unless it names a resource', () => {
    expect(only(person('viewer'))).toBeUndefined();
    expect(only(person('viewer'), 'users')).toBe('forbidden');
    expect(only(person('accountant'), 'users')).toBeUndefined();
  });
});

describe('7. key management', () => {
  const manage = (principal: Principal, method = 'POST') =>
    decide(callBy(principal, { method, origin: 'allowed', policy: KEY_MANAGEMENT }));

  it.each(KEYS)('refuses %s unless the company grants it, reading included', (_, make) => {
    const granted = make({ ...CLOSED, keyManagement: 'granted' });
    for (const method of ['GET', 'HEAD', 'POST', 'PATCH']) {
      expect(manage(make(CLOSED), method)).toBe('api_key_management_forbidden');
      expect(manage(granted, method)).toBeUndefined();
    }
  });

  it.each(OF_A_KEY)('then asks %s for the grant on api-keys', (_, make) => {
    const by = (permission: string) => make({ policy: OPEN, grants: Grants.parse([permission]) });
    expect(manage(by('api-keys.create'))).toBeUndefined();
    expect(manage(by('api-keys.read'))).toBe('forbidden');
    expect(manage(by('users.*'))).toBe('forbidden');
  });

  it('is for proprietors and administrators, whatever the company lets keys do', () => {
    const roles = ['proprietor', 'administrator', 'accountant', 'viewer'] as const;
    for (const policy of [CLOSED, OPEN])
      expect(roles.map((role) => manage(person(role, { policy }), 'GET'))).toEqual([
        undefined,
        undefined,
        'forbidden',
        'forbidden',
      ]);
  });
});
