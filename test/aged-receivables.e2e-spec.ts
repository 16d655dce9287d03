import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dayIn, FAR_ZONE, line } from './support/books.js';
import { cellsOf, reportOf } from './support/reports.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const BUCKETS = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90', 'total'];
const aged = (as_of: string) => reportOf(books.caller, 'aged-receivables', { as_of });
const owedOn = async (day: string) => cellsOf((await aged(day)).rows, ...BUCKETS);

describe('aged receivables', () => {
  it('puts each document into the bucket of its days overdue, at the very limits', async () => {
    // Days overdue on 2026-06-30, each with an amount of its own bit.
    const dueDays = [
      ['2026-07-01', 1],
      ['2026-06-30', 2],
      ['2026-06-29', 4],
      ['2026-05-31', 8],
      ['2026-05-30', 16],
      ['2026-05-01', 32],
      ['2026-04-30', 64],
      ['2026-04-01', 128],
      ['2026-03-31', 256],
      ['2026-01-02', 512],
    ] as const;
    for (const [due_on, amount] of dueDays) {
      await books.invoice({ issued_on: '2026-01-02', due_on, lines: [line('1', String(amount))] });
    }
    expect(await owedOn('2026-06-30')).toEqual(['3.00 12.00 48.00 192.00 768.00 1023.00']);
  });

  it('goes by what had been paid and credited at the end of the day that is asked for', async () => {
    const { id } = await books.invoice({
      issued_on: '2026-01-10',
      due_on: '2026-02-09',
      lines: [line('10', '10')],
    });
    await books.post(`invoices/${id}/pay`, { amount: '30', paid_on: '2026-02-15' });
    const before = await aged('2026-02-28');
    await books.create(`invoices/${id}/credit-notes`, {
      issued_on: '2026-03-01',
      lines: [{ position: 1, quantity: '2' }],
    });
    await books.post(`invoices/${id}/pay`, { amount: '50', paid_on: '2026-05-11' });

    expect(await owedOn('2026-01-09')).toEqual([]);
    expect(await owedOn('2026-01-10')).toEqual(['100.00 0.00 0.00 0.00 0.00 100.00']);
    expect(await owedOn('2026-02-14')).toEqual(['0.00 100.00 0.00 0.00 0.00 100.00']);
    expect(await owedOn('2026-02-15')).toEqual(['0.00 70.00 0.00 0.00 0.00 70.00']);
    expect(await owedOn('2026-03-01')).toEqual(['0.00 50.00 0.00 0.00 0.00 50.00']);
    expect(await owedOn('2026-05-10')).toEqual(['0.00 0.00 0.00 50.00 0.00 50.00']);
    expect(await owedOn('2026-05-11')).toEqual([]);
    const { rows, totals } = await aged('2026-02-28');
    expect([rows, totals]).toEqual([before.rows, before.totals]);
  });

  it('has a row per client, who owes most first, and the sum of all', async () => {
    const [big, settled] = [await books.client({ name: 'Big', tax_id: 'B1' }), await books.client()];
    const day = { issued_on: '2026-01-02', due_on: '2026-01-31' };
    await books.invoice({ ...day, lines: [line('1', '99')] });
    await books.invoice({ ...day, client_id: big.id, lines: [line('1', '900')] });
    await books.invoice({ ...day, client_id: big.id, due_on: '2026-03-31', lines: [line('1', '100.5')] });
    const { id } = await books.invoice({ ...day, client_id: settled.id });
    await books.post(`invoices/${id}/pay`, { paid_on: '2026-02-01' });
    const other = await Books.open(world);
    await other.invoice(day);

    const { rows, totals } = await aged('2026-03-15');
    expect(cellsOf(rows, 'client', 'client_tax_id', 'currency', ...BUCKETS)).toEqual([
      'Big B1 EUR 100.50 0.00 900.00 0.00 0.00 1000.50',
      'Ana - EUR 0.00 0.00 99.00 0.00 0.00 99.00',
    ]);
    expect(cellsOf(totals, 'client', 'currency', ...BUCKETS)).toEqual([
      '- EUR 100.50 0.00 999.00 0.00 0.00 1099.50',
    ]);
  });

  it('counts what was paid beyond what is owed as negative', async () => {
    const { id } = await books.invoice({ issued_on: '2026-01-02', due_on: '2026-01-02' });
    await books.post(`invoices/${id}/pay`, { paid_on: '2026-01-05' });
    await books.create(`invoices/${id}/credit-notes`, { issued_on: '2026-01-10' });
    expect(await owedOn('2026-01-09')).toEqual([]);
    expect(await owedOn('2026-01-10')).toEqual(['0.00 -100.00 0.00 0.00 0.00 -100.00']);
    await books.post('payments', { invoice_id: id, amount: '-100', paid_on: '2026-01-20' });
    expect(await owedOn('2026-01-19')).toEqual(['0.00 -100.00 0.00 0.00 0.00 -100.00']);
    expect(await owedOn('2026-01-20')).toEqual([]);
  });

  it('leaves out drafts and what was cancelled, and counts a debit note by itself', async () => {
    const { id } = await books.invoice({ issued_on: '2026-01-02', due_on: '2026-01-02' });
    await books.draft({ issued_on: '2026-01-02' });
    await books.create('series', { code: 'DEB', name: 'Debit notes', kind: 'debit_note', is_default: true });
    const debit = { issued_on: '2026-01-03', due_on: '2026-02-03', lines: [line('1', '7')] };
    await books.create(`invoices/${id}/debit-notes`, debit);
    for (const note of [
      await books.create(`invoices/${id}/debit-notes`, debit),
      await books.create(`invoices/${id}/credit-notes`, { issued_on: '2026-01-04' }),
    ]) {
      expect((await books.post(`invoices/${note.id}/cancel`)).status).toBe(200);
    }
    expect(await owedOn('2026-01-10')).toEqual(['7.00 100.00 0.00 0.00 0.00 107.00']);
    expect(await owedOn('2026-01-03')).toEqual(['7.00 100.00 0.00 0.00 0.00 107.00']);
  });

  it('is of today where the company is, unless a day is named', async () => {
    const far = await Books.open(world, { timezone: FAR_ZONE });
    const { parameters } = await reportOf(far.caller, 'aged-receivables');
    expect(parameters).toEqual({ as_of: dayIn(FAR_ZONE) });
  });
});
