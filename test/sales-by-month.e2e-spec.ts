import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { cellsOf, changeCurrency, reportOf } from './support/reports.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const monthly = (from = '2026-01-01', to = '2026-03-31') =>
  reportOf(books.caller, 'sales-by-month', { from, to });
const SOLD = ['documents', 'subtotal', 'taxes', 'withholding', 'total', 'credited', 'paid', 'balance'];
const dueIn = async (...period: [string?, string?]) =>
  cellsOf((await monthly(...period)).rows, 'month', 'documents', 'due');

describe('sales by month', () => {
  it('sums up what each month invoiced and what became of it, with the credit notes of later months', async () => {
    const shop = await books.client({ name: 'Shop', surcharge: true });
    await books.invoice({ issued_on: '2025-12-31' });
    const first = await books.invoice({
      client_id: shop.id,
      issued_on: '2026-01-01',
      lines: [line('2', '100', { tax: 'IVA21' }), line('1', '50', { tax: 'IVA10' })],
    });
    const work = await books.invoice({
      issued_on: '2026-01-31',
      lines: [line('1', '200', { tax: 'IVA21', withholding: 'IRPF15' })],
    });
    const last = await books.invoice({ issued_on: '2026-03-31' });
    await books.invoice({ issued_on: '2026-04-01' });
    await books.draft({ issued_on: '2026-02-01' });
    await books.create(`invoices/${first.id}/credit-notes`, {
      issued_on: '2026-02-02',
      lines: [{ position: 1, quantity: '1' }],
    });
    await books.post(`invoices/${first.id}/pay`, { amount: '81.90' });
    await books.post(`invoices/${work.id}/pay`, { amount: '12', paid_on: '2026-06-01' });
    await books.create(`invoices/${last.id}/debit-notes`, {
      issued_on: '2026-03-31',
      lines: [line('1', '7')],
    });

    const { rows, totals } = await monthly();
    expect(cellsOf(rows, 'month', 'currency', ...SOLD)).toEqual([
      '2026-01 EUR 2 450.00 100.10 30.00 520.10 126.20 93.90 300.00',
      '2026-02 EUR 0 0.00 0.00 0.00 0.00 0.00 0.00 0.00',
      '2026-03 EUR 2 107.00 0.00 0.00 107.00 0.00 0.00 107.00',
    ]);
    expect(rows[1]!.documents).toBe(0);
    expect(cellsOf(totals, 'month', 'currency', 'documents', 'total', 'balance')).toEqual([
      '- EUR 4 627.10 407.00',
    ]);
  });

  it('has what is owed in the month in which it falls due, whenever it was issued', async () => {
    const due = (issued_on: string, due_on: string, amount: string) =>
      books.invoice({ issued_on, due_on, lines: [line('1', amount)] });
    await due('2025-06-01', '2025-12-31', '1');
    await due('2025-06-01', '2026-01-01', '2');
    const paid = await due('2025-06-01', '2026-01-15', '4');
    const partly = await due('2025-07-01', '2026-02-28', '8');
    await due('2026-01-10', '2026-03-31', '16');
    await due('2026-01-10', '2026-04-01', '32');
    const credited = await due('2026-01-10', '2026-03-01', '64');
    await books.draft({ issued_on: '2026-01-10', due_on: '2026-03-01' });
    await books.post(`invoices/${paid.id}/pay`);
    await books.post(`invoices/${partly.id}/pay`, { amount: '3' });
    await books.post(`invoices/${credited.id}/pay`);
    await books.create(`invoices/${credited.id}/credit-notes`, { issued_on: '2026-02-01' });
    expect(await dueIn()).toEqual(['2026-01 3 2.00', '2026-02 0 5.00', '2026-03 0 -48.00']);
    expect((await monthly()).totals[0]!.due).toBe('-41.00');
  });

  it('begins and ends with the days of the period, in whatever months they are', async () => {
    for (const issued_on of ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02']) {
      await books.invoice({ issued_on, due_on: issued_on });
    }
    expect(await dueIn('2026-01-31', '2026-02-01')).toEqual(['2026-01 1 100.00', '2026-02 1 100.00']);
    expect(await dueIn('2026-01-31', '2026-01-31')).toEqual(['2026-01 1 100.00']);
  });

  it('has every month of a year that begins in the middle of one, and nothing of another company', async () => {
    const other = await Books.open(world);
    await other.invoice({ issued_on: '2026-01-01' });
    const { rows } = await monthly('2024-01-31', '2025-01-30');
    expect(cellsOf(rows, 'month', 'currency', 'total', 'due')).toEqual(
      [...Array.from({ length: 12 }, (_, n) => `2024-${String(n + 1).padStart(2, '0')}`), '2025-01'].map(
        (month) => `${month} EUR 0.00 0.00`,
      ),
    );
    expect(cellsOf((await monthly()).rows, 'total', 'due')).toEqual(Array(3).fill('0.00 0.00'));
  });

  it('has other currencies where there is something in them, and never adds them up', async () => {
    await books.invoice({ issued_on: '2026-02-05', due_on: '2026-03-05', lines: [line('1', '10.50')] });
    await changeCurrency(world, books, 'JPY');
    await books.invoice({ issued_on: '2026-02-06', due_on: '2026-02-06', lines: [line('1', '1050')] });
    const { currency, rows, totals } = await monthly();
    expect(currency).toBe('JPY');
    expect(cellsOf(rows, 'month', 'currency', 'total', 'due')).toEqual([
      '2026-02 EUR 10.50 0.00',
      '2026-03 EUR 0.00 10.50',
      '2026-01 JPY 0 0',
      '2026-02 JPY 1050 1050',
      '2026-03 JPY 0 0',
    ]);
    expect(cellsOf(totals, 'currency', 'documents', 'total', 'due')).toEqual([
      'EUR 1 10.50 10.50',
      'JPY 1 1050 1050',
    ]);
  });
});
