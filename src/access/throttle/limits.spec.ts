import { describe, expect, it } from 'vitest';
import { apiKey } from '../../../test/support/throttled-server.js';
import { parseEnvironment } from '../../config/environment.js';
import { Principal, WebSessionPrincipal } from '../principal.js';
import { RoutePolicy } from '../route-policy.js';
import { limitsFor } from './limits.js';

const STANDARD = parseEnvironment({
  RATE_LIMIT_KEY: '3/60',
  RATE_LIMIT_COMPANY: '10/30',
  RATE_LIMIT_ADDRESS: '20/120',
}).rateLimits;
const OFF = { key: null, company: null, address: null };

const { companyId, policy, actingUser, ...key } = apiKey(7, 42);
const inCompany = { companyId, policy, actingUser };
const person: WebSessionPrincipal = {
  kind: 'web-session',
  ...inCompany,
  permissions: [],
  sessionId: '00000000-0000-4000-8000-000000000001',
  generation: 1,
  startedAt: 0,
  lastUsedAt: 0,
};

function keysFor(principal: Principal | undefined, options: { ip?: string; route?: RoutePolicy } = {}) {
  const { ip = '192.0.2.1', route = { kind: 'authenticated' } } = options;
  return limitsFor({ principal, ip }, route, STANDARD).map((limit) => limit.key);
}

describe('the budgets of a call', () => {
  it('are those of the key, the company and the address, the narrowest first', () => {
    expect(
      limitsFor({ principal: apiKey(7, 42), ip: '192.0.2.1' }, { kind: 'authenticated' }, STANDARD),
    ).toEqual([
      { name: 'key', key: 'k:7:42', calls: 3, seconds: 60 },
      { name: 'company', key: 'c:7', calls: 10, seconds: 30 },
      { name: 'address', key: 'a:192.0.2.1', calls: 20, seconds: 120 },
    ]);
  });

  it.each<[string, Principal, string[]]>([
    [
      'a session token: its key',
      { ...inCompany, ...key, kind: 'session-token', expiresAt: 0 },
      ['k:7:42', 'c:7'],
    ],
    ['the global key: one of its own', { ...inCompany, kind: 'global-key' }, ['k:7:global', 'c:7']],
    ['a person: the company alone', person, ['c:7']],
    ['an unlimited key: the company alone', apiKey(7, 42, null), ['c:7']],
    ['the same key id in another company: another', apiKey(8, 42), ['k:8:42', 'c:8']],
  ])('are, beside the address, for %s', (_, principal, expected) => {
    expect(keysFor(principal)).toEqual([...expected, 'a:192.0.2.1']);
  });

  it('are the address alone on a public route, and none where it answers while the API is off', () => {
    const open = { kind: 'public', whileApiOff: false } as const;
    const always = { kind: 'public', whileApiOff: true } as const;
    expect(keysFor(apiKey(7, 42), { route: open })).toEqual(['a:192.0.2.1']);
    expect(keysFor(undefined, { route: open })).toEqual(['a:192.0.2.1']);
    expect(keysFor(apiKey(7, 42), { route: always })).toEqual([]);
  });

  it('leave out what is switched off, but a key keeps a limit of its own', () => {
    const ask = (principal: Principal) =>
      limitsFor({ principal, ip: '192.0.2.1' }, { kind: 'authenticated' }, OFF);
    expect(ask(apiKey(7, 42))).toEqual([]);
    expect(ask(apiKey(7, 42, { calls: 5, seconds: 1 }))).toEqual([
      { name: 'key', key: 'k:7:42', calls: 5, seconds: 1 },
    ]);
  });
});

describe('an address', () => {
  it.each([
    ['198.51.100.7', 'a:198.51.100.7'],
    ['::ffff:198.51.100.7', 'a:198.51.100.7'],
    ['::ffff:c633:6407', 'a:198.51.100.7'],
    ['2001:db8:1:2::1', 'a:2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff:ffff:ffff:ffff', 'a:2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', 'a:2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'a:fe80::/64'],
    ['::1', 'a:::1'],
  ])('%s counts as %s', (ip, expected) => {
    expect(keysFor(undefined, { ip })).toEqual([expected]);
  });
});
