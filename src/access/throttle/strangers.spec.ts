import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withoutSession } from '../../database/company-session.js';
import { Caller } from '../decide.js';
import { Strangers } from './strangers.js';

const [MISTAKES, LONGEST_LINE] = [100, 400];
const REFUSED: Caller = { refusal: 'invalid_api_key' };

let strangers: Strangers;
let heard: number;
beforeEach(() => {
  // The clock stands still: all that is guessed at once is, however slow the machine.
  vi.useFakeTimers({ toFake: ['performance'] });
  strangers = new Strangers();
  heard = 0;
});
afterEach(() => vi.useRealTimers());

/** So many wrong credentials from an address, all at once: how many were heard, and what the others were told. */
async function guess(count: number, address = '192.0.2.1') {
  const hear = () => {
    heard += 1;
    return Promise.resolve(REFUSED);
  };
  const told = await Promise.allSettled(
    Array.from({ length: count }, () =>
      withoutSession(() => strangers.inTurn(hear), { requestId: 'a-request', address }),
    ),
  );
  return told.filter((one) => one.status === 'rejected').map(({ reason }) => reason as unknown);
}

describe('the line of an address that guesses', () => {
  it('begins after a hundred mistakes, and is no longer than a second', async () => {
    expect(await guess(MISTAKES + 1)).toEqual([]);
    expect(heard).toBe(MISTAKES + 1);
    const toldToComeAgain = await guess(LONGEST_LINE + 50);
    expect(toldToComeAgain).toHaveLength(49);
    expect(heard).toBe(MISTAKES + 1 + LONGEST_LINE + 1);
    for (const problem of toldToComeAgain)
      expect(problem).toMatchObject({ code: 'rate_limit_exceeded', retryAfterSeconds: 1 });
  });

  it('is that address’s own, an IPv6 network being one', async () => {
    await guess(MISTAKES + 1, '2001:db8:1:2::1');
    expect(await guess(LONGEST_LINE + 50, '2001:db8:1:2:ffff::1')).toHaveLength(49);
    expect(await guess(LONGEST_LINE + 50, '2001:db8:1:3::1')).toEqual([]);
  });

  it('is everybody’s where many addresses guess together', async () => {
    for (let address = 0; address < 31; address++)
      expect(await guess(MISTAKES, `192.0.2.${address}`)).toEqual([]);
    expect(await guess(2 * LONGEST_LINE + 50, '198.51.100.1')).toHaveLength(49);
  });

  it('is not there for the operator, who comes from nowhere', async () => {
    for (let made = 0; made < 2 * LONGEST_LINE; made++)
      await strangers.inTurn(() => Promise.resolve(REFUSED));
    expect(await guess(MISTAKES)).toEqual([]);
  });
});
