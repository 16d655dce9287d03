import { describe, expect, it } from 'vitest';
import { apiKey, callBy, globalKey, OPEN, person, sessionToken } from '../../test/support/calls.js';
import { decide } from './decide.js';
import { Grants } from './grants.js';
import { holds, isPerson } from './holdings.js';
import { Principal } from './principal.js';
import { Action, ACTIONS } from './resources.js';
import { Role, ROLES } from './roles.js';
import { RoutePolicy } from './route-policy.js';

const OF_A_KEY = [
  ['an API key', apiKey],
  ['a session token', sessionToken],
] as const;
const METHODS: [method: string, action: Action][] = [
  ['GET', 'read'],
  ['HEAD', 'read'],
  ['POST', 'create'],
  ['PUT', 'update'],
  ['PATCH', 'update'],
  ['DELETE', 'delete'],
];
const UNKNOWN_METHODS = ['OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'get', '', 'constructor', '__proto__'];
const INVOICES: RoutePolicy = { kind: 'resource', resource: 'invoices' };
const step = (...actions: Action[]): RoutePolicy => ({ kind: 'resource', resource: 'invoices', actions });

const judged = (principal: Principal, method: string, policy: RoutePolicy = INVOICES) =>
  decide(callBy(principal, { method, policy, origin: 'allowed' }));
const withGrants = (...permissions: string[]) => ({ policy: OPEN, grants: Grants.parse(permissions) });

describe('8. a method', () => {
  it.each(METHODS)('%s asks for the grant to %s, and for no other', (method, action) => {
    const others = ACTIONS.filter((other) => other !== action).map((other) => `invoices.${other}`);
    for (const [, make] of OF_A_KEY) {
      expect(judged(make(withGrants(`invoices.${action}`)), method)).toBeUndefined();
      expect(judged(make(withGrants(...others, 'clients.*')), method)).toBe('forbidden');
      expect(judged(make(withGrants()), method)).toBe('forbidden');
    }
  });

  it.each(METHODS)('%s asks people for a role that may %s', (method, action) => {
    expect(judged(person('accountant'), method)).toBeUndefined();
    expect(judged(person('viewer'), method)).toBe(action === 'read' ? undefined : 'forbidden');
  });

  it.each(UNKNOWN_METHODS)('that means no action is refused to everybody: "%s"', (method) => {
    for (const principal of [apiKey({ policy: OPEN }), sessionToken(), globalKey(), person('proprietor')])
      for (const policy of [INVOICES, step('create', 'update'), { kind: 'key-management' } as const])
        expect(judged(principal, method, policy)).toMatch(/^(forbidden|api_key_management_forbidden)$/);
    expect(judged(person('proprietor'), method, { kind: 'web-session-only', resource: 'users' })).toBe(
      'forbidden',
    );
  });
});

describe('8. a route that names its actions', () => {
  it('opens to any one of them, whatever the method says', () => {
    for (const [, make] of OF_A_KEY) {
      expect(judged(make(withGrants('invoices.create')), 'POST', step('create', 'update'))).toBeUndefined();
      expect(judged(make(withGrants('invoices.update')), 'POST', step('create', 'update'))).toBeUndefined();
      expect(
        judged(make(withGrants('invoices.read', 'invoices.delete')), 'POST', step('create', 'update')),
      ).toBe('forbidden');
      expect(judged(make(withGrants('invoices.create')), 'POST', step('update'))).toBe('forbidden');
    }
    expect(judged(person('viewer'), 'POST', step('read'))).toBeUndefined();
  });

  it('opens to nobody when it names none', () => {
    for (const principal of [apiKey(), sessionToken(), globalKey(), person('proprietor')])
      expect(judged(principal, 'POST', step())).toBe('forbidden');
  });
});

describe('8. the people behind a key', () => {
  const bounded = (make: typeof apiKey | typeof sessionToken, ...ceilings: Role[]) =>
    METHODS.map(([method]) => judged(make({ policy: OPEN, ceilings }), method) ?? 'allowed');
  const everything = METHODS.map(() => 'allowed');
  const reading = METHODS.map(([, action]) => (action === 'read' ? 'allowed' : 'forbidden'));

  it.each(OF_A_KEY)('bound %s: it does what each of them may do', (_, make) => {
    expect(bounded(make)).toEqual(everything);
    expect(bounded(make, 'accountant')).toEqual(everything);
    expect(bounded(make, 'proprietor', 'accountant')).toEqual(everything);
    expect(bounded(make, 'viewer')).toEqual(reading);
    expect(bounded(make, 'proprietor', 'viewer')).toEqual(reading);
    expect(bounded(make, 'viewer', 'proprietor')).toEqual(reading);
  });

  it.each(OF_A_KEY)('never widen what %s was granted', (_, make) => {
    const key = make({ ...withGrants('clients.read'), ceilings: ['proprietor', 'proprietor'] });
    expect(judged(key, 'GET')).toBe('forbidden');
  });

  it.each(OF_A_KEY)('bound the key management of %s too', (_, make) => {
    const manage = (...ceilings: Role[]) =>
      judged(make({ policy: OPEN, ceilings }), 'POST', { kind: 'key-management' });
    expect(manage('administrator')).toBeUndefined();
    expect(manage('administrator', 'accountant')).toBe('forbidden');
  });

  it('say nothing by the acting user alone: without a choice it bounds no key', () => {
    const key = apiKey({ policy: OPEN, actingUser: { id: 1, role: 'viewer' } });
    expect(judged(key, 'DELETE')).toBeUndefined();
  });
});

describe('8. a route that names a granular permission', () => {
  const WORD = 'accounting.reports.view';
  const view: RoutePolicy = { kind: 'resource', resource: 'reports', permission: WORD };
  const views = (principal: Principal) => judged(principal, 'GET', view);

  it('is open to proprietors and administrators, and to others who were given that very word', () => {
    for (const role of ['proprietor', 'administrator'] as const) expect(views(person(role))).toBeUndefined();
    for (const role of ['accountant', 'viewer'] as const) {
      expect(views(person(role, { permissions: ['x.y', WORD] }))).toBeUndefined();
      for (const permissions of [
        [],
        ['accounting.reports'],
        ['accounting.reports.*'],
        ['*'],
        [`${WORD}.all`],
      ])
        expect(views(person(role, { permissions }))).toBe('forbidden');
    }
  });

  it('asks keys for the grant alone: such words never apply to them', () => {
    for (const [, make] of OF_A_KEY) {
      expect(views(make({ grants: Grants.parse(['reports.read']), ceilings: ['viewer'] }))).toBeUndefined();
      expect(views(make({ grants: Grants.parse(['invoices.*']) }))).toBe('forbidden');
    }
    expect(views(globalKey())).toBeUndefined();
  });

  it('asks for it beside the role’s right to the resource, not instead of it', () => {
    const users: RoutePolicy = { kind: 'resource', resource: 'users', permission: WORD };
    expect(judged(person('viewer', { permissions: [WORD] }), 'GET', users)).toBe('forbidden');
  });
});

describe('8. the others', () => {
  it('the global key holds every grant, whoever it acts for', () => {
    for (const [method] of METHODS) expect(judged(globalKey({ policy: OPEN }), method)).toBeUndefined();
    expect(holds(globalKey({ actingUser: { id: 1, role: 'viewer' } }), 'users', 'delete')).toBe(true);
  });

  it('a kind that nobody decided on is let in nowhere', () => {
    const stranger = { ...apiKey(), kind: 'robot' } as never;
    for (const judge of [
      () => judged(stranger, 'GET'),
      () => isPerson(stranger),
      () => holds(stranger, 'users', 'read'),
    ])
      expect(judge).toThrow('undecided principal kind');
  });

  it('any live credential opens a route that asks for no more', () => {
    const nothing = { grants: Grants.none(), ceilings: ['viewer' as const] };
    for (const principal of [apiKey(nothing), sessionToken(nothing), globalKey(), person('viewer')])
      for (const method of ['GET', 'POST', 'OPTIONS'])
        expect(judged(principal, method, { kind: 'authenticated' })).toBeUndefined();
  });

  it('granular words of a person open nothing by themselves', () => {
    const viewer = person('viewer', { permissions: ['invoices.create', 'invoices.*', '*'] });
    expect(judged(viewer, 'POST')).toBe('forbidden');
  });

  it('a person is whoever signed in, and nothing that descends from a key', () => {
    expect([apiKey(), sessionToken(), globalKey()].map(isPerson)).toEqual([false, false, false]);
    expect(ROLES.map((role) => isPerson(person(role)))).toEqual([true, true, true, true]);
  });
});
