import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dataOf, line, refusalOf } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const credit = (id: number, body: Record<string, unknown> = {}) =>
  books.create(`invoices/${id}/credit-notes`, body);
const debit = (id: number) => books.create(`invoices/${id}/debit-notes`, { lines: [line('1', '30')] });
const cancel = (id: number) => books.post(`invoices/${id}/cancel`);
const partOf = (position: number, quantity?: string) => ({ lines: [{ position, quantity }] });

describe('a note that is cancelled', () => {
  it.each([
    ['credit note', (id: number) => credit(id)],
    ['debit note', (id: number) => debit(id)],
  ])('as a %s keeps its number and all that it says', async (_kind, note) => {
    const before = await note((await books.invoice()).id);
    const cancelled = dataOf(await cancel(before.id), 200);
    expect(cancelled).toEqual({
      ...before,
      state: 'cancelled',
      status: 'cancelled',
      updated_at: cancelled.updated_at,
    });
    const listed = (await books.read('invoices?status=cancelled')) as { id: number }[];
    expect(listed.map(({ id }) => id)).toEqual([before.id]);
    const next = await note((await books.invoice()).id);
    expect(next.number).toBe(before.number + 1);
  });

  it('is neither cancelled again, nor issued, changed, paid, corrected or removed', async () => {
    const { id } = await books.invoice();
    for (const note of [await credit(id, partOf(1, '0.5')), await debit(id)]) {
      const cancelled = dataOf(await cancel(note.id), 200);
      const path = `invoices/${note.id}`;
      const notDraft = [409, 'invoice_not_draft'];
      const notIssued = [409, 'invoice_not_issued'];
      expect(refusalOf(await cancel(note.id))).toEqual([409, 'already_cancelled']);
      expect(refusalOf(await books.post(`${path}/issue`))).toEqual(notDraft);
      expect(refusalOf(await books.patch(path, { notes: 'x' }))).toEqual(notDraft);
      expect(refusalOf(await books.delete(path))).toEqual(notDraft);
      expect(refusalOf(await books.post(`${path}/pay`))).toEqual(notIssued);
      expect(refusalOf(await books.post(`${path}/credit-notes`))).toEqual(notIssued);
      const more = { lines: [line('1', '1')] };
      expect(refusalOf(await books.post(`${path}/debit-notes`, more))).toEqual(notIssued);
      expect(await books.read(path)).toEqual(cancelled);
    }
  });

  it('is so after one of eight calls at once', async () => {
    const { id } = await books.invoice();
    const taken = await credit(id, partOf(1, '0.5'));
    await credit(id, partOf(1, '0.25'));
    for (const note of [taken, await debit(id)]) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => cancel(note.id)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(7).fill(409)]);
    }
    expect((await books.read(`invoices/${id}`)).credited_total).toBe('25.00');
  });

  it('is never an issued invoice', async () => {
    const invoice = await books.invoice();
    expect(refusalOf(await cancel(invoice.id))).toEqual([409, 'invoice_not_draft']);
    expect(await books.read(`invoices/${invoice.id}`)).toEqual(invoice);
  });
});

describe('a debit note on which something was paid', () => {
  it('is not cancelled until the payment is taken back', async () => {
    const note = await debit((await books.invoice()).id);
    const { id } = (await books.post(`invoices/${note.id}/pay`, { amount: '1' })).body.data;
    expect(refusalOf(await cancel(note.id))).toEqual([409, 'debit_note_paid']);
    const spanish = await books.caller.post(
      `/api/v1/invoices/${note.id}/cancel`,
      {},
      { 'accept-language': 'es' },
    );
    expect(spanish.body.error.message).toContain('nota de débito');
    expect((await books.read(`invoices/${note.id}`)).status).toBe('unpaid');
    await books.delete(`payments/${id}`);
    expect((await cancel(note.id)).body.data.status).toBe('cancelled');
  });

  it('is never cancelled as well, of a payment and a cancelling at once', async () => {
    const { id } = await books.invoice();
    for (let round = 0; round < 8; round++) {
      const note = await debit(id);
      const [paid, cancelled] = await Promise.all([books.post(`invoices/${note.id}/pay`), cancel(note.id)]);
      const { status, paid_total } = await books.read(`invoices/${note.id}`);
      expect([paid.status, cancelled.status, status, paid_total]).toBeOneOf([
        [200, 409, 'paid', '30.00'],
        [409, 200, 'cancelled', '0.00'],
      ]);
    }
  });
});
