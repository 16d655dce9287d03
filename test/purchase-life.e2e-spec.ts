import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dataOf, line, refusalOf } from './support/books.js';
import { Purchasing } from './support/purchasing.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
let purchases: Purchasing;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  books = await Books.open(world);
  purchases = new Purchasing(books);
});
afterAll(() => world.close());

const NOT_DRAFT = [409, 'purchase_not_draft'];
const NOT_CONFIRMED = [409, 'purchase_not_confirmed'];
const KINDS = ['invoice', 'import', 'credit_note', 'debit_note'] as const;
const CANCELLABLE = KINDS.slice(1);

const refused = async (id: number, step: string) => refusalOf(await books.post(`purchases/${id}/${step}`));
const change = async (id: number, changes: Record<string, unknown>) =>
  dataOf(await books.patch(`purchases/${id}`, changes), 200);

describe('a draft', () => {
  it('is replaced line by line and worked out again', async () => {
    const { id } = await purchases.draft({ lines: [line('1', '100', { tax: 'IVA21' }), line('1', '5')] });
    const changed = await change(id, { lines: [line('3', '10', { tax: 'IVA4' })] });
    expect(changed).toMatchObject({
      id,
      state: 'draft',
      subtotal: '30.00',
      tax_total: '1.20',
      total: '31.20',
    });
    expect(changed.lines).toMatchObject([{ position: 1, quantity: '3', net: '30.00' }]);
    expect(changed.taxes).toEqual([{ position: 1, tax_code: 'IVA4', rate: '4', base: '30.00', tax: '1.20' }]);
    expect(await purchases.read(id)).toEqual(changed);
  });

  it('keeps what a change does not name, and what it is', async () => {
    const draft = await purchases.draft({
      kind: 'import',
      lines: [line('2', '0.5', { discount_percent: '10', tax: 'IVA10', withholding: 'IRPF15' })],
      issued_on: '2026-02-01',
      due_on: '2026-02-20',
      notes: 'As agreed',
    });
    const changed = await change(draft.id, { notes: null, kind: 'invoice', state: 'confirmed' });
    expect(changed).toEqual({ ...draft, notes: null, updated_at: changed.updated_at });
    const { data } = (await books.caller.put(`/api/v1/purchases/${draft.id}`, { notes: 'As agreed' })).body;
    expect(data).toEqual({ ...draft, updated_at: data.updated_at });
  });

  it('moves its date of payment with the date of issue', async () => {
    const { id } = await purchases.draft({ issued_on: '2026-01-10', due_on: '2026-02-24' });
    expect((await change(id, { issued_on: '2026-03-01' })).due_on).toBe('2026-04-15');
    expect((await change(id, { issued_on: '2026-01-01', due_on: '2026-01-02' })).due_on).toBe('2026-01-02');
    expect((await change(id, { due_on: null })).due_on).toBe('2026-01-01');
  });

  it('that is refused a change stays as it was', async () => {
    const draft = await purchases.draft();
    const changes = [
      { lines: [line('1', '1'), line('-2', '1')] },
      { lines: [] },
      { client_id: 1e9 },
      { client_id: null },
      { number: null },
      { corrects_id: draft.id },
      { due_on: '0001-01-01' },
    ];
    for (const one of changes) {
      expect([one, (await books.patch(`purchases/${draft.id}`, one)).status]).toEqual([one, 422]);
    }
    expect(await purchases.read(draft.id)).toEqual(draft);
  });

  it.each(KINDS)('of the kind %s is confirmed, cancelled or removed', async (kind) => {
    const [first, second, third] = [
      await purchases.draft({ kind }),
      await purchases.draft({ kind }),
      await purchases.draft({ kind }),
    ];
    const { status, body } = await books.post(`purchases/${first.id}/confirm`);
    expect([status, body.message, body.data.state]).toEqual([200, 'Purchase confirmed', 'confirmed']);
    expect(body.data.confirmed_at >= first.created_at).toBe(true);
    expect(await purchases.step(second.id, 'cancel')).toMatchObject({
      state: 'cancelled',
      confirmed_at: null,
    });
    expect((await books.delete(`purchases/${third.id}`)).body.message).toBe('Purchase deleted');
    expect((await books.caller.get(`/api/v1/purchases/${third.id}`)).status).toBe(404);
  });

  it('is confirmed once, however many ask at the same time', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const { id } = await purchases.draft();
      const confirming = Array.from({ length: 8 }, () => books.post(`purchases/${id}/confirm`));
      const refusals = (await Promise.all(confirming)).filter(({ status }) => status !== 200);
      expect(refusals.map(refusalOf)).toEqual(Array.from({ length: 7 }, () => NOT_DRAFT));
    }
  });

  it('is never both confirmed and cancelled, when both are asked for at the same time', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const { id } = await purchases.draft();
      const steps = ['confirm', 'cancel', 'confirm', 'cancel'];
      const answers = await Promise.all(steps.map((step) => books.post(`purchases/${id}/${step}`)));
      const done = answers.filter(({ status }) => status === 200);
      expect(done).toHaveLength(1);
      expect((await purchases.read(id)).state).toBe(done[0]!.body.data.state);
    }
  });
});

describe('a confirmed purchase', () => {
  it.each(KINDS)('of the kind %s is neither changed nor confirmed again nor removed', async (kind) => {
    const confirmed = await purchases.create({ kind });
    const { id } = confirmed;
    expect(refusalOf(await books.patch(`purchases/${id}`, { notes: 'x' }))).toEqual(NOT_DRAFT);
    expect(refusalOf(await books.caller.put(`/api/v1/purchases/${id}`, { number: 'x' }))).toEqual(NOT_DRAFT);
    expect(await refused(id, 'confirm')).toEqual(NOT_DRAFT);
    expect(refusalOf(await books.delete(`purchases/${id}`))).toEqual(NOT_DRAFT);
    expect(await purchases.read(id)).toEqual(confirmed);
  });

  it('that is an invoice becomes a draft again, which can be changed and confirmed anew', async () => {
    const confirmed = await purchases.create();
    const draft = await purchases.step(confirmed.id, 'unconfirm');
    expect(draft).toEqual({ ...confirmed, state: 'draft', confirmed_at: null, updated_at: draft.updated_at });
    await change(confirmed.id, { lines: [line('2', '100')] });
    expect(await purchases.step(confirmed.id, 'confirm')).toMatchObject({
      state: 'confirmed',
      total: '200.00',
    });
  });

  it('that is an invoice is not cancelled', async () => {
    const { id } = await purchases.create();
    expect(await refused(id, 'cancel')).toEqual([409, 'purchase_not_cancellable']);
    expect((await purchases.read(id)).state).toBe('confirmed');
  });

  it.each(CANCELLABLE)('of the kind %s is cancelled, and not unconfirmed', async (kind) => {
    const confirmed = await purchases.create({ kind });
    expect(await refused(confirmed.id, 'unconfirm')).toEqual([409, 'purchase_not_unconfirmable']);
    const cancelled = await purchases.step(confirmed.id, 'cancel');
    expect(cancelled).toEqual({ ...confirmed, state: 'cancelled', updated_at: cancelled.updated_at });
  });

  it('keeps the supplier, the taxes and the products as they were', async () => {
    const product_id = await purchases.product();
    const tax = await books.create('taxes', { code: 'T', name: 'T', rate: '10' });
    const lines = [{ product_id, quantity: '1', unit_price: '3', tax: 'T' }];
    const purchase = await purchases.create({ lines });
    await books.patch(`clients/${books.clientId}`, { name: 'Another' });
    await books.patch(`taxes/${tax.id}`, { rate: '99', code: 'U' });
    await books.patch(`products/${product_id}`, { name: 'Hammer' });
    expect(await purchases.read(purchase.id)).toEqual(purchase);
    expect(refusalOf(await books.delete(`products/${product_id}`))).toEqual([409, 'in_use']);
  });
});

describe('a cancelled purchase', () => {
  it.each(['draft', 'note'])('that was a %s can be read and removed, and nothing else', async (origin) => {
    const { id } = await (origin === 'draft' ? purchases.draft() : purchases.create({ kind: 'credit_note' }));
    await purchases.step(id, 'cancel');
    expect(await refused(id, 'confirm')).toEqual(NOT_DRAFT);
    expect(await refused(id, 'cancel')).toEqual([409, 'already_cancelled']);
    expect(refusalOf(await books.patch(`purchases/${id}`, { notes: 'x' }))).toEqual(NOT_DRAFT);
    expect((await purchases.read(id)).state).toBe('cancelled');
    expect((await books.delete(`purchases/${id}`)).status).toBe(200);
    expect((await books.caller.get(`/api/v1/purchases/${id}`)).status).toBe(404);
  });

  it('is not unconfirmed, nor is a draft', async () => {
    const { id } = await purchases.draft();
    expect(await refused(id, 'unconfirm')).toEqual(NOT_CONFIRMED);
    await purchases.step(id, 'cancel');
    expect(await refused(id, 'unconfirm')).toEqual(NOT_CONFIRMED);
  });
});
