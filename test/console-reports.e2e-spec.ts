import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from './support/browser.js';
import { Books, line } from './support/books.js';
import { atConsole, auditsOf, savedBy } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { changeCurrency, fileOf, reportOf } from './support/reports.js';
import { World } from './support/world.js';

const QUARTER = { from: '2026-01-01', to: '2026-03-31' };
const INVOICES = 30;

let world: World;
let books: Books;
let visitor: Visitor;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.shared();
  books = await Books.open(world);
  for (let number = 0; number < INVOICES; number += 1)
    await books.invoice({
      issued_on: '2026-02-10',
      lines: [line('1', '100', { tax: 'IVA21' }), line('1', `${number}`, { tax: 'IVA10' })],
    });
  visitor = await atConsole(world, books.company);
});
afterAll(() => world.close());

const table = (name: string) => visitor.page.getByRole('table', { name, exact: true });
const linesOf = async (name: string) => {
  await table(name).waitFor();
  const lines = await table(name).locator('tbody tr').all();
  return Promise.all(
    lines.map(async (one) => (await one.locator('th, td').allInnerTexts()).join(' ').trim()),
  );
};
const vatBook = `/console/reports/vat-book?${new URLSearchParams(QUARTER).toString()}`;

describe('a report, in the console', () => {
  it('is chosen from those there are, and begins with this quarter', async () => {
    await visitor.open('/console/reports');
    await visitor.page.getByRole('link', { name: /^Sales by client/ }).click();
    await visitor.page.getByRole('heading', { level: 1, name: 'Sales by client' }).waitFor();
    await expect
      .poll(() => visitor.page.getByRole('combobox', { name: 'Period' }).inputValue())
      .toBe('This quarter');
  });

  it('has the totals and rows of the API, fifty rows at a time, and the sums per rate as a chart', async () => {
    const { rows } = await reportOf(books.caller, 'vat-book', QUARTER);
    expect(rows).toHaveLength(2 * INVOICES);
    await visitor.open(vatBook);
    await expect
      .poll(() => linesOf('Totals'))
      .toEqual([
        'EUR IVA10 10 €435.00 €43.50 €0.00',
        'EUR IVA21 21 €3,000.00 €630.00 €0.00',
        'EUR   €3,435.00 €673.50 €0.00 €0.00 €4,108.50',
      ]);
    await visitor.page.locator('.recharts-bar').first().waitFor();
    await expect
      .poll(() => linesOf('VAT book: issued invoices'))
      .toEqual(['IVA10 10 % €43.50', 'IVA21 21 % €630.00']);
    await expect.poll(() => linesOf('Rows')).toHaveLength(50);
    await visitor.page.getByText('60 records').waitFor();
    await visitor.page.getByRole('button', { name: 'Page 2' }).click();
    await table('Rows')
      .getByText(String(rows.at(-1)!.number))
      .first()
      .waitFor();
    await expect.poll(() => linesOf('Rows')).toHaveLength(10);
    expect(new URL(visitor.page.url()).searchParams.get('page')).toBe('2');
  });

  it('is saved as the files of the API', async () => {
    await visitor.open(vatBook);
    const saved = await savedBy(visitor, () => visitor.page.getByRole('button', { name: 'CSV' }).click());
    const file = await fileOf(books.caller, 'vat-book', { ...QUARTER, format: 'csv' });
    expect(saved.name).toBe(file.name);
    expect(saved.text).toBe(Buffer.from(file.bytes).toString('utf8'));
    const pdf = await savedBy(visitor, () => visitor.page.getByRole('button', { name: 'PDF' }).click());
    expect(pdf.name).toMatch(/\.pdf$/);
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
  });

  it('is asked for anew with other parameters, which the address keeps', async () => {
    const { page } = visitor;
    await visitor.open(vatBook);
    await linesOf('Totals');
    await page.getByRole('combobox', { name: 'Book' }).click();
    await page.getByRole('option', { name: 'Received' }).click();
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('Nothing in this report').waitFor();
    expect(new URL(page.url()).searchParams.get('book')).toBe('received');
    await page.goBack();
    await linesOf('Totals');
    await expect.poll(() => page.getByRole('combobox', { name: 'Book' }).inputValue()).toBe('Issued');
  });

  it('says beside the dates what is wrong with them, and loses neither them nor what was shown', async () => {
    const { page } = visitor;
    await visitor.open(vatBook);
    await linesOf('Totals');
    await page.getByLabel('To', { exact: true }).fill('2025-12-31');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('This is before the first day.').waitFor();
    await page.getByLabel('To', { exact: true }).fill('2027-01-02');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('A period has at most 366 days.').waitFor();
    await expect.poll(() => page.getByLabel('To', { exact: true }).inputValue()).toBe('2027-01-02');
    await expect.poll(() => linesOf('Totals')).toHaveLength(3);
    // What an address says is judged by the server.
    await visitor.open('/console/reports/vat-book?from=2026-01-01&to=2027-06-01');
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByLabel('To', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await visitor.open('/console/reports/no-such-report');
    await page.getByText('There is nothing at this address.').waitFor();
  });

  it('of several currencies shows one at a time, and its totals apart', async () => {
    const abroad = await Books.open(world);
    await abroad.invoice({ lines: [line('1', '50')] });
    await changeCurrency(world, abroad, 'USD');
    await abroad.invoice({ lines: [line('1', '8')] });
    const reader = await atConsole(world, abroad.company);
    await reader.open('/console/reports/sales-by-client');
    const top = reader.page.getByRole('table', { name: /with the highest total/ });
    await top.getByText('$8.00').waitFor();
    await reader.page.getByText('EUR', { exact: true }).first().click();
    await top.getByText('€50.00').waitFor();
    await reader.page.getByText('Amounts of different currencies are never added up.').waitFor();
    await expect
      .poll(() => reader.page.getByRole('table', { name: 'Totals' }).locator('tbody tr').count())
      .toBe(2);
    await reader.close();
  });

  it('is for those who were given that permission', async () => {
    for (const [permissions, seen] of [
      [['accounting.reports.view'], 'Over 90 days'],
      [[], 'Your role does not open this page'],
    ] as const) {
      const reader = await atConsole(world, books.company, 'viewer', { permissions: [...permissions] });
      await reader.open('/console/reports/aged-receivables');
      await reader.page.getByText(seen).first().waitFor();
      await reader.close();
    }
  });

  it('keeps nobody out, in either theme and at either width, and complains of nothing', async () => {
    const drawn = '.recharts-bar';
    const found = [
      await auditsOf(visitor, '/console/reports', 'text=Sales by client', 'reports'),
      await auditsOf(visitor, `${vatBook}&page=2`, drawn, 'report-vat-book'),
      await auditsOf(
        visitor,
        '/console/reports/sales-by-client?from=2026-01-01&to=2026-03-31',
        'text=Ana',
        'report-sales',
      ),
    ];
    expect(found).toEqual([[], [], []]);
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
  });
});
