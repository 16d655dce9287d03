import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { bought, Purchasing } from './support/purchasing.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
let purchases: Purchasing;
let product: number;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  books = await Books.open(world);
  purchases = new Purchasing(books);
  product = await purchases.product();
});
afterAll(() => world.close());

const stock = () => purchases.stock(product);

describe('the stock of a product', () => {
  it.each([
    ['invoice', '12.5', '15'],
    ['import', '12.5', '15'],
    ['debit_note', '12.5', '15'],
    ['credit_note', '7.5', '5'],
  ])(
    'is moved by a confirmed purchase of the kind %s to %s, and to %s by the next',
    async (kind, moved, next) => {
      const { id } = await purchases.draft({ kind, lines: [bought(product, '2.5'), line('9', '1')] });
      expect(await stock()).toBe('10');
      await purchases.step(id, 'confirm');
      expect(await stock()).toBe(moved);
      await purchases.create({ kind, lines: [bought(product, '2.5')] });
      expect(await stock()).toBe(next);
    },
  );

  it.each([
    ['invoice', 'unconfirm'],
    ['import', 'cancel'],
    ['debit_note', 'cancel'],
    ['credit_note', 'cancel'],
  ])('is moved back exactly when an %s is taken back (%s)', async (kind, step) => {
    const lines = [bought(product, '0.1'), bought(product, '0.2'), bought(product, '-0.000001')];
    const { id } = await purchases.create({ kind, lines });
    expect(await stock()).toBe(kind === 'credit_note' ? '9.700001' : '10.299999');
    await purchases.step(id, step);
    expect(await stock()).toBe('10');
  });

  it('moves once, however many confirm at the same time, and once back', async () => {
    const { id } = await purchases.draft({ lines: [bought(product, '3')] });
    const together = (step: string) =>
      Promise.all(Array.from({ length: 6 }, () => books.post(`purchases/${id}/${step}`)));
    for (const [step, count] of [
      ['confirm', '13'],
      ['unconfirm', '10'],
      ['confirm', '13'],
    ] as const) {
      const answers = await together(step);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await stock()).toBe(count);
    }
  });

  it('loses nothing where many purchases of the same products are made at the same time', async () => {
    const other = await purchases.product({ stock: '0' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => {
        const lines = [bought(product, '1'), bought(other, '2')];
        return books.post('purchases', purchases.request({ lines: turn % 2 ? lines : lines.toReversed() }));
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(12).fill(201));
    expect([await stock(), await purchases.stock(other)]).toEqual(['22', '24']);
  });

  it('follows the lines that a draft has when it is confirmed', async () => {
    const other = await purchases.product({ stock: '0' });
    const { id } = await purchases.create({ lines: [bought(product, '5')] });
    await purchases.step(id, 'unconfirm');
    await books.patch(`purchases/${id}`, { lines: [bought(other, '4')] });
    await purchases.step(id, 'confirm');
    expect([await stock(), await purchases.stock(other)]).toEqual(['10', '4']);
  });

  it('stays where the document is refused, cancelled as a draft or removed', async () => {
    const lines = [bought(product, '5')];
    await purchases.create({ number: 'F-1', lines: [line('1', '1')] });
    expect((await books.post('purchases', purchases.request({ number: 'F-1', lines }))).status).toBe(409);
    await purchases.step((await purchases.draft({ lines })).id, 'cancel');
    await books.delete(`purchases/${(await purchases.draft({ lines })).id}`);
    const note = await purchases.create({ kind: 'debit_note', lines });
    await purchases.step(note.id, 'cancel');
    await books.delete(`purchases/${note.id}`);
    expect(await stock()).toBe('10');
  });

  it('is not counted for a product that is not stocked', async () => {
    const service = await purchases.product({ stocked: false, stock: '0' });
    await purchases.create({ lines: [bought(service, '5')] });
    expect(await purchases.stock(service)).toBe('0');
  });

  it('is not moved back by what was bought before it was counted', async () => {
    const later = await purchases.product({ stocked: false });
    const { id } = await purchases.create({ lines: [bought(later, '5'), bought(product, '5')] });
    await books.patch(`products/${later}`, { stocked: true, stock: '7' });
    await purchases.step(id, 'unconfirm');
    expect([await purchases.stock(later), await stock()]).toEqual(['7', '10']);
    await purchases.step(id, 'confirm');
    expect([await purchases.stock(later), await stock()]).toEqual(['12', '15']);
  });

  it('of another company is never moved', async () => {
    const others = new Purchasing(await Books.open(world));
    const theirs = await others.product();
    expect((await books.post('purchases', purchases.request({ lines: [bought(theirs, '1')] }))).status).toBe(
      422,
    );
    expect(await others.stock(theirs)).toBe('10');
  });
});
