import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Backends } from './support/backends.js';
import { Books, withDatabase } from './support/books.js';
import { Caller } from './support/http.js';
import { OtherServer } from './support/other-server.js';
import { World } from './support/world.js';

let world: World;
let backends: Backends;
beforeAll(async () => {
  world = await World.start();
  backends = await Backends.watch(world.server.database.superuserUrl);
});
afterAll(async () => {
  await backends.close();
  await world.close();
});

/** One try to issue: what the server answered, or `lost` when the connection ended before it did. */
type Outcome = { status: number; number: string | undefined } | 'lost';

async function attempt(
  { url, headers }: Caller,
  path: string,
  body: object = {},
  signal?: AbortSignal,
): Promise<Outcome> {
  const request = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, signal };
  try {
    const answer = await fetch(url + path, { ...request, body: JSON.stringify(body) });
    const { data } = (await answer.json()) as { data?: { invoice_number: string } };
    return { status: answer.status, number: data?.invoice_number };
  } catch {
    return 'lost';
  }
}

/** Connections of one server process, which is how many of its issuers stand in a queue of the database. */
const POOL = 10;

interface SeriesInBooks {
  code: string;
  next_number: number;
  numbers: number[];
  written: string[];
  without_lines: number;
}

/** Every series of a company that has issued something, read past the server. */
function booksOf({ company }: Books): Promise<SeriesInBooks[]> {
  return withDatabase(world.server.database.superuserUrl, async (client) => {
    const { rows } = await client.query<SeriesInBooks>(
      `SELECT s.code, s.next_number::int, array_agg(i.number::int ORDER BY i.number) AS numbers,
         array_agg(i.invoice_number) AS written,
         count(*) FILTER (WHERE NOT EXISTS (SELECT FROM invoice_lines l
           WHERE l.company_id = i.company_id AND l.invoice_id = i.id))::int AS without_lines
       FROM series s JOIN invoices i ON i.company_id = s.company_id AND i.series_id = s.id AND i.state = 'issued'
       WHERE s.company_id = $1 GROUP BY s.company_id, s.id ORDER BY s.code`,
      [company.id],
    );
    return rows;
  });
}

/** No gap, no number twice, nothing half written, and nothing missing that a client was told of. */
function expectGapless(series: readonly SeriesInBooks[], outcomes: readonly Outcome[]): void {
  for (const { numbers, next_number, without_lines } of series) {
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(next_number).toBe(numbers.length + 1);
    expect(without_lines).toBe(0);
  }
  const told = outcomes.flatMap((one) => (one === 'lost' ? [] : (one.number ?? [])));
  expect(new Set(told).size).toBe(told.length);
  expect(series.flatMap(({ written }) => written)).toEqual(expect.arrayContaining(told));
}

const statusesOf = (outcomes: readonly Outcome[]) =>
  [...new Set(outcomes.map((one) => (one === 'lost' ? one : one.status)))].toSorted();

describe('the numbers of a series', () => {
  it('have no gap and no duplicate after 64 issuers at once, some killed with a number in their hands', async () => {
    const books = await Books.open(world);
    const other = await OtherServer.start(world);
    const here = (signal?: AbortSignal) => attempt(books.caller, '/api/v1/invoices', books.request(), signal);
    const there = () =>
      attempt(new Caller(other.url, books.caller.headers), '/api/v1/invoices', books.request());
    await backends.hold('clients');
    try {
      // The other server has the first number in its hands, and all its connections stand in the queue.
      const dead = Array.from({ length: 16 }, there);
      const holder = await backends.stoppedAt('clients');
      const theirs = await backends.waiting(POOL - 1);
      const alive = Array.from({ length: 40 }, () => here());
      const ours = (await backends.waiting(2 * POOL - 1)).filter((pid) => !theirs.includes(pid));
      const gone = new AbortController();
      const impatient = Array.from({ length: 8 }, () => here(gone.signal));

      // Its process dies, then the connection that writes, three that wait, and the next one that writes.
      await other.kill();
      expect(statusesOf(await Promise.all(dead))).toEqual(['lost']);
      await backends.terminate(holder, ...ours.slice(0, 3));
      const next = await backends.stoppedAt('clients', [holder]);
      await backends.terminate(next);
      await backends.stoppedAt('clients', [holder, next]);
      gone.abort();
      expect(statusesOf(await Promise.all(impatient))).toEqual(['lost']);
      await backends.release();

      const outcomes = await Promise.all(alive);
      expect(statusesOf(outcomes)).toEqual([201, 503]);
      const last = await here();
      await backends.settled();
      const series = await booksOf(books);
      expectGapless(series, [...outcomes, last]);
      expect(series[0]!.numbers.length).toBeGreaterThanOrEqual(40 - 4 + 1);
    } finally {
      await backends.release();
      await other.kill();
    }
  });

  it('have no gap in two series and in credit notes at once, while connections die at any moment', async () => {
    const books = await Books.open(world);
    const { id } = await books.create('series', { code: 'B', name: 'Shop' });
    const draft = await Promise.all(Array.from({ length: 16 }, () => books.draft()));
    const invoice = await books.invoice({
      lines: [{ description: 'Work', quantity: '64', unit_price: '1' }],
    });
    const credited = `/api/v1/invoices/${invoice.id}/credit-notes`;
    const issuers = Array.from({ length: 16 }, (_, index) => [
      () => attempt(books.caller, '/api/v1/invoices', books.request()),
      () => attempt(books.caller, '/api/v1/invoices', books.request({ series_id: id })),
      () => attempt(books.caller, `/api/v1/invoices/${draft[index]!.id}/issue`),
      () => attempt(books.caller, credited, { lines: [{ position: 1, quantity: '1' }] }),
    ]).flat();

    let [answered, killed] = [0, 0];
    const all = Promise.all(issuers.map((issue) => issue().finally(() => answered++)));
    while (answered < issuers.length) {
      killed += await backends.terminateBusy(1);
      const enough = Math.min(answered + 4, issuers.length);
      await vi.waitUntil(() => answered >= enough, { timeout: 20_000, interval: 1 });
    }
    const outcomes = await all;
    await backends.settled();

    expect(killed).toBeGreaterThan(3);
    expect(statusesOf(outcomes)).not.toContain(500);
    const series = await booksOf(books);
    expectGapless(series, outcomes);
    const notes = series.find(({ code }) => code === 'R')?.numbers.length ?? 0;
    expect((await books.read(`invoices/${invoice.id}`)).credited_total).toBe(`${notes}.00`);
  });
});
