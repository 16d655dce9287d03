import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { cellsOf, changeCurrency, reportOf } from './support/reports.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const QUARTER = { from: '2026-01-01', to: '2026-03-31' };
const vatBook = (parameters: Record<string, string> = {}) =>
  reportOf(books.caller, 'vat-book', { ...QUARTER, ...parameters });

const DOCUMENT = ['date', 'number', 'client', 'client_tax_id', 'currency'];
const AMOUNTS = ['tax_code', 'rate', 'base', 'tax', 'surcharge', 'withholding', 'total'];

describe('the VAT book of what was issued', () => {
  it('has a row per document and rate, with the sums per rate and of all', async () => {
    const shop = await books.client({ name: 'Shop', tax_id: 'B11111111', surcharge: true });
    await books.invoice({ issued_on: '2025-12-31', lines: [line('1', '7', { tax: 'IVA21' })] });
    const first = await books.invoice({
      issued_on: '2026-01-01',
      client_id: shop.id,
      lines: [line('2', '100', { tax: 'IVA21' }), line('1', '50', { tax: 'IVA10' })],
    });
    await books.invoice({
      issued_on: '2026-02-10',
      lines: [line('1', '1000', { tax: 'IVA21', withholding: 'IRPF15' }), line('3', '10', { tax: 'IVA10' })],
    });
    await books.create(`invoices/${first.id}/credit-notes`, {
      issued_on: '2026-03-31',
      lines: [{ position: 1, quantity: '1' }],
    });
    await books.invoice({ issued_on: '2026-04-01', lines: [line('1', '9', { tax: 'IVA21' })] });

    const { rows, totals } = await vatBook();
    expect(cellsOf(rows, ...DOCUMENT)).toEqual([
      '2026-01-01 A2026-000002 Shop B11111111 EUR',
      '2026-01-01 A2026-000002 Shop B11111111 EUR',
      '2026-02-10 A2026-000003 Ana - EUR',
      '2026-02-10 A2026-000003 Ana - EUR',
      '2026-03-31 R2026-000001 Shop B11111111 EUR',
    ]);
    expect(cellsOf(rows, ...AMOUNTS)).toEqual([
      'IVA21 21 200.00 42.00 10.40 0.00 252.40',
      'IVA10 10 50.00 5.00 0.70 - 55.70',
      'IVA21 21 1000.00 210.00 0.00 150.00 1060.00',
      'IVA10 10 30.00 3.00 0.00 - 33.00',
      'IVA21 21 -100.00 -21.00 -5.20 0.00 -126.20',
    ]);
    expect(cellsOf(totals, 'currency', ...AMOUNTS)).toEqual([
      'EUR IVA10 10 80.00 8.00 0.70 - -',
      'EUR IVA21 21 1100.00 231.00 5.20 - -',
      'EUR - - 1180.00 239.00 5.90 150.00 1274.90',
    ]);
  });

  it('leaves out what was not issued, what was cancelled and what is of another company', async () => {
    const other = await Books.open(world);
    await other.invoice({ issued_on: '2026-01-15' });
    await books.draft({ issued_on: '2026-01-15' });
    const { id } = await books.draft({ issued_on: '2026-01-16' });
    await books.post(`invoices/${id}/cancel`);
    const invoice = await books.invoice({ issued_on: '2026-01-17' });
    const note = await books.create(`invoices/${invoice.id}/credit-notes`, { issued_on: '2026-01-18' });
    expect((await books.post(`invoices/${note.id}/cancel`)).status).toBe(200);
    expect(cellsOf((await vatBook()).rows, 'date', 'total')).toEqual(['2026-01-17 100.00']);
  });

  it('counts a debit note in', async () => {
    const { id } = await books.invoice({ issued_on: '2026-01-17' });
    await books.create('series', { code: 'DEB', name: 'Debit notes', kind: 'debit_note', is_default: true });
    await books.create(`invoices/${id}/debit-notes`, {
      issued_on: '2026-02-01',
      lines: [line('1', '10', { tax: 'IVA21' })],
    });
    const { rows, totals } = await vatBook();
    expect(cellsOf(rows, 'date', 'total')).toEqual(['2026-01-17 100.00', '2026-02-01 12.10']);
    expect(cellsOf(totals.slice(-1), 'base', 'tax', 'total')).toEqual(['110.00 2.10 112.10']);
  });

  it('has lines without a tax and a tax that was given as an amount apart from each other', async () => {
    await books.invoice({ issued_on: '2026-01-02' });
    await books.invoice({ issued_on: '2026-01-03', tax: '6.83' });
    const { rows, totals } = await vatBook();
    expect(cellsOf(rows, ...AMOUNTS)).toEqual([
      '- 0 100.00 0.00 0.00 0.00 100.00',
      '- - 100.00 6.83 0.00 0.00 106.83',
    ]);
    expect(cellsOf(totals, 'tax_code', 'rate', 'base', 'tax')).toEqual([
      '- 0 100.00 0.00',
      '- - 100.00 6.83',
      '- - 200.00 6.83',
    ]);
  });

  it('is in the order of the numbers, not of their digits', async () => {
    const { id } = await books.create('series', {
      code: 'Z',
      name: 'Short',
      pattern: '{CODE}-{NUMBER}',
      range_from: 9,
    });
    const day = { series_id: id, issued_on: '2026-01-05' };
    await books.invoice(day);
    await books.invoice(day);
    expect(cellsOf((await vatBook()).rows, 'number')).toEqual(['Z-9', 'Z-10']);
  });

  it('never adds up currencies, and gives each its decimals', async () => {
    await books.invoice({ issued_on: '2026-01-05', lines: [line('1', '10.50', { tax: 'IVA10' })] });
    await changeCurrency(world, books, 'JPY');
    await books.invoice({ issued_on: '2026-01-06', lines: [line('1', '1050', { tax: 'IVA10' })] });
    const { currency, rows, totals } = await vatBook();
    expect(currency).toBe('JPY');
    expect(cellsOf(rows, 'currency', 'base', 'tax', 'surcharge', 'total')).toEqual([
      'EUR 10.50 1.05 0.00 11.55',
      'JPY 1050 105 0 1155',
    ]);
    expect(cellsOf(totals, 'currency', 'tax_code', 'base', 'tax', 'total')).toEqual([
      'EUR IVA10 10.50 1.05 -',
      'JPY IVA10 1050 105 -',
      'EUR - 10.50 1.05 11.55',
      'JPY - 1050 105 1155',
    ]);
  });
});

describe('the VAT book of what was received', () => {
  const received = async () => vatBook({ book: 'received' });

  it('has a row per confirmed purchase and rate, and takes credit notes off', async () => {
    const mill = await books.client({ name: 'Mill', tax_id: 'B22222222' });
    const purchase = (number: string, issued_on: string, values: Record<string, unknown>) =>
      books.create('purchases', { client_id: mill.id, number, issued_on, ...values });
    const lines = [
      line('2', '100', { tax: 'IVA21', withholding: 'IRPF15' }),
      line('1', '50', { tax: 'IVA10' }),
    ];
    await purchase('F-0', '2025-12-31', { lines });
    const { id } = await purchase('F-10', '2026-01-01', { lines });
    await purchase('F-11', '2026-01-02', { lines, draft: true });
    await purchase('N-1', '2026-03-31', {
      kind: 'credit_note',
      corrects_id: id,
      lines: [line('1', '100', { tax: 'IVA21', withholding: 'IRPF15' })],
    });
    await purchase('N-2', '2026-03-30', { kind: 'debit_note', corrects_id: id, lines: [line('1', '1')] });
    const cancelled = await purchase('I-1', '2026-02-01', { kind: 'import', lines });
    expect((await books.post(`purchases/${cancelled.id}/cancel`)).status).toBe(200);
    await purchase('I-2', '2026-02-02', { kind: 'import', lines: [line('1', '8', { tax: 'IVA21' })] });

    const { rows, totals } = await received();
    const keys = ['date', 'number', 'supplier', 'supplier_tax_id'];
    const amounts = ['tax_code', 'rate', 'base', 'tax', 'withholding', 'total'];
    expect(cellsOf(rows, ...keys, ...amounts)).toEqual([
      '2026-01-01 F-10 Mill B22222222 IVA21 21 200.00 42.00 30.00 212.00',
      '2026-01-01 F-10 Mill B22222222 IVA10 10 50.00 5.00 - 55.00',
      '2026-02-02 I-2 Mill B22222222 IVA21 21 8.00 1.68 0.00 9.68',
      '2026-03-30 N-2 Mill B22222222 - 0 1.00 0.00 0.00 1.00',
      '2026-03-31 N-1 Mill B22222222 IVA21 21 -100.00 -21.00 -15.00 -106.00',
    ]);
    expect(cellsOf(totals, ...amounts)).toEqual([
      'IVA10 10 50.00 5.00 - -',
      'IVA21 21 108.00 22.68 - -',
      '- 0 1.00 0.00 - -',
      '- - 159.00 27.68 15.00 171.68',
    ]);
  });

  it('shows nothing of what was issued, and no other company', async () => {
    const other = await Books.open(world);
    await other.create('purchases', {
      client_id: other.clientId,
      number: 'F-1',
      issued_on: '2026-01-02',
      lines: [line('1', '1')],
    });
    await books.invoice({ issued_on: '2026-01-02' });
    expect(await received()).toMatchObject({ rows: [], totals: [] });
  });
});
