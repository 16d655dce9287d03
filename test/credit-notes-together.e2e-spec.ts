import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line, refusalOf } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const credit = (id: number, body: Record<string, unknown> = {}) =>
  books.create(`invoices/${id}/credit-notes`, body);
const partOf = (position: number, quantity?: string) => ({ lines: [{ position, quantity }] });

describe('the credit notes of an invoice', () => {
  it('come to its total to the cent, however it is divided', async () => {
    const lines = [
      line('3', '0.335', { tax: 'IVA21', withholding: 'IRPF15' }),
      line('7', '0.05', { tax: 'IVA21' }),
    ];
    const { id, total } = await books.invoice({ lines });
    for (const [position, quantity] of [
      [1, '1'],
      [2, '3'],
      [1, '1'],
      [2, '2.5'],
      [1, undefined],
      [2, undefined],
    ] as const) {
      await credit(id, partOf(position, quantity));
    }
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      credited_total: total,
      balance: '0.00',
      status: 'credited',
    });
  });

  it('never take back more than is left, of eight that ask at the same time', async () => {
    const { id, total } = await books.invoice({ lines: [line('5', '0.35', { tax: 'IVA21' })] });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => books.post(`invoices/${id}/credit-notes`, partOf(1, '1'))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    for (const refused of answers.filter(({ status }) => status !== 201)) {
      expect(refusalOf(refused)).toEqual([422, 'validation_failed', 'lines', 'nothing_left']);
    }
    expect((await books.read(`invoices/${id}`)).credited_total).toBe(total);
    expect((await books.defaultSeries('credit_note')).next_number).toBe(6);
  });

  it('and its payments wait for each other and do not lock up', async () => {
    const { id } = await books.invoice({ lines: [line('20', '1')] });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? books.post(`invoices/${id}/pay`, { amount: '1' })
          : books.post(`invoices/${id}/credit-notes`, partOf(1, '1')),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...Array<number>(10).fill(200),
      ...Array<number>(10).fill(201),
    ]);
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      paid_total: '10.00',
      credited_total: '10.00',
      balance: '0.00',
    });
  });

  it('are for issued invoices only', async () => {
    const draft = await books.draft();
    const note = await credit((await books.invoice()).id);
    for (const { id } of [draft, note]) {
      const refused = await books.post(`invoices/${id}/credit-notes`);
      expect(refusalOf(refused)).toEqual([409, 'invoice_not_issued']);
    }
  });

  it('keep the client as the invoice has it', async () => {
    const { id } = await books.invoice();
    await books.patch(`clients/${books.clientId}`, { name: 'Another', surcharge: true });
    expect((await credit(id)).client_name).toBe('Ana');
  });
});
