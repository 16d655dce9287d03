import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller, from } from './support/http.js';
import { expectRefused } from './support/refusal.js';
import { protectedRoute } from './support/protected-route.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let database: Superuser;
let admin: Caller;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  company = await world.company();
  database = await Superuser.on(world.server.database);
  admin = (await company.person('administrator')).caller;
});
afterAll(async () => {
  await database.close();
  await world.close();
});

protectedRoute(() => world, {
  method: 'GET',
  path: '/api/v1/api-keys/:id/usage',
  grant: 'api-keys.read',
  record: async (company) => (await company.key()).id,
});

const usageOf = async (id: number, query = '') => {
  const answer = await admin.get(`/api/v1/api-keys/${id}/usage${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.data;
};
const NONE = { calls: 0, errors: 0, refusals: 0 };

/** Calls of a minute of the past, as they are stored. */
const stored = (
  id: number,
  minute: string,
  calls: number,
  errors: number,
  refusals: number,
  route = 'GET /x',
) =>
  database.rows(
    `INSERT INTO api_key_usage (company_id, api_key_id, minute, route, address, calls, errors, refusals, last_at)
     VALUES ($1, $2, $3, $4, '192.0.2.1', $5, $6, $7, $3)`,
    [company.id, id, minute, route, calls, errors, refusals],
  );

describe('what a key was used for', () => {
  it('is nothing at first, in every step of the range', async () => {
    const { id } = await company.key();
    const usage = await usageOf(id, '?by=minute');
    expect(usage).toMatchObject({ by: 'minute', totals: NONE, addresses: [], routes: [] });
    expect([60, 61]).toContain(usage.series.length);
    expect(usage.series[0]).toEqual({ at: usage.from, ...NONE });
  });

  it('has its last calls at once: those that went well, errors and refusals', async () => {
    const key = await company.key({ permissions: ['clients.*'] });
    const statuses = [
      await key.caller.get('/api/v1/clients'),
      await key.caller.get('/api/v1/clients/999'),
      await key.caller.post('/api/v1/clients', { name: '' }),
      await key.caller.get('/api/v1/products'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 404, 400, 403]);
    const { totals, series } = await usageOf(key.id);
    expect(totals).toEqual({ calls: 4, errors: 2, refusals: 1 });
    expect(series.at(-1)).toMatchObject(totals);
  });

  it('is told by address and by route, the most used first', async () => {
    const { id, caller } = await company.key();
    await caller.get('/api/v1/clients', from('203.0.113.1'));
    for (const path of ['clients/999', 'clients/998', 'clients'])
      await caller.get(`/api/v1/${path}`, from('2001:db8::2'));
    const { addresses, routes } = await usageOf(id);
    const last_at = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);
    expect(addresses).toEqual([
      { address: '2001:db8::2', calls: 3, errors: 2, refusals: 0, last_at },
      { address: '203.0.113.1', calls: 1, errors: 0, refusals: 0, last_at },
    ]);
    expect(routes).toEqual([
      { route: 'GET /api/v1/clients', calls: 2, errors: 0, refusals: 0, last_at },
      { route: 'GET /api/v1/clients/:id', calls: 2, errors: 2, refusals: 0, last_at },
    ]);
  });

  it.each([
    ['expired', { expires_at: '2020-01-01T00:00:00Z' }, 'api_key_expired'],
    ['disabled', { enabled: false }, 'invalid_api_key'],
    ['not for this address', { allow_ips: ['192.0.2.1'] }, 'ip_not_allowed'],
  ])('has the calls of a key that is %s, as refusals', async (_what, values, reason) => {
    const { id, caller } = await company.key(values);
    expect((await caller.get('/api/v1/clients')).body.error.reason).toBe(reason);
    expect((await usageOf(id)).totals).toEqual({ calls: 1, errors: 0, refusals: 1 });
  });

  it('has what its limit refused, as refusals', async () => {
    const { id, caller } = await company.key({ rate_limit: { calls: 1, seconds: 3600 } });
    const answers = [await caller.get('/api/v1/clients'), await caller.get('/api/v1/clients')];
    expect(answers.map(({ status }) => status)).toEqual([200, 429]);
    expect((await usageOf(id)).totals).toEqual({ calls: 2, errors: 0, refusals: 1 });
  });

  it('is added up by minute, by hour and by day of UTC', async () => {
    const { id } = await company.key();
    await stored(id, '2026-03-01T10:59:00Z', 1, 1, 0);
    await stored(id, '2026-03-01T11:00:00Z', 2, 0, 1);
    await stored(id, '2026-03-01T11:00:00Z', 3, 0, 0, 'GET /y');
    await stored(id, '2026-03-02T00:00:00Z', 10, 0, 0);
    const steps = async (query: string) => {
      const { series, totals } = await usageOf(id, query);
      const used = series.filter(({ calls }: { calls: number }) => calls > 0);
      return [
        totals.calls,
        series.length,
        ...used.map((s: typeof totals) => [s.at, s.calls, s.errors, s.refusals]),
      ];
    };
    expect(await steps('?by=minute&from=2026-03-01T10:58:30Z&to=2026-03-01T11:02:00Z')).toEqual([
      6,
      4,
      ['2026-03-01T10:59:00Z', 1, 1, 0],
      ['2026-03-01T11:00:00Z', 5, 0, 1],
    ]);
    expect(await steps('?by=hour&from=2026-03-01T11:00:00%2B01:00&to=2026-03-01T12:00:00Z')).toEqual([
      6,
      2,
      ['2026-03-01T10:00:00Z', 1, 1, 0],
      ['2026-03-01T11:00:00Z', 5, 0, 1],
    ]);
    expect(await steps('?by=day&from=2026-03-01T00:00:00Z&to=2026-03-03T00:00:00Z')).toEqual([
      16,
      2,
      ['2026-03-01T00:00:00Z', 6, 1, 1],
      ['2026-03-02T00:00:00Z', 10, 0, 0],
    ]);
  });

  it('is asked for a range that has an end and is not too long', async () => {
    const { id } = await company.key();
    const path = `/api/v1/api-keys/${id}/usage`;
    const refused = (query: string, ...expected: string[]) =>
      expectRefused(admin, 'GET', `${path}?${query}`, 422, 'validation_failed', ...expected);
    await refused('by=week', 'by', 'isIn');
    await refused('from=yesterday', 'from', 'isInstant');
    await refused('from=2026-03-02T00:00:00Z&to=2026-03-02T00:00:00Z', 'to', 'before_from');
    for (const [by, to] of [
      ['minute', '2026-01-02T00:00:01Z'],
      ['hour', '2026-02-01T00:00:01Z'],
      ['day', '2026-04-01T00:00:01Z'],
    ])
      await refused(`by=${by}&from=2026-01-01T00:00:00Z&to=${to}`, 'from', 'range_too_long');
    expect(
      (await usageOf(id, '?by=day&from=2026-01-01T00:00:00Z&to=2026-04-01T00:00:00Z')).series,
    ).toHaveLength(90);
  });

  it('is not there for a key that is not', async () => {
    await expectRefused(admin, 'GET', '/api/v1/api-keys/999999/usage', 404, 'not_found');
  });
});
