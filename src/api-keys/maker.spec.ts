import { describe, expect, it } from 'vitest';
import { apiKey, globalKey, person, sessionToken } from '../../test/support/calls.js';
import { Grants } from '../access/grants.js';
import { ACTIONS, RESOURCE_NAMES } from '../access/resources.js';
import { ROLES } from '../access/roles.js';
import { Problem } from '../common/problem.js';
import { CreateApiKeyDto } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';
import {
  descent,
  Maker,
  refuseBeyondKeys,
  refuseHigherRole,
  refuseMoreThanHeld,
  refuseWidening,
} from './maker.js';

const OF_A_KEY = [
  ['an API key', apiKey],
  ['a session token', sessionToken],
] as const;
const EVERY_SINGLE = RESOURCE_NAMES.flatMap((resource) => ACTIONS.map((action) => `${resource}.${action}`));
const grants = (...permissions: string[]) => Grants.parse(permissions);

const refused = (work: () => void) => {
  try {
    work();
  } catch (error) {
    return (error as Problem).code;
  }
  return undefined;
};
const EXCEEDS = 'grant_exceeds_maker';
const gives = (maker: Maker, ...permissions: string[]) =>
  refused(() => refuseMoreThanHeld(maker, grants(...permissions)));

describe('refuseMoreThanHeld', () => {
  it.each(OF_A_KEY)('lets %s give what it holds, and refuses anything else', (_name, make) => {
    const maker = make({ grants: grants('clients.*', 'invoices.read') });
    expect(gives(maker, 'clients.read', 'invoices.read')).toBeUndefined();
    expect(gives(maker)).toBeUndefined();
    for (const more of ['invoices.create', 'products.read', 'clients.*,taxes.read', '*']) {
      expect(gives(maker, ...more.split(','))).toBe(EXCEEDS);
    }
  });

  it.each(OF_A_KEY)('lets %s give full access only out of full access', (_name, make) => {
    expect(gives(make({ grants: grants(...EVERY_SINGLE) }), ...EVERY_SINGLE)).toBeUndefined();
    expect(gives(make({ grants: grants(...EVERY_SINGLE) }), '*')).toBe(EXCEEDS);
    expect(gives(make({ grants: Grants.full() }), '*')).toBeUndefined();
  });

  it.each(OF_A_KEY)('bounds %s by each of the people that it descends from', (_name, make) => {
    const maker = make({ grants: Grants.full(), ceilings: ['administrator', 'viewer'] });
    expect(gives(maker, 'clients.read')).toBeUndefined();
    expect(gives(maker, 'clients.update')).toBe(EXCEEDS);
    expect(gives(maker, '*')).toBe(EXCEEDS);
  });

  it('lets people give what their role holds', () => {
    expect(gives(person('proprietor'), '*')).toBeUndefined();
    expect(gives(person('administrator'), '*')).toBeUndefined();
    expect(gives(person('accountant'), 'clients.*')).toBeUndefined();
    expect(gives(person('accountant'), 'api-keys.read')).toBe(EXCEEDS);
    expect(gives(person('viewer'), 'clients.create')).toBe(EXCEEDS);
  });

  it('lets the operator and the global key give everything', () => {
    expect(gives('operator', '*')).toBeUndefined();
    expect(gives(globalKey(), '*')).toBeUndefined();
  });
});

describe('refuseWidening', () => {
  const widens = (maker: Maker, to: Grants) => refused(() => refuseWidening(maker, grants('clients.*'), to));

  it('keeps whatever descends from a key from adding grants, though it holds them', () => {
    for (const maker of [apiKey(), sessionToken(), globalKey()]) {
      expect(widens(maker, grants('clients.*', 'taxes.read'))).toBe(EXCEEDS);
      expect(widens(maker, Grants.full())).toBe(EXCEEDS);
      expect(widens(maker, grants('clients.*'))).toBeUndefined();
      expect(widens(maker, Grants.none())).toBeUndefined();
    }
  });

  it('leaves people and the operator free', () => {
    for (const maker of [person('administrator'), 'operator'] as const) {
      expect(widens(maker, Grants.full())).toBeUndefined();
    }
  });
});

describe('refuseBeyondKeys', () => {
  const says = (maker: Maker, dto: Partial<CreateApiKeyDto>) => refused(() => refuseBeyondKeys(maker, dto));
  const allowed: Partial<CreateApiKeyDto> = {
    name: 'x',
    permissions: [],
    full_access: true,
    format: 'org',
    test: true,
    enabled: false,
  };
  const beyond: Partial<CreateApiKeyDto>[] = [
    { enabled: true },
    { allow_ips: [] },
    { expires_at: null },
    { user_id: null },
    { rate_limit: null },
  ];

  it.each(beyond)('leaves %j to people and the operator', (dto) => {
    for (const maker of [apiKey(), sessionToken(), globalKey()]) expect(says(maker, dto)).toBe(EXCEEDS);
    for (const maker of [person('administrator'), 'operator'] as const)
      expect(says(maker, dto)).toBeUndefined();
  });

  it('lets a key name, grant and switch off, and takes what is not said for nothing', () => {
    expect(says(apiKey(), allowed)).toBeUndefined();
    expect(says(apiKey(), { ...allowed, expires_at: undefined, allow_ips: undefined })).toBeUndefined();
  });
});

describe('refuseHigherRole', () => {
  it.each(ROLES)('lets a key act for a person who holds no more than its maker: %s', (role) => {
    for (const other of ROLES) {
      const higher = ROLES.indexOf(other) < ROLES.indexOf(role);
      expect(refused(() => refuseHigherRole(person(role), other))).toBe(higher ? EXCEEDS : undefined);
    }
    expect(refused(() => refuseHigherRole('operator', role))).toBeUndefined();
  });
});

describe('descent', () => {
  const row = {
    allow_ips: ['10.0.0.0/8'],
    expires_at: '2100-01-01T00:00:00Z',
    rate_limit_calls: 5,
    rate_limit_seconds: 60,
    user_id: 3,
    maker_user_id: 4,
    name: 'maker',
    full_access: true,
  } as ApiKey;

  it.each(OF_A_KEY)('ties a key to %s, to the person behind it and to its limits', (_name, make) => {
    const { name: _unused, full_access: _neither, ...taken } = row;
    expect(descent(make({ keyId: 9 }), row)).toEqual({ ...taken, maker_key_id: 9 });
  });

  it('ties a key to the person who made it, and to nobody else', () => {
    expect(
      descent(person('administrator', { actingUser: { id: 8, role: 'administrator' } }), undefined),
    ).toEqual({
      maker_user_id: 8,
    });
    expect(descent('operator', undefined)).toEqual({});
    expect(descent(globalKey(), undefined)).toEqual({});
  });
});
