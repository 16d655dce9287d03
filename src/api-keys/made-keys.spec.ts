import { describe, expect, it } from 'vitest';
import { Grants } from '../access/grants.js';
import { Problem } from '../common/problem.js';
import { ApiKeyRow } from './api-key.view.js';
import { followed, Limits, limitsOf, refuseBeyondMakerKey, refuseOtherLimits } from './made-keys.js';

const UNLIMITED: Limits = {
  allow_ips: [],
  expires_at: null,
  user_id: null,
  rate_limit_calls: null,
  rate_limit_seconds: null,
};

const key = (values: Partial<ApiKeyRow> = {}) =>
  ({ ...UNLIMITED, enabled: true, full_access: false, access: [], ...values }) as ApiKeyRow;

const LIMITS: Partial<Limits>[] = [
  { allow_ips: ['10.0.0.0/8'] },
  { expires_at: '2100-01-01T00:00:00Z' },
  { user_id: 7 },
  { rate_limit_calls: 5, rate_limit_seconds: 60 },
];

const refused = (work: () => void) => {
  try {
    work();
  } catch (error) {
    return (error as Problem).code;
  }
  return undefined;
};

describe('limitsOf', () => {
  it.each(LIMITS)('takes over %j, and nothing that is no limit', (limit) => {
    expect(limitsOf(key({ ...limit, name: 'shop', prefix: 'abk_x' }))).toEqual({ ...UNLIMITED, ...limit });
  });
});

describe('refuseOtherLimits', () => {
  it.each(LIMITS)('keeps a key limited by %j from one that is not, or otherwise', (limit) => {
    const other = Object.fromEntries(Object.keys(limit).map((column) => [column, '2100-01-02T00:00:00Z']));
    expect(refused(() => refuseOtherLimits(key(limit), key()))).toBe('grant_exceeds_maker');
    expect(refused(() => refuseOtherLimits(key(limit), key(other)))).toBe('grant_exceeds_maker');
  });

  it.each(LIMITS)('lets a key have one with the same limit %j, and an unlimited one every other', (limit) => {
    expect(refused(() => refuseOtherLimits(key(limit), key({ ...limit })))).toBeUndefined();
    expect(refused(() => refuseOtherLimits(key(), key(limit)))).toBeUndefined();
  });

  it('lets a key have one that ends sooner', () => {
    const [sooner, later] = [
      key({ expires_at: '2099-01-01T00:00:00Z' }),
      key({ expires_at: '2100-01-01T00:00:00Z' }),
    ];
    expect(refused(() => refuseOtherLimits(later, sooner))).toBeUndefined();
    expect(refused(() => refuseOtherLimits(sooner, later))).toBe('grant_exceeds_maker');
  });

  it('counts "no limit of calls" as a limit of its own: it is not the installation’s', () => {
    const free = { rate_limit_calls: 0, rate_limit_seconds: 60 };
    expect(
      refused(() => refuseOtherLimits(key({ rate_limit_calls: 5, rate_limit_seconds: 60 }), key(free))),
    ).toBe('grant_exceeds_maker');
  });
});

describe('refuseBeyondMakerKey', () => {
  const maker = key({
    access: [
      { resource: 'clients', allow_get: true, allow_post: false, allow_put: false, allow_delete: false },
    ],
  });

  it('refuses grants beyond those of the maker, and nothing within them', () => {
    const asked = (...permissions: string[]) =>
      refused(() => refuseBeyondMakerKey(maker, Grants.parse(permissions), false));
    expect(asked('clients.read')).toBeUndefined();
    expect(asked()).toBeUndefined();
    expect(asked('clients.update')).toBe('grant_exceeds_maker');
    expect(asked('*')).toBe('grant_exceeds_maker');
  });

  it('refuses to switch a key on while its maker is off', () => {
    const off = { ...maker, enabled: false };
    expect(refused(() => refuseBeyondMakerKey(off, undefined, true))).toBe('grant_exceeds_maker');
    expect(refused(() => refuseBeyondMakerKey(off, undefined, false))).toBeUndefined();
    expect(refused(() => refuseBeyondMakerKey(maker, undefined, true))).toBeUndefined();
  });
});

describe('followed', () => {
  it.each(LIMITS)('takes over a change of a limit that both shared: %j', (limit) => {
    expect(followed(key(), key(), limit)).toEqual(limit);
    expect(followed(key(limit), key(limit), UNLIMITED)).toEqual(UNLIMITED);
  });

  it('keeps a limit that the made key alone was given', () => {
    const own = key({ allow_ips: ['10.1.0.0/16'], rate_limit_calls: 5, rate_limit_seconds: 1 });
    const before = key({ rate_limit_calls: 5, rate_limit_seconds: 60 });
    const changes = { allow_ips: ['10.0.0.0/8'], rate_limit_calls: 9, rate_limit_seconds: 60, user_id: 3 };
    expect(followed(own, before, changes)).toEqual({ user_id: 3 });
  });

  it('ends with its maker at the latest where it did before, and keeps a sooner end of its own', () => {
    const [soon, later, last] = ['2099-01-01', '2100-01-01', '2101-01-01'].map((day) => ({
      expires_at: `${day}T00:00:00Z`,
    })) as [Partial<Limits>, Partial<Limits>, Partial<Limits>];
    expect(followed(key(later), key(last), soon)).toEqual(soon);
    expect(followed(key(later), key(), soon)).toEqual(soon);
    expect(followed(key(soon), key(last), later)).toEqual({});
    expect(followed(key(last), key(later), soon)).toEqual({});
  });

  it('switches off with its maker, and never on', () => {
    expect(followed(key(), key(), { enabled: false })).toEqual({ enabled: false });
    expect(followed(key({ enabled: false }), key({ enabled: false }), { enabled: true })).toEqual({});
  });

  it('takes over no name', () => {
    expect(followed(key({ name: 'a' }), key({ name: 'a' }), { name: 'b' })).toEqual({});
  });
});
