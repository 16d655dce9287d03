import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { cellsOf, changeCurrency, reportOf } from './support/reports.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const sales = (other: Record<string, string> = {}) =>
  reportOf(books.caller, 'sales-by-client', { from: '2026-01-01', to: '2026-03-31', ...other });
const AMOUNTS = ['documents', 'subtotal', 'taxes', 'withholding', 'total', 'credited', 'paid', 'balance'];

describe('sales by client', () => {
  it('sums up what each client was invoiced and what became of it, the greatest total first', async () => {
    const shop = await books.client({ name: 'Shop', tax_id: 'B11111111', surcharge: true });
    const small = await books.client({ name: 'Small' });
    const before = await books.invoice({ client_id: shop.id, issued_on: '2025-12-31' });
    await books.invoice({ client_id: small.id, issued_on: '2026-01-01', lines: [line('1', '10')] });
    const first = await books.invoice({
      client_id: shop.id,
      issued_on: '2026-01-01',
      lines: [line('2', '100', { tax: 'IVA21' }), line('1', '50', { tax: 'IVA10' })],
    });
    const work = await books.invoice({
      issued_on: '2026-02-10',
      lines: [line('1', '200', { tax: 'IVA21', withholding: 'IRPF15' })],
    });
    const last = await books.invoice({ client_id: shop.id, issued_on: '2026-03-31' });
    await books.invoice({ client_id: small.id, issued_on: '2026-04-01' });
    await books.draft({ client_id: small.id, issued_on: '2026-02-01' });
    // 308.10 with surcharge; a credit note of April still belongs to the sales of January.
    await books.create(`invoices/${first.id}/credit-notes`, {
      issued_on: '2026-04-02',
      lines: [{ position: 1, quantity: '1' }],
    });
    await books.post(`invoices/${first.id}/pay`, { amount: '81.90' });
    await books.post(`invoices/${last.id}/pay`, { amount: '100' });
    await books.post(`invoices/${work.id}/pay`, { amount: '12' });
    await books.post(`invoices/${before.id}/pay`);

    const { rows, totals } = await sales();
    expect(cellsOf(rows, 'client', 'client_tax_id', 'currency', ...AMOUNTS)).toEqual([
      'Shop B11111111 EUR 2 350.00 58.10 0.00 408.10 126.20 181.90 100.00',
      'Ana - EUR 1 200.00 42.00 30.00 212.00 0.00 12.00 200.00',
      'Small - EUR 1 10.00 0.00 0.00 10.00 0.00 0.00 10.00',
    ]);
    expect(rows[0]!.documents).toBe(2);
    expect(cellsOf(totals, 'client', 'currency', ...AMOUNTS)).toEqual([
      '- EUR 4 560.00 100.10 30.00 630.10 126.20 193.90 310.00',
    ]);
    expect(totals[0]!.documents).toBe(4);
  });

  it('orders by amounts, not by their digits, and then by name', async () => {
    const clients = await Promise.all(
      ['Cees', 'Bea', 'Ada'].map(async (name, index) => [name, (await books.client({ name })).id, index]),
    );
    for (const [name, client_id] of clients) {
      const lines = [line('1', name === 'Cees' ? '900' : '1000')];
      await books.invoice({ client_id, issued_on: '2026-01-01', lines });
    }
    expect(cellsOf((await sales()).rows, 'client', 'total')).toEqual([
      'Ada 1000.00',
      'Bea 1000.00',
      'Cees 900.00',
    ]);
  });

  it('can have only those who were invoiced most, of each currency, with their totals', async () => {
    const sell = async (amounts: readonly number[]) => {
      for (const amount of amounts) {
        const client = await books.client({ name: `Client ${amount}` });
        const lines = [line('1', String(amount))];
        await books.invoice({ client_id: client.id, issued_on: '2026-01-01', lines });
      }
    };
    await sell([1, 12, 3, 11, 2, 10, 4, 9, 5, 8, 6, 7]);
    await changeCurrency(world, books, 'JPY');
    await sell([20, 21]);
    const { parameters, rows, totals } = await sales({ top: '10' });
    expect(parameters.top).toBe('10');
    expect(cellsOf(rows, 'currency', 'client')).toEqual([
      ...[12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((amount) => `EUR Client ${amount}`),
      'JPY Client 21',
      'JPY Client 20',
    ]);
    expect(cellsOf(totals, 'currency', 'documents', 'total')).toEqual(['EUR 10 75.00', 'JPY 2 41']);
    expect((await sales({ top: 'all' })).rows).toEqual((await sales()).rows);
    expect((await sales()).rows).toHaveLength(14);
  });

  it('keeps clients of the same name apart, and shows none of another company', async () => {
    const other = await Books.open(world);
    await other.invoice({ issued_on: '2026-01-01' });
    const twin = await books.client();
    await books.invoice({ issued_on: '2026-01-01', lines: [line('1', '2')] });
    await books.invoice({ issued_on: '2026-01-01', client_id: twin.id, lines: [line('1', '1')] });
    expect(cellsOf((await sales()).rows, 'client', 'total')).toEqual(['Ana 2.00', 'Ana 1.00']);
  });

  it('counts a debit note as a sale, and forgets a cancelled note', async () => {
    const { id } = await books.invoice({ issued_on: '2026-01-01' });
    await books.create('series', { code: 'DEB', name: 'Debit notes', kind: 'debit_note', is_default: true });
    const debit = { issued_on: '2026-01-02', lines: [line('1', '7')] };
    await books.create(`invoices/${id}/debit-notes`, debit);
    for (const note of [
      await books.create(`invoices/${id}/debit-notes`, debit),
      await books.create(`invoices/${id}/credit-notes`, { issued_on: '2026-01-03' }),
    ]) {
      expect((await books.post(`invoices/${note.id}/cancel`)).status).toBe(200);
    }
    expect(cellsOf((await sales()).rows, ...AMOUNTS)).toEqual(['2 107.00 0.00 0.00 107.00 0.00 0.00 107.00']);
  });
});
