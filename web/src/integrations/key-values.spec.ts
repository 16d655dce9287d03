import { describe, expect, it } from 'vitest';
import type { ApiKeyView } from '../api/generated/index.js';
import { changesBetween, creationOf, endOf, newKey, valuesOf } from './key-values.js';

const ZONE = 'America/Tegucigalpa';
const DAY_MS = 86_400_000;
const KEY = {
  name: 'Shop',
  format: 'hex64',
  full_access: false,
  permissions: ['invoices.read'],
  allow_ips: ['10.0.0.1/32', '::1/128'],
  expires_at: '2027-08-01T05:59:59Z',
  user_id: 7,
  rate_limit: { calls: 5, seconds: 10 },
} as ApiKeyView;

describe('a key in a form', () => {
  it('is as the server has it, with its end on the clocks of the company', () => {
    expect(valuesOf(KEY, ZONE)).toEqual({
      name: 'Shop',
      format: 'hex64',
      test: false,
      full_access: false,
      permissions: ['invoices.read'],
      allow_ips: '10.0.0.1/32\n::1/128',
      expiry: 'own',
      expires_at: '2027-07-31T23:59',
      user_id: '7',
      limit: 'own',
      rate_limit: { calls: 5, seconds: 10 },
      opened_at: expect.any(Number),
    });
  });

  it('that has no limits is one without any', () => {
    const free = valuesOf({ ...KEY, expires_at: null, user_id: null, rate_limit: null }, ZONE);
    expect(free).toMatchObject({ expiry: 'never', expires_at: '', user_id: null, limit: 'usual' });
    const unlimited = valuesOf({ ...KEY, rate_limit: { calls: 0, seconds: 1 } }, ZONE);
    expect(unlimited).toMatchObject({ limit: 'none' });
  });

  it('is sent as it was entered when it is made', () => {
    const values = { ...valuesOf(KEY, ZONE), name: ' Shop ', user_id: null, limit: 'none' as const };
    expect(creationOf(values, ZONE)).toEqual({
      name: 'Shop',
      format: 'hex64',
      full_access: false,
      permissions: ['invoices.read'],
      allow_ips: ['10.0.0.1/32', '::1/128'],
      expires_at: '2027-08-01T05:59:00.000Z',
      user_id: null,
      rate_limit: { calls: 0, seconds: 1 },
    });
  });

  it('names no permissions beside full access, and is a test only where the format knows tests', () => {
    const values = { ...newKey(), full_access: true, permissions: ['clients.read'], test: true };
    expect(creationOf(values, ZONE)).toMatchObject({ full_access: true, permissions: [] });
    expect(creationOf(values, ZONE)).not.toHaveProperty('test');
    expect(creationOf({ ...values, format: 'org' }, ZONE)).toHaveProperty('test', true);
  });

  it('ends as many days later as were chosen, never, or when it was said', () => {
    const values = newKey();
    const days = (expiry: 'month' | 'year') =>
      (Date.parse(endOf({ ...values, expiry }, ZONE)!) - values.opened_at) / DAY_MS;
    expect([days('month'), days('year')]).toEqual([30, 365]);
    expect(endOf({ ...newKey(), expiry: 'never' }, ZONE)).toBeNull();
  });

  it('is changed in what differs, and in nothing else', () => {
    const before = valuesOf(KEY, ZONE);
    const changed = (values: Partial<typeof before>) =>
      changesBetween(before, { ...before, ...values }, ZONE);
    expect(changed({})).toEqual({});
    expect(changed({ name: 'Store' })).toEqual({ name: 'Store' });
    expect(changed({ expiry: 'never' })).toEqual({ expires_at: null });
    expect(changed({ full_access: true })).toEqual({ full_access: true, permissions: [] });
    expect(changed({ permissions: [] })).toEqual({ full_access: false, permissions: [] });
    expect(changed({ allow_ips: '10.0.0.1/32, ::1/128' })).toEqual({});
  });
});
