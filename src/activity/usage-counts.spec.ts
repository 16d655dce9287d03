import { beforeEach, describe, expect, it } from 'vitest';
import { UsageCounts } from './usage-counts.js';

const MINUTE = 60_000;
const AT = Date.UTC(2027, 0, 31, 10, 20, 30);

let counts: UsageCounts;
beforeEach(() => (counts = new UsageCounts()));

const count = (status: number, at = AT, address = '192.0.2.1') =>
  counts.count(
    { kind: 'api-key', companyId: 1, requestId: 'a-request', route: 'GET /x', address, status },
    7,
    at,
  );
const row = (values: object) => ({
  company_id: 1,
  key_id: 7,
  minute: '2027-01-31T10:20:00.000Z',
  route: 'GET /x',
  address: '192.0.2.1',
  last_at: '2027-01-31T10:20:30.000Z',
  ...values,
});

describe('the counts of calls', () => {
  it('tell refusals from errors, and both from calls that went well', () => {
    for (const status of [200, 204, 304, 400, 404, 422, 500, 503, 401, 403, 429]) count(status);
    expect(counts.take(AT)).toEqual([row({ calls: 11, errors: 5, refusals: 3 })]);
  });

  it('belong to the minute of the call, and are taken once', () => {
    count(200);
    count(200, AT + MINUTE);
    expect(counts.take(AT + MINUTE).map(({ minute, calls }) => [minute, calls])).toEqual([
      ['2027-01-31T10:20:00.000Z', 1],
      ['2027-01-31T10:21:00.000Z', 1],
    ]);
    expect(counts.take(AT + MINUTE)).toEqual([]);
  });

  it('keep the places of a minute for those who had them first, however often they are taken', () => {
    for (let index = 0; index < 60; index += 1) {
      count(200, AT, `192.0.2.${index}`);
      counts.take(AT);
    }
    count(200, AT, '192.0.2.0');
    count(200, AT, '192.0.2.59');
    expect(counts.take(AT).map(({ address, calls }) => [address, calls])).toEqual([
      ['192.0.2.0', 1],
      ['', 1],
    ]);
  });

  it('are added to what was counted since, where they are given back', () => {
    count(200);
    const taken = counts.take(AT);
    count(403, AT + 1000);
    expect(counts.giveBack(taken, AT)).toBe(0);
    expect(counts.take(AT)).toEqual([
      row({ calls: 2, errors: 0, refusals: 1, last_at: '2027-01-31T10:20:31.000Z' }),
    ]);
  });

  it('are not held on to for more than an hour', () => {
    count(200);
    const taken = counts.take(AT);
    expect(counts.giveBack(taken, AT + 61 * MINUTE)).toBe(1);
    expect(counts.take(AT + 61 * MINUTE)).toEqual([]);
  });
});
