import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { BatchProcessor } from '../src/invoice-batches/batch-processor.js';
import { Jobs } from '../src/jobs/jobs.js';
import { Batches, sentInvoice } from './support/batches.js';
import { Books } from './support/books.js';
import { Caller } from './support/http.js';
import { OtherServer } from './support/other-server.js';
import { Superuser } from './support/superuser.js';
import { until } from './support/until.js';
import { CompanyInWorld, World } from './support/world.js';

const CRASH_MS = 180_000;

const some = (count: number) => Array.from({ length: count }, () => sentInvoice());

/** Every invoice was issued once: so many there are, and their numbers have no gap. */
async function expectIssuedOnce(batches: Batches, ids: readonly number[], count: number): Promise<void> {
  const rows = (await Promise.all(ids.map((id) => batches.invoices(id)))).flat();
  expect(rows.map(({ processing_status }) => processing_status)).toEqual(
    Array.from({ length: count }, () => 'issued'),
  );
  expect(new Set(rows.map(({ issued_invoice_id }) => issued_invoice_id)).size).toBe(count);
  const { body } = await batches.caller.get('/api/v1/invoices?per_page=1');
  expect([body.meta.total, body.data[0].number]).toEqual([count, count]);
}

describe('a batch', () => {
  let world: World;
  let superuser: Superuser;
  beforeAll(async () => {
    world = await World.start();
    superuser = await Superuser.on(world.server.database);
  });
  afterAll(async () => {
    await superuser.close();
    await world.close();
  });

  /** Does something while the batch is in the middle of its first invoice. */
  async function inTheMiddle(batches: Batches, count: number, work: () => Promise<unknown>): Promise<number> {
    const { id: companyId } = batches.books.company;
    await superuser.rows('BEGIN');
    await superuser.rows('SELECT FROM series WHERE company_id = $1 FOR UPDATE', [companyId]);
    const { id } = await batches.take(some(count));
    await superuser.untilWaiting(1);
    await work();
    await superuser.rows('COMMIT');
    return id as number;
  }

  /** What became of a batch of four whose sender lost its access in the middle. */
  async function leftOf(company: CompanyInWorld, batches: Batches, work: () => Promise<unknown>) {
    const id = await inTheMiddle(batches, 4, work);
    const reader = new Batches(await Books.of(company));
    const batch = await reader.untilDone(id);
    return { batch, invoices: await reader.invoices(id) };
  }

  const GONE = /^Quien envió el lote ya no tiene acceso/;

  it.each(['revoke', 'disable'] as const)('ends when its key is ended: %s', async (end) => {
    const books = await Books.open(world);
    const key = await books.company.key();
    const { batch, invoices } = await leftOf(books.company, new Batches(books, key.caller), () =>
      books.company.asOperator(() =>
        end === 'revoke'
          ? world.service(ApiKeysService).revoke(key.id)
          : world.service(ApiKeysService).update(key.id, { enabled: false }, 'operator'),
      ),
    );
    expect(batch).toMatchObject({ status: 'processed', processed_count: 4, failed_count: 3 });
    expect(invoices.map(({ processing_status }) => processing_status)).toEqual([
      'issued',
      'failed',
      'failed',
      'failed',
    ]);
    for (const { processing_error } of invoices.slice(1)) expect(processing_error).toMatch(GONE);
  });

  it('goes on with the key that took the place of its own', async () => {
    const books = await Books.open(world);
    const key = await books.company.key();
    const { batch } = await leftOf(books.company, new Batches(books, key.caller), () =>
      books.company.asOperator(() => world.service(ApiKeysService).rotate(key.id, 0, 'operator')),
    );
    expect(batch).toMatchObject({ status: 'processed', processed_count: 4, failed_count: 0 });
  });

  it('of a person ends with the membership', async () => {
    const books = await Books.open(world);
    const { caller, user } = await books.company.person('accountant');
    const { batch } = await leftOf(books.company, new Batches(books, caller), () =>
      superuser.rows('UPDATE memberships SET active = false WHERE user_id = $1', [user.id]),
    );
    expect(batch).toMatchObject({ processed_count: 4, failed_count: 3 });
  });

  it('is issued once where several work on it at once', async () => {
    const batches = await Batches.open(world);
    const processor = world.service(BatchProcessor);
    const { id } = await batches.take(some(40));
    const job = { companyId: batches.books.company.id, batchId: id };
    const again = () => processor['process'](job, new AbortController().signal, 0);
    await Promise.all([again(), again(), again()]);
    await expectIssuedOnce(batches, [id], 40);
  });

  it('that fails for a reason of ours is tried again until it is done', async () => {
    const batches = await Batches.open(world);
    await superuser.rows('ALTER TABLE invoice_taxes RENAME TO moved_taxes');
    const { id } = await batches.take(some(3));
    await until(
      async () => world.server.log(),
      (log) => log.includes(`:${id}} is not done`),
    );
    expect(await batches.read(id)).toMatchObject({ status: 'received', processed_count: 0 });
    await superuser.rows('ALTER TABLE moved_taxes RENAME TO invoice_taxes');
    await batches.untilDone(id);
    await expectIssuedOnce(batches, [id], 3);
  });

  it('with an invoice that fails for a reason of ours however often it is tried issues those behind it', async () => {
    const batches = await Batches.open(world);
    await superuser.rows(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.notes = 'poison' THEN RAISE EXCEPTION 'a defect' USING ERRCODE = 'XX000'; END IF;
        RETURN NEW;
      END $$`);
    await superuser.rows(
      'CREATE TRIGGER refuse_one BEFORE INSERT ON invoices FOR EACH ROW EXECUTE FUNCTION refuse_one()',
    );
    const { id } = await batches.take([sentInvoice(), sentInvoice({ footer_note: 'poison' }), sentInvoice()]);
    await until(
      () => batches.read(id),
      ({ processed_count }) => processed_count === 1,
    );
    const job = { companyId: batches.books.company.id, batchId: id };
    await world.service(BatchProcessor)['process'](job, new AbortController().signal, 6);
    expect(await batches.read(id)).toMatchObject({
      status: 'processed',
      processed_count: 3,
      failed_count: 1,
    });
    const statuses = (await batches.invoices(id)).map((one) => [one.processing_status, one.processing_error]);
    expect(statuses).toEqual([
      ['issued', null],
      ['failed', expect.stringContaining('error')],
      ['issued', null],
    ]);
  });
});

describe('a batch whose server dies', () => {
  it(
    'goes on elsewhere, without twins and without losses',
    async () => {
      const world = await World.start();
      const superuser = await Superuser.on(world.server.database);
      const reader = await Batches.open(world);
      await world.service(Jobs).beforeApplicationShutdown();
      const dying = await OtherServer.start(world);
      const sender = new Batches(reader.books, new Caller(dying.url, reader.caller.headers));
      const { id } = await sender.take(some(60));
      await until(
        () => reader.read(id),
        ({ processed_count }) => processed_count >= 5,
      );
      await superuser.rows('BEGIN');
      await superuser.rows('SELECT FROM series FOR UPDATE');
      await superuser.untilWaiting(1);
      await dying.kill();
      await superuser.rows('COMMIT');
      expect((await reader.read(id)).processed_count).toBeLessThan(60);

      const heirs = await Promise.all([OtherServer.start(world), OtherServer.start(world)]);
      expect(await reader.untilDone(id)).toMatchObject({ status: 'processed', failed_count: 0 });
      await expectIssuedOnce(reader, [id], 60);
      for (const heir of heirs) await heir.kill();
      await superuser.close();
      await world.close();
    },
    CRASH_MS,
  );
});
