import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line, refusalOf } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const debit = (id: number, body: Record<string, unknown> = {}) =>
  books.create(`invoices/${id}/debit-notes`, { lines: [line('1', '12.5')], ...body });
const refusedDebit = async (id: number, series_id: number) =>
  refusalOf(await books.post(`invoices/${id}/debit-notes`, { lines: [line('1', '12.5')], series_id }));

describe('the numbers of debit notes', () => {
  it.each([
    ['ES', /^ND\d{4}-000001$/],
    ['HN', /^000-001-07-00000001$/],
    ['PT', /^DN-000001$/],
  ])('in %s are like %s, of a series of their own', async (country, written) => {
    books = await Books.open(world, { country });
    const note = await debit((await books.invoice()).id);
    expect(note.invoice_number).toMatch(written);
    expect(note.series_id).toBe((await books.defaultSeries('debit_note')).id);
    expect((await books.invoice()).number).toBe(2);
  });

  it('come from the series that is named, if it is one for debit notes', async () => {
    const { id } = await books.invoice();
    const own = await books.create('series', {
      code: 'F',
      name: 'Freight',
      kind: 'debit_note',
      pattern: 'F{NUMBER}',
    });
    expect((await debit(id, { series_id: own.id })).invoice_number).toBe('F1');
    const invoices = await books.defaultSeries();
    const unknown = [422, 'validation_failed', 'series_id', 'unknown'];
    expect(await refusedDebit(id, invoices.id)).toEqual(unknown);
  });

  it('have no gap and no duplicate after 24 at once', async () => {
    const { id } = await books.invoice();
    const issued = await Promise.all(Array.from({ length: 24 }, () => debit(id)));
    const numbers = issued.map(({ number }) => number as number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  });

  it('go back to the series when the document is refused after it took one', async () => {
    const { id } = await books.invoice();
    const { series_id, invoice_number } = await debit(id);
    const same = {
      code: 'X',
      name: 'X',
      kind: 'debit_note',
      pattern: invoice_number.replace(/1$/, '{NUMBER}'),
    };
    const other = await books.create('series', same);
    expect(await refusedDebit(id, other.id)).toEqual([409, 'conflict', 'invoice_number', 'taken']);
    expect((await books.read(`series/${other.id}`)).next_number).toBe(1);
    expect((await books.read(`series/${series_id}`)).next_number).toBe(2);
  });
});

describe('what a debit note adds', () => {
  it('is paid by itself, by either route, and the invoice by itself', async () => {
    const invoice = await books.invoice();
    const note = await debit(invoice.id);
    expect((await books.post(`invoices/${note.id}/pay`, { amount: '2.5' })).body.data.invoice).toMatchObject({
      status: 'unpaid',
      balance: '10.00',
    });
    await books.create('payments', { invoice_id: note.id });
    expect(await books.read(`invoices/${note.id}`)).toMatchObject({ status: 'paid', paid_total: '12.50' });
    const again = await books.post(`invoices/${note.id}/pay`);
    expect([again.status, again.body.error.code]).toEqual([400, 'ALREADY_PAID']);
    expect(await books.read(`invoices/${invoice.id}`)).toMatchObject({
      status: 'unpaid',
      paid_total: '0.00',
    });
  });

  it('is overdue after its day, in the answer and in the filter', async () => {
    const { id } = await books.invoice({ issued_on: '2026-01-01' });
    const note = await debit(id, { issued_on: '2026-01-02', payment_method: 'TRANS' });
    expect([note.due_on, note.status]).toEqual(['2026-02-01', 'overdue']);
    const listed = (await books.read('invoices?status=overdue&kind=debit_note')) as { id: number }[];
    expect(listed.map((one) => one.id)).toEqual([note.id]);
  });
});
