import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dataOf, line } from './support/books.js';
import { Superuser } from './support/superuser.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
let superuser: Superuser;
beforeAll(async () => {
  world = await World.start();
  superuser = await Superuser.on(world.server.database);
});
beforeEach(async () => (books = await Books.open(world)));
afterAll(async () => {
  await superuser.close();
  await world.close();
});

const product = async (code: string, values: Record<string, unknown> = {}): Promise<number> =>
  (await books.create('products', { code, name: code, price: '1', stocked: true, stock: '100', ...values }))
    .id;
const sold = (product_id: number, quantity: string) => ({ product_id, quantity });
const stockOf = async (id: number): Promise<string> => (await books.read(`products/${id}`)).stock;
const cancel = async (id: number) => dataOf(await books.post(`invoices/${id}/cancel`), 200);

describe('the stock of a product that is counted', () => {
  it('goes down by what an invoice sells, line by line, below zero too', async () => {
    const [saw, nail] = [await product('SAW', { stock: '2.5' }), await product('NAIL')];
    const lines = [sold(saw, '1.25'), line('7', '1'), sold(nail, '0.000001'), sold(saw, '3')];
    const { lines: written } = await books.invoice({ lines });
    expect([await stockOf(saw), await stockOf(nail)]).toEqual(['-1.75', '99.999999']);
    expect(written.map(({ stocked }: { stocked: boolean }) => stocked)).toEqual([true, false, true, true]);
  });

  it('comes back with a line that takes something off', async () => {
    const saw = await product('SAW');
    await books.invoice({ lines: [sold(saw, '3'), sold(saw, '-1')] });
    expect(await stockOf(saw)).toBe('98');
  });

  it('stays while the invoice is a draft, and goes down once when that is issued', async () => {
    const saw = await product('SAW');
    const { id } = await books.draft({ lines: [sold(saw, '4'), line('1', '1')] });
    await books.patch(`invoices/${id}`, { lines: [sold(saw, '5'), line('1', '1')] });
    expect(await stockOf(saw)).toBe('100');
    const answers = await Promise.all(Array.from({ length: 4 }, () => books.post(`invoices/${id}/issue`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect(await stockOf(saw)).toBe('95');
  });

  it('stays when a draft is cancelled or removed', async () => {
    const saw = await product('SAW');
    for (const end of [(id: number) => cancel(id), (id: number) => books.delete(`invoices/${id}`)]) {
      await end((await books.draft({ lines: [sold(saw, '4')] })).id);
    }
    expect(await stockOf(saw)).toBe('100');
  });

  it('comes back with a credit note, and goes again when that is cancelled', async () => {
    const saw = await product('SAW');
    const { id } = await books.invoice({ lines: [sold(saw, '4'), line('1', '1')] });
    const part = await books.create(`invoices/${id}/credit-notes`, {
      lines: [{ position: 1, quantity: '1.5' }],
    });
    expect(await stockOf(saw)).toBe('97.5');
    await books.create(`invoices/${id}/credit-notes`, {});
    expect(await stockOf(saw)).toBe('100');
    await cancel(part.id);
    expect(await stockOf(saw)).toBe('98.5');
    await books.create(`invoices/${id}/credit-notes`, {});
    expect(await stockOf(saw)).toBe('100');
  });

  it('goes down with a debit note, and comes back when that is cancelled', async () => {
    const saw = await product('SAW');
    const { id } = await books.invoice();
    const note = await books.create(`invoices/${id}/debit-notes`, { lines: [sold(saw, '4')] });
    expect(await stockOf(saw)).toBe('96');
    await cancel(note.id);
    expect(await stockOf(saw)).toBe('100');
  });

  it('stays when the document is refused', async () => {
    const saw = await product('SAW');
    const other = {
      code: 'X',
      name: 'X',
      pattern: (await books.invoice()).invoice_number.replace(/1$/, '{NUMBER}'),
    };
    const { id } = await books.create('series', other);
    const refused = await books.post('invoices', books.request({ series_id: id, lines: [sold(saw, '4')] }));
    expect(refused.status).toBe(409);
    expect(await stockOf(saw)).toBe('100');
  });

  it('comes back although the product is no longer sold', async () => {
    const saw = await product('SAW');
    const { id } = await books.invoice({ lines: [sold(saw, '4')] });
    await books.patch(`products/${saw}`, { active: false });
    await books.create(`invoices/${id}/credit-notes`, {});
    expect(await stockOf(saw)).toBe('100');
  });
});

describe('a product that is not counted', () => {
  it('has no stock that moves', async () => {
    const hour = await product('HOUR', { stocked: false, stock: '0' });
    const { id } = await books.invoice({ lines: [sold(hour, '4')] });
    await books.create(`invoices/${id}/credit-notes`, {});
    expect(await stockOf(hour)).toBe('0');
  });

  it('and is counted later: cancelling moves nothing that was not moved before', async () => {
    const hour = await product('HOUR', { stocked: false, stock: '0' });
    const { id } = await books.invoice({ lines: [sold(hour, '4')] });
    const note = await books.create(`invoices/${id}/credit-notes`, {});
    await books.patch(`products/${hour}`, { stocked: true, stock: '10' });
    await cancel(note.id);
    expect(await stockOf(hour)).toBe('10');
  });

  it('is counted from the issue of a draft that named it before', async () => {
    const hour = await product('HOUR', { stocked: false });
    const { id } = await books.draft({ lines: [sold(hour, '4')] });
    await books.patch(`products/${hour}`, { stocked: true, stock: '10' });
    const { lines } = dataOf(await books.post(`invoices/${id}/issue`), 200);
    expect([lines[0].stocked, await stockOf(hour)]).toEqual([true, '6']);
  });

  it('is sold without a statement on products', async () => {
    const hour = await product('HOUR', { stocked: false });
    const draft = await books.draft({ lines: [sold(hour, '1')] });
    // Fires for a statement that finds nothing to change as well.
    await superuser.rows(`
      CREATE FUNCTION no_statement() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'products were written to'; END $$;
      CREATE TRIGGER no_statement BEFORE UPDATE ON products EXECUTE FUNCTION no_statement()`);
    try {
      const { id } = await books.invoice({ lines: [sold(hour, '1'), line('1', '1')] });
      await books.create(`invoices/${id}/debit-notes`, { lines: [sold(hour, '1')] });
      await cancel((await books.create(`invoices/${id}/credit-notes`, {})).id);
      expect((await books.post(`invoices/${draft.id}/issue`)).status).toBe(200);
    } finally {
      await superuser.rows('DROP TRIGGER no_statement ON products; DROP FUNCTION no_statement()');
    }
  });
});
