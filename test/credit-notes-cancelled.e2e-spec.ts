import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Decimal } from '../src/common/money.js';
import { Books, line, refusalOf } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

interface TaxRow {
  tax_code: string;
  base: string;
  tax: string;
}

const credit = (id: number, body: Record<string, unknown> = {}) =>
  books.create(`invoices/${id}/credit-notes`, body);
const cancel = (id: number) => books.post(`invoices/${id}/cancel`);
const partOf = (position: number, quantity?: string) => ({ lines: [{ position, quantity }] });

describe('what a cancelled credit note took off its invoice', () => {
  it('is owed again, and can be paid', async () => {
    const { id } = await books.invoice();
    const note = await credit(id);
    expect((await books.read(`invoices/${id}`)).status).toBe('credited');
    await cancel(note.id);
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      status: 'unpaid',
      credited_total: '0.00',
      balance: '100.00',
    });
    expect((await books.post(`invoices/${id}/pay`)).body.data.amount).toBe('100.00');
  });

  it('can be credited again, of each line as much as it took and no more', async () => {
    const { id } = await books.invoice({ lines: [line('4', '10'), line('2', '5')] });
    await credit(id, partOf(1, '1'));
    const note = await credit(id, { lines: [{ position: 1, quantity: '2' }, { position: 2 }] });
    await cancel(note.id);
    const refused = await books.post(`invoices/${id}/credit-notes`, partOf(1, '3.5'));
    expect(refusalOf(refused)).toEqual([422, 'validation_failed', 'lines[0].quantity', 'more_than_left']);
    expect((await credit(id)).lines).toMatchObject([
      { corrects_position: 1, quantity: '-3' },
      { corrects_position: 2, quantity: '-2' },
    ]);
    expect(await books.read(`invoices/${id}`)).toMatchObject({ credited_total: '50.00', status: 'credited' });
  });

  it('comes to the total to the cent in the end, whichever of them were cancelled on the way', async () => {
    const lines = [
      line('3', '0.335', { tax: 'IVA21', withholding: 'IRPF15' }),
      line('7', '0.05', { tax: 'IVA21' }),
      line('5', '0.13', { tax: 'IVA10' }),
    ];
    const { id, total, taxes } = await books.invoice({ lines });
    const notes = [];
    const parts = [
      partOf(1, '1'),
      partOf(2, '3'),
      partOf(1, '1'),
      partOf(3, '1'),
      partOf(1),
      partOf(2),
      partOf(3),
    ];
    for (const part of parts) notes.push(await credit(id, part));
    for (const index of [1, 2, 3]) await cancel(notes[index]!.id);
    await credit(id, partOf(2, '1'));
    await credit(id);
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      credited_total: total,
      balance: '0.00',
      status: 'credited',
    });
    const credited = new Map<string, { base: Decimal; tax: Decimal }>();
    for (const note of (await books.read('invoices?kind=credit_note&status=issued')) as { id: number }[]) {
      for (const { tax_code, base, tax } of (await books.read(`invoices/${note.id}`)).taxes as TaxRow[]) {
        const before = credited.get(tax_code) ?? { base: new Decimal('0'), tax: new Decimal('0') };
        credited.set(tax_code, { base: before.base.minus(base), tax: before.tax.minus(tax) });
      }
    }
    for (const { tax_code, base, tax } of taxes as TaxRow[]) {
      const { base: creditedBase, tax: creditedTax } = credited.get(tax_code)!;
      expect([creditedBase.toFixed(2), creditedTax.toFixed(2)]).toEqual([base, tax]);
    }
  });

  it('is right after cancellings, new credit notes and payments at once', async () => {
    const { id } = await books.invoice({ lines: [line('40', '1')] });
    const notes = [];
    for (let index = 0; index < 8; index++) notes.push(await credit(id, partOf(1, '1')));
    const answers = await Promise.all([
      ...notes.map((note) => cancel(note.id)),
      ...notes.map(() => books.post(`invoices/${id}/credit-notes`, partOf(1, '2'))),
      ...notes.map(() => books.post(`invoices/${id}/pay`, { amount: '1' })),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...Array<number>(16).fill(200),
      ...Array<number>(8).fill(201),
    ]);
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      credited_total: '16.00',
      paid_total: '8.00',
      balance: '16.00',
    });
  });
});
