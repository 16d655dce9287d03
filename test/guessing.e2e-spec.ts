import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../src/access/key-format.js';
import { Caller, from } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/v1/clients';
const [MISTAKES, AT_ONCE] = [101, 300];

let world: World;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  company = await world.company();
});
afterAll(() => world.close());

const guess = (address: string) =>
  new Caller(world.server.url).get(PATH, {
    ...from(address),
    authorization: `Bearer ${createToken('hex64').token}`,
  });

/** As many answers to wrong keys as there are calls at once, after the address made its mistakes. */
async function flood(address: string) {
  for (let made = 0; made < MISTAKES; made++) expect((await guess(address)).status).toBe(401);
  return Array.from({ length: AT_ONCE }, () => guess(address));
}

describe('an address that guesses', () => {
  it('holds up neither the keys that are known behind it nor any other address', async () => {
    const { caller } = await company.key();
    expect((await caller.get(PATH, from('198.51.100.2'))).status).toBe(200);
    const flooding = await flood('198.51.100.2');
    const known = await Promise.all(Array.from({ length: 50 }, () => caller.get(PATH, from('198.51.100.2'))));
    expect(new Set(known.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await guess('198.51.100.3')).status).toBe(401);
    await Promise.all(flooding);
  });

  it('does not lock out a key behind it that is new: it is let in when its turn comes', async () => {
    for (let made = 0; made < MISTAKES; made++) await guess('198.51.100.4');
    const guessing = Array.from({ length: 20 }, () => guess('198.51.100.4'));
    const { caller } = await company.key();
    expect((await caller.get(PATH, from('198.51.100.4'))).status).toBe(200);
    expect((await Promise.all(guessing)).map(({ status }) => status)).toEqual(Array(20).fill(401));
  });
});
