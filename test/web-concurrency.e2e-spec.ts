import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { Answer, Caller } from './support/http.js';
import { account, PASSWORD } from './support/people.js';
import { ensureBuilt } from './support/processes.js';
import { SeveralProcesses } from './support/several-processes.js';
import { CompanyInWorld, KeyInWorld, World } from './support/world.js';

/** More connections at once than one process is given before the other. */
const AT_ONCE = 40;

let world: World;
let server: SeveralProcesses;
let url: string;
let company: CompanyInWorld;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.start();
  server = SeveralProcesses.beside(world, { TRUSTED_PROXIES: '127.0.0.1', RATE_LIMIT_KEY: '1000/60' });
  [url, company] = [await server.url(), await world.company()];
}, 120_000);
afterAll(async () => {
  await server.stop();
  await world.close();
});

const on = ({ headers }: Caller) => new Caller(url, headers);
const atOnce = <T>(call: (index: number) => Promise<T>, count = AT_ONCE): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => call(index)));
const countOf = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

/** Both processes gave answers there: otherwise the test has shown nothing. */
async function expectBoth(path: string, count: number, status?: number): Promise<void> {
  expect((await server.answeredBy(path, count, status)).size).toBe(2);
}

describe('two processes of one server', () => {
  it('admit exactly the limit of a key together, and show each call its own rest', async () => {
    const LIMIT = 25;
    const { caller } = await company.key({ rate_limit: { calls: LIMIT, seconds: 60 } });
    const answers = await atOnce(() => on(caller).get('/api/v1/taxes'), 3 * LIMIT);
    expect([countOf(answers, 200), countOf(answers, 429)]).toEqual([LIMIT, 2 * LIMIT]);
    const rests = answers
      .filter(({ status }) => status === 200)
      .map(({ headers }) => Number(headers.get('x-ratelimit-remaining')));
    expect(rests.sort((a, b) => a - b)).toEqual(Array.from({ length: LIMIT }, (_, rest) => rest));
    await expectBoth('/api/v1/taxes', 3 * LIMIT);
  });

  it('count the refused keys of an address together, and keep it out together', async () => {
    const from = new Caller(url, { 'x-forwarded-for': '203.0.113.7' });
    const wrong = await atOnce(() => from.get('/api/3/agentes', { token: 'nobodys' }));
    expect([countOf(wrong, 401), countOf(wrong, 429)]).toEqual([5, AT_ONCE - 5]);
    await expectBoth('/api/3/agentes', AT_ONCE);
    const { token } = await company.key({ format: 'fs20' });
    const good = await atOnce(() => from.get('/api/3/agentes', { token }));
    expect(countOf(good, 429)).toBe(AT_ONCE);
  });

  it('count wrong passwords together, and give the right ones back', async () => {
    const { email } = await account(company);
    const signIn = (password: string) =>
      new Caller(url, { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.1` }).post('/auth/login', {
        email,
        password,
      });
    for (let time = 0; time < 3; time += 1)
      expect(countOf(await atOnce(() => signIn(PASSWORD), 4), 200)).toBe(4);
    const wrong = await atOnce(() => signIn('not the password'), 16);
    expect([countOf(wrong, 401), countOf(wrong, 429)]).toEqual([10, 6]);
    await expectBoth('/auth/login', 3 * 4 + 16);
  });

  it('open nothing to a key that either of them has revoked, however well both knew it', async () => {
    const key: KeyInWorld = await company.key();
    const caller = on(key.caller);
    const { headers } = (await company.person('administrator')).caller;
    expect(countOf(await atOnce(() => caller.get('/api/v1/products')), 200)).toBe(AT_ONCE);
    await expectBoth('/api/v1/products', AT_ONCE, 200);
    const admin = new Caller(url, { ...headers, origin: url });
    expect((await admin.post(`/api/v1/api-keys/${key.id}/revoke`)).status).toBe(200);
    expect(countOf(await atOnce(() => caller.get('/api/v1/products')), 401)).toBe(AT_ONCE);
    await expectBoth('/api/v1/products', AT_ONCE, 401);
  });

  it('number the invoices that both issue at once without a gap', async () => {
    const books = await Books.open(world);
    const issued = await atOnce(() => on(books.caller).post('/api/v1/invoices', books.request()));
    expect(countOf(issued, 201)).toBe(AT_ONCE);
    await expectBoth('/api/v1/invoices', AT_ONCE);
    const numbers = issued.map(({ body }) => Number(/\d+$/.exec(body.data.invoice_number)![0]));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: AT_ONCE }, (_, index) => index + 1));
    expect((await books.defaultSeries()).next_number).toBe(AT_ONCE + 1);
  });

  it('make what an Idempotency-Key asks for once, whichever of them is asked', async () => {
    const { caller } = await company.key();
    const answers = await atOnce(() =>
      on(caller).post('/api/v1/clients', { name: 'Once' }, { 'idempotency-key': 'one-client' }),
    );
    expect(countOf(answers, 201)).toBe(AT_ONCE);
    await expectBoth('/api/v1/clients', AT_ONCE);
    expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1);
  });
});
