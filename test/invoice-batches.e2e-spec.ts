import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Batches, sentInvoice, sentLine } from './support/batches.js';
import { Books, refusalOf } from './support/books.js';
import { World } from './support/world.js';

const PATH = '/api/v1/invoice_batches';
const SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

let world: World;
let batches: Batches;
beforeAll(async () => {
  world = await World.shared();
  batches = await Batches.open(world);
});
afterAll(() => world.close());

describe('a batch that is sent', () => {
  it('is received with the fields of the contract, and says how far it is', async () => {
    const answer = await batches.post({
      invoice_batch: { external_batch_id: 'march', invoices: [sentInvoice(), sentInvoice()] },
    });
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        success: true,
        data: {
          id: expect.any(Number),
          uuid: expect.any(String),
          external_batch_id: 'march',
          status: 'received',
          invoices_count: 2,
          processed_count: 0,
          failed_count: 0,
          received_at: expect.stringMatching(SECONDS),
          processed_at: null,
        },
      },
    ]);
  });

  it('is given a name when it has none', async () => {
    const { external_batch_id } = await batches.take([sentInvoice()]);
    expect(external_batch_id).toMatch(/^batch-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('is processed in the background', async () => {
    const { id } = await batches.take([sentInvoice(), sentInvoice()]);
    const done = await batches.untilDone(id);
    expect(done).toMatchObject({
      status: 'processed',
      invoices_count: 2,
      processed_count: 2,
      failed_count: 0,
      processed_at: expect.stringMatching(SECONDS),
    });
  });

  it('lists its invoices with their numbers, and their totals as text', async () => {
    const sent = sentInvoice();
    const { id } = await batches.take([sent]);
    await batches.untilDone(id);
    const { body } = await batches.caller.get(`${PATH}/${id}/batch_invoices`);
    expect(body).toEqual({
      success: true,
      data: [
        {
          id: expect.any(Number),
          external_invoice_id: sent.external_invoice_id,
          invoice_number: expect.stringMatching(/^A\d{4}-\d{6}$/),
          total_after_taxes: '121.00',
          processing_status: 'issued',
          processing_error: null,
          issued_invoice_id: expect.any(Number),
          verifactu_state: null,
        },
      ],
      meta: expect.objectContaining({ current_page: 1, total_pages: 1, total_count: 1, per_page: 25 }),
    });
  });
});

describe('the list of batches', () => {
  it('has the pages of the contract, 25 to a page, the newest first', async () => {
    const own = await Batches.open(world);
    for (const _ of [1, 2, 3]) await own.take([sentInvoice()]);
    const { body } = await own.caller.get(`${PATH}?page=2&per_page=2`);
    expect([body.data.length, body.meta]).toEqual([
      1,
      expect.objectContaining({ current_page: 2, total_pages: 2, total_count: 3, per_page: 2 }),
    ]);
    const first = await own.caller.get(PATH);
    expect(first.body.meta.per_page).toBe(25);
    const ids = first.body.data.map((batch: { id: number }) => batch.id);
    expect(ids).toEqual(ids.toSorted((a: number, b: number) => b - a));
  });

  it('gives 100 where more are asked for, and refuses what is no number', async () => {
    const { body } = await batches.caller.get(`${PATH}?per_page=5000`);
    expect(body.meta.per_page).toBe(100);
    for (const query of ['per_page=0', 'per_page=x', 'page=0'])
      expect((await batches.caller.get(`${PATH}?${query}`)).status, query).toBe(422);
  });
});

describe('lists by state', () => {
  it('find what failed among batches and among their invoices, and refuse a state that there is not', async () => {
    const own = await Batches.open(world);
    const failing = sentInvoice({ lines: [sentLine({ tax_rate: 99 })] });
    const { id: mixed } = await own.take([sentInvoice(), failing]);
    const { id: lost } = await own.take([{ ...failing, external_invoice_id: 'lost' }]);
    for (const id of [mixed, lost]) await own.untilDone(id);
    const idsIn = async (query: string) =>
      (await own.caller.get(`${PATH}${query}`)).body.data.map(({ id }: { id: number }) => id);
    expect(await idsIn('?status=failed')).toEqual([lost]);
    expect(await idsIn('?status=processed')).toEqual([mixed]);
    const { body } = await own.caller.get(`${PATH}/${mixed}/batch_invoices?processing_status=failed`);
    expect(body.data).toMatchObject([{ external_invoice_id: failing.external_invoice_id }]);
    for (const query of ['?status=x', `/${mixed}/batch_invoices?processing_status=done`])
      expect((await own.caller.get(`${PATH}${query}`)).status, query).toBe(422);
  });
});

describe('a batch of another company', () => {
  it('is not there', async () => {
    const other = await Batches.open(world);
    const { id } = await other.take([sentInvoice()]);
    for (const path of [`${PATH}/${id}`, `${PATH}/${id}/batch_invoices`, `${PATH}/0`, `${PATH}/x`])
      expect(refusalOf(await batches.caller.get(path)), path).toEqual([404, 'not_found']);
    const { body } = await batches.caller.get(`${PATH}?per_page=100`);
    expect(body.data.map((batch: { id: number }) => batch.id)).not.toContain(id);
  });
});

describe('who may send a batch', () => {
  it.each(['invoices.create', 'invoice-batches.create', 'invoice_batch.create'])(
    'is a key with %s',
    async (grant) => {
      const books = await Books.open(world);
      const { caller } = await books.company.key({ permissions: [grant] });
      const sender = new Batches(books, caller);
      expect((await sender.send([sentInvoice()])).status).toBe(201);
      expect((await caller.get(PATH)).status).toBe(403);
    },
  );

  it.each(['invoices.read', 'invoice-batches.read'])(
    'is not a key with %s, which reads them',
    async (grant) => {
      const books = await Books.open(world);
      const { id } = await new Batches(books).take([sentInvoice()]);
      const { caller } = await books.company.key({ permissions: [grant] });
      expect((await new Batches(books, caller).send([sentInvoice()])).status).toBe(403);
      for (const path of [PATH, `${PATH}/${id}`, `${PATH}/${id}/batch_invoices`])
        expect((await caller.get(path)).status).toBe(200);
    },
  );

  it('is nobody without a credential, whatever is sent', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await world.caller().post(PATH, { invoice_batch: { invoices: [sentInvoice()] } }, headers);
    expect(refusalOf(answer)).toEqual([401, 'token_missing']);
  });

  it('is a signed-in accountant, and no viewer', async () => {
    const books = await Books.open(world);
    const statusOf = async (role: 'accountant' | 'viewer') => {
      const { caller } = await books.company.person(role);
      return (await new Batches(books, caller).send([sentInvoice()])).status;
    };
    expect([await statusOf('accountant'), await statusOf('viewer')]).toEqual([201, 403]);
  });
});

describe('an Idempotency-Key', () => {
  it.each([
    ['version 4', '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d'],
    ['version 7', '01890a5d-ac96-774b-bcce-b302099a8057'],
    ['capitals', '01890A5D-AC96-774B-BCCE-B302099A8057'],
  ])('may be a UUID of any version: %s', async (_, key) => {
    const own = await Batches.open(world);
    expect((await own.send([sentInvoice()], { 'idempotency-key': key })).status).toBe(201);
  });

  it.each(['', 'order-1841', '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d'])('is no other text: %j', async (key) => {
    const answer = await batches.send([sentInvoice()], { 'idempotency-key': key });
    expect([...refusalOf(answer), answer.body.error.code]).toEqual([
      400,
      'idempotency_key_required',
      'bad_request',
    ]);
  });

  it('is not left out', async () => {
    const answer = await batches.caller.post(PATH, { invoice_batch: { invoices: [sentInvoice()] } });
    expect(refusalOf(answer)).toEqual([400, 'idempotency_key_required']);
  });

  it('gives the same answer byte for byte, with its errors, and issues nothing twice', async () => {
    const own = await Batches.open(world);
    const key = { 'idempotency-key': randomUUID() };
    const invoices = [sentInvoice(), sentInvoice({ issuer_nif: '' })];
    const first = await own.send(invoices, key);
    await own.untilDone(first.body.data.id);
    const again = await own.send(invoices, key);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(await own.books.read('invoices')).toHaveLength(1);
    expect(refusalOf(await own.send([sentInvoice()], key))).toEqual([422, 'idempotency_key_reused']);
  });
});
