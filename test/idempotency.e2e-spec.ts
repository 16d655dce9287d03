import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Backends } from './support/backends.js';
import { Books, line, refusalOf } from './support/books.js';
import { Superuser } from './support/superuser.js';
import { World } from './support/world.js';

let world: World;
let superuser: Superuser;
let books: Books;
beforeAll(async () => {
  world = await World.start();
  superuser = await Superuser.on(world.server.database);
});
beforeEach(async () => (books = await Books.open(world)));
afterAll(async () => {
  await superuser.close();
  await world.close();
});

const KEY = 'order-4711';
const create = (values: Record<string, unknown> = {}, key = KEY, from = books) =>
  from.caller.post('/api/v1/invoices', from.request(values), { 'idempotency-key': key });
const issued = async () => ((await books.read('invoices')) as unknown[]).length;
const stored = async () =>
  (await superuser.rows('SELECT FROM idempotency_keys WHERE company_id = $1', [books.company.id])).length;
const moveBack = (interval: string) =>
  superuser.rows('UPDATE idempotency_keys SET created_at = created_at - $2::interval WHERE company_id = $1', [
    books.company.id,
    interval,
  ]);
const REUSED = [422, 'idempotency_key_reused'];

describe('a request that is sent again with its Idempotency-Key', () => {
  it('is done once and answered with the same bytes, 32 times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 32 }, () => create()));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(31);
    expect(new Set(answers.map(({ headers }) => headers.get('content-type'))).size).toBe(1);
    expect(await issued()).toBe(1);
    expect((await books.defaultSeries()).next_number).toBe(2);
  });

  it('gets the first answer, whatever became of the invoice since', async () => {
    const first = await create({ draft: true });
    await books.patch(`invoices/${first.body.data.id}`, { notes: 'changed' });
    expect((await create({ draft: true })).text).toBe(first.text);
    await books.delete(`invoices/${first.body.data.id}`);
    expect((await create({ draft: true })).text).toBe(first.text);
  });

  it('is told from another request under the same key', async () => {
    await create();
    const key = { 'idempotency-key': KEY };
    expect(refusalOf(await create({ notes: 'other' }))).toEqual(REUSED);
    expect(refusalOf(await books.caller.post('/api/v1/clients', books.request(), key))).toEqual(REUSED);
    expect(refusalOf(await books.caller.post('/api/v1/invoices?draft=1', books.request(), key))).toEqual(
      REUSED,
    );
    expect(await issued()).toBe(1);
  });

  it('is not what a request of another method is: only a POST is remembered', async () => {
    const { id } = (await create({ draft: true })).body.data;
    const change = { notes: 'changed' };
    const changed = await books.caller.patch(`/api/v1/invoices/${id}`, change, { 'idempotency-key': KEY });
    expect([changed.status, changed.headers.get('idempotency-replayed')]).toEqual([200, null]);
    expect(await stored()).toBe(1);
  });

  it('does not meet the same key of another company', async () => {
    const other = await Books.open(world);
    const [mine, theirs] = [await create(), await create({ notes: 'theirs' }, KEY, other)];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.headers.get('idempotency-replayed')).toBeNull();
    expect((await create()).text).toBe(mine.text);
  });

  it('is answered to another live key of the company, and to no revoked one', async () => {
    const first = await create();
    const revoked = await books.company.key();
    const post = (caller = revoked.caller) =>
      caller.post('/api/v1/invoices', books.request(), { 'idempotency-key': KEY });
    expect((await post()).text).toBe(first.text);
    const { caller: person } = await books.company.person('proprietor');
    expect((await person.post(`/api/v1/api-keys/${revoked.id}/revoke`)).status).toBe(200);
    expect(refusalOf(await post())).toEqual([401, 'invalid_api_key']);
    const reader = await books.company.key({ permissions: ['invoices.read'] });
    expect(refusalOf(await post(reader.caller))).toEqual([403, 'forbidden']);
  });
});

describe('an Idempotency-Key', () => {
  it.each(['', 'two words', 'ñ', 'x'.repeat(256), 'tab\tbed'])('is never %j', async (key) => {
    expect(refusalOf(await create({}, key))).toEqual([400, 'idempotency_key_invalid']);
    expect(await issued()).toBe(0);
  });

  it('may be any visible ASCII', async () => {
    for (const key of ['x', 'x'.repeat(255), `!"#$%&'()*+,-./:;<=>?@[]^_{|}~`]) {
      expect((await create({}, key)).status).toBe(201);
      expect((await create({}, key)).headers.get('idempotency-replayed')).toBe('true');
    }
  });

  it('is still free after a refusal, and takes the corrected request', async () => {
    expect((await create({ lines: [line('1', '-1')] })).status).toBe(422);
    expect((await create({ client_id: 999_999 })).status).toBe(422);
    expect(await stored()).toBe(0);
    expect((await create()).status).toBe(201);
  });

  it('is forgotten after 30 days, and not before', async () => {
    const first = await create();
    await moveBack('29 days 23 hours');
    expect((await create()).text).toBe(first.text);
    expect(refusalOf(await create({ notes: 'new' }))).toEqual(REUSED);
    await moveBack('2 hours');
    const again = await create({ notes: 'new' });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect((await create({ notes: 'new' })).text).toBe(again.text);
    expect(await issued()).toBe(2);
  });

  it('sweeps away what is past its time whenever one is used', async () => {
    for (let i = 0; i < 12; i++) await create({ draft: true }, `old-${i}`);
    await moveBack('31 days');
    await create({ draft: true }, 'new-1');
    expect(await stored()).toBe(3);
    await create({ draft: true }, 'new-1');
    expect(await stored()).toBe(1);
  });
});

describe('a request that dies in the middle', () => {
  let backends: Backends;
  beforeAll(async () => (backends = await Backends.watch(world.server.database.superuserUrl)));
  afterAll(() => backends.close());

  it('leaves nothing, and its retry does all of it, even one that was waiting for it', async () => {
    await backends.hold('invoice_lines');
    try {
      const first = create();
      const holder = await backends.stoppedAt('invoice_lines');
      const retry = create();
      await backends.waiting(1);
      await backends.terminate(holder);
      expect((await first).status).toBe(503);
      await backends.stoppedAt('invoice_lines', [holder]);
      await backends.release();
      const answer = await retry;
      expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([201, null]);
      expect((await create()).text).toBe(answer.text);
      expect([await issued(), await stored()]).toEqual([1, 1]);
    } finally {
      await backends.release();
    }
  });
});
