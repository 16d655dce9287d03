import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { ReportRow } from '../src/reports/report.view.js';
import { Books, line, refusalOf } from './support/books.js';
import { fileOf, reportOf } from './support/reports.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const EVIL = '=HYPERLINK("http://evil.example","click")';

beforeAll(async () => {
  world = await World.shared();
  books = await Books.open(world, { name: 'Muñoz e Hijos' });
  const evil = await books.client({ name: EVIL, tax_id: '-1+2' });
  const { id } = await books.invoice({
    client_id: evil.id,
    issued_on: '2026-01-02',
    lines: [line('1', '100', { tax: 'IVA21' })],
  });
  await books.create(`invoices/${id}/credit-notes`, { issued_on: '2026-01-03' });
});
afterAll(() => world.close());

describe('a report as CSV', () => {
  const csv = async (name: string, parameters: Record<string, string>, language?: string) => {
    const file = await fileOf(books.caller, name, { ...parameters, format: 'csv' }, language);
    return { ...file, records: parse(Buffer.from(file.bytes), { bom: true }) };
  };

  it('is a file with the name of the report and its parameters', async () => {
    const name = async (parameters: Record<string, string>) => (await csv('vat-book', parameters)).name;
    expect((await csv('vat-book', YEAR)).type).toBe('text/csv; charset=utf-8');
    expect(await name(YEAR)).toBe('vat-book-2026-01-01-2026-12-31.csv');
    expect(await name({ ...YEAR, book: 'received' })).toBe('vat-book-2026-01-01-2026-12-31-received.csv');
    expect((await csv('aged-receivables', { as_of: '2026-02-01' })).name).toBe(
      'aged-receivables-2026-02-01.csv',
    );
  });

  it('says the same as the report itself: titles, rows and totals', async () => {
    const { records, bytes } = await csv('vat-book', YEAR);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { columns, rows, totals } = await reportOf(books.caller, 'vat-book', YEAR);
    const harmless = (value: ReportRow[string] | undefined, type: string) =>
      type === 'text' && /^[=-]/.test(String(value)) ? `'${String(value)}` : String(value ?? '');
    const lines = [...rows, ...totals].map((row) => columns.map(({ key, type }) => harmless(row[key], type)));
    expect(records).toEqual([
      columns.map(({ title }) => title),
      ...lines.map((cells, index) => (index < rows.length ? cells : ['Total', ...cells.slice(1)])),
    ]);
  });

  it('disarms what a spreadsheet would run, and keeps negative amounts numbers', async () => {
    const { records } = await csv('vat-book', YEAR);
    const [, , note] = records;
    expect(note!.slice(2, 4)).toEqual([`'${EVIL}`, "'-1+2"]);
    expect(note!.slice(7)).toEqual(['-100.00', '-21.00', '0.00', '0.00', '-121.00']);
  });

  it('has Spanish titles for whom reads Spanish', async () => {
    const { records } = await csv('sales-by-client', YEAR, 'es');
    expect(records[0]!.slice(0, 3)).toEqual(['Cliente', 'ID fiscal', 'Moneda']);
  });

  it('is refused with a problem like any report', async () => {
    const answer = await books.caller.get('/api/v1/reports/vat-book?format=csv&from=2026-01-01');
    expect(refusalOf(answer)).toEqual([400, 'parameter_missing', 'to', 'required']);
  });
});

describe('a report as PDF', () => {
  const pdf = async (
    caller: Books['caller'],
    name: string,
    parameters: Record<string, string>,
    language?: string,
  ) => {
    const file = await fileOf(caller, name, { ...parameters, format: 'pdf' }, language);
    const document = await getDocumentProxy(file.bytes);
    const { text } = await extractText(document);
    const [, , width, height] = (await document.getPage(1)).view as [number, number, number, number];
    return { ...file, pages: text.map((page) => page.replaceAll(/\s+/g, ' ')), width, height };
  };

  it('is a file with the title, the company, the days, every row and the totals', async () => {
    const { type, name, pages } = await pdf(books.caller, 'vat-book', YEAR);
    expect([type, name]).toEqual(['application/pdf', 'vat-book-2026-01-01-2026-12-31.pdf']);
    expect(pages).toHaveLength(1);
    for (const words of [
      'VAT book: issued invoices',
      'Muñoz e Hijos · B00000000',
      'From 2026-01-01 · To 2026-12-31',
      'A2026-000001',
      'R2026-000001',
      '-121.00',
      'Total',
      'Page 1 of 1',
    ]) {
      expect(pages[0]).toContain(words);
    }
  });

  it('repeats the titles of the columns on every page, in Spanish too, on A4 on its side', async () => {
    const long = await Books.open(world);
    const lines = ['IVA21', 'IVA10', 'IVA4', 'IVA0'].map((tax) => line('1', '10', { tax }));
    for (let day = 1; day <= 20; day++) {
      await long.invoice({ issued_on: `2026-01-${String(day).padStart(2, '0')}`, lines });
    }
    const { pages, width, height } = await pdf(long.caller, 'vat-book', YEAR, 'es');
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Página ${index + 1} de ${pages.length}`);
      expect(page).toContain('Base imponible');
    }
    expect(pages.join(' ').match(/A2026-0000\d\d/g)).toHaveLength(80);
    expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
  });

  it('breaks the longest names instead of running over the next column or the side of the page', async () => {
    const wide = await Books.open(world);
    const { id } = await wide.client({ name: 'W'.repeat(200), tax_id: 'W'.repeat(40) });
    const lines = [line('999999', '99999999', { tax: 'IVA21' })];
    await wide.invoice({ client_id: id, issued_on: '2026-01-02', lines });
    const { bytes } = await fileOf(wide.caller, 'vat-book', { ...YEAR, format: 'pdf' });
    const page = await (await getDocumentProxy(bytes)).getPage(1);
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) =>
      'str' in item && item.str.trim()
        ? [{ x: item.transform[4] as number, y: item.transform[5] as number, ...item }]
        : [],
    );
    expect(
      words
        .filter(({ str }) => /^W+$/.test(str))
        .map(({ str }) => str)
        .join(''),
    ).toHaveLength(240);
    const sideOf = (word: (typeof words)[number]) =>
      Math.min(800, ...words.filter(({ x, y }) => y === word.y && x > word.x).map(({ x }) => x));
    expect(words.filter((word) => word.x + word.width > sideOf(word)).map(({ str }) => str)).toEqual([]);
  });

  it.each(['sales-by-client', 'sales-by-month', 'aged-receivables'])(
    'can be made of %s, without a row as well',
    async (name) => {
      const empty = await Books.open(world);
      for (const caller of [books.caller, empty.caller]) {
        const { pages } = await pdf(caller, name, { ...YEAR, as_of: '2026-01-02' });
        expect(pages[0]).toContain('Page 1 of 1');
      }
    },
  );
});
