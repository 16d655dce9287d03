import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const sold = (product_id: number, quantity: string) => ({ product_id, quantity });

describe('documents that name the same products in any order', () => {
  it('move them exactly, and do not lock up, 36 at once and of every kind', async () => {
    const books = await Books.open(world);
    const product = async (code: string): Promise<number> =>
      (await books.create('products', { code, name: code, price: '1', stocked: true, stock: '100' })).id;
    const stockOf = async (id: number): Promise<string> => (await books.read(`products/${id}`)).stock;
    const [a, b] = [await product('A'), await product('B')];
    const series = await books.create('series', { code: 'B', name: 'Shop' });
    const inTurn = (index: number) =>
      index % 2 === 0 ? [sold(a, '1'), sold(b, '2')] : [sold(b, '2'), sold(a, '1')];
    const invoice = await books.invoice({ lines: [sold(b, '12'), sold(a, '6')] });
    const drafts: { id: number }[] = [];
    for (let index = 0; index < 6; index++) drafts.push(await books.draft({ lines: inTurn(index) }));
    const notes: { id: number }[] = [];
    for (let index = 0; index < 6; index++) {
      notes.push(await books.create(`invoices/${invoice.id}/debit-notes`, { lines: inTurn(index) }));
    }
    expect([await stockOf(a), await stockOf(b)]).toEqual(['88', '76']);

    const credited = (index: number) =>
      index % 2 === 0
        ? [
            { position: 1, quantity: '2' },
            { position: 2, quantity: '1' },
          ]
        : [
            { position: 2, quantity: '1' },
            { position: 1, quantity: '2' },
          ];
    const round = (index: number) => [
      () => books.post('invoices', books.request({ lines: inTurn(index) })),
      () => books.post('invoices', books.request({ lines: inTurn(index + 1), series_id: series.id })),
      () => books.post(`invoices/${drafts[index]!.id}/issue`),
      () => books.post(`invoices/${invoice.id}/credit-notes`, { lines: credited(index) }),
      () => books.post(`invoices/${notes[index]!.id}/cancel`),
      () => books.post(`invoices/${invoice.id}/debit-notes`, { lines: inTurn(index) }),
    ];
    const calls = drafts.flatMap((_, index) => round(index));
    const answers = await Promise.all(calls.map((call) => call()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...Array<number>(12).fill(200),
      ...Array<number>(24).fill(201),
    ]);
    // Four of six moved out, two of six moved back: each time 1 of A and 2 of B, six times over.
    expect([await stockOf(a), await stockOf(b)]).toEqual([String(88 - 12), String(76 - 24)]);
  });
});
