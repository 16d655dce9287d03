import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '../src/common/problem.js';
import { Visitor } from './support/browser.js';
import { Books, dayIn, line } from './support/books.js';
import { atConsole, auditsOf } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { changeCurrency, reportOf } from './support/reports.js';
import { World } from './support/world.js';

const ZONE = 'Europe/Madrid';
const REPORTS = 'accounting.reports.view';

let world: World;
let books: Books;
let visitor: Visitor;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.shared();
  books = await Books.open(world, { timezone: ZONE });
  await sell('Ana’s shop', '100', -70, -40);
  const { id } = await sell('Big buyer', '1000.05', -20, -5);
  await books.post(`invoices/${id}/pay`, { amount: '300' });
  await sell('Small buyer', '7.20', 0, 30);
  visitor = await atConsole(world, books.company);
});
afterAll(() => world.close());

/** An invoice that was issued and falls due so many days from today. */
async function sell(name: string, amount: string, issued: number, due: number) {
  const client = await books.client({ name });
  return books.invoice({
    client_id: client.id,
    issued_on: dayIn(ZONE, issued),
    due_on: dayIn(ZONE, due),
    lines: [line('1', amount)],
  });
}

const euros = (amount: unknown) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(Number(amount));

const section = (name: string, { page } = visitor) => page.getByRole('region', { name, exact: true });

/** The figure under a heading. */
const figure = async (name: string, { page } = visitor) => {
  const card = page
    .locator('.mantine-Card-root')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });
  const amount = card.locator('.numeric');
  await amount.waitFor();
  return amount.textContent();
};

const cellsIn = async (name: string) => {
  const table = visitor.page.getByRole('table', { name, exact: true });
  await table.waitFor();
  const lines = await table.locator('tbody tr').all();
  return Promise.all(lines.map((one) => one.locator('th, td').allInnerTexts()));
};

describe('the overview', () => {
  it('says what the API says: what is owed and overdue, each month, and the clients invoiced most', async () => {
    await visitor.open('/console');
    const { totals: owing } = await reportOf(books.caller, 'aged-receivables');
    await expect.poll(() => figure('Owed to you')).toBe(euros(owing[0]!.total));
    await expect.poll(() => figure('Owed to you')).toBe('€807.25');
    await expect.poll(() => figure('Overdue')).toBe('€800.05');

    const months = await cellsIn('Invoiced and due by month');
    const [from, to] = [12, 0].map((ago) => lastDay(ago)) as [string, string];
    const { rows, totals } = await reportOf(books.caller, 'sales-by-month', { from: dayAfter(from), to });
    expect(months).toHaveLength(12);
    expect(months.map(([, ...amounts]) => amounts)).toEqual(
      rows.map(({ total, due }) => [euros(total), euros(due)]),
    );
    await expect.poll(() => figure('Invoiced in 12 months')).toBe(euros(totals[0]!.total));
    await expect.poll(() => figure('Invoiced this month')).toBe(euros(rows.at(-1)!.total));

    await expect
      .poll(() => cellsIn('Top clients'))
      .toEqual([
        ['Big buyer', '€1,000.05'],
        ['Ana’s shop', '€100.00'],
        ['Small buyer', '€7.20'],
      ]);
    await visitor.page.locator('.recharts-bar').first().waitFor();
    const latest = await cellsIn('Latest invoices');
    expect(latest[0]![0]).toContain('Small buyer');
    expect(latest).toHaveLength(3);
  });

  it('names the latest refusals to who manages keys: why, who and how often', async () => {
    const { caller } = await books.company.key({ name: 'Shop window', permissions: ['invoice.read'] });
    for (let time = 0; time < 3; time += 1) await caller.post('/api/v1/clients', { name: 'No' });
    await visitor.open('/console');
    const refusal = section('Latest refusals').getByRole('row').filter({ hasText: 'Shop window' });
    await refusal.waitFor();
    const [why, who, call, times] = await refusal.locator('td').allInnerTexts();
    expect([why, who, call, times]).toEqual([
      PROBLEMS.forbidden.en,
      'Shop window',
      'POST /api/v1/clients',
      '3',
    ]);
  });

  it('keeps what is there where one part is refused, and asks for that part again', async () => {
    const part = '**/api/v1/reports/sales-by-client*';
    await visitor.page.route(part, (route) =>
      route.fulfill({ status: 403, json: { success: false, error: { reason: 'forbidden', message: '' } } }),
    );
    await visitor.open('/console');
    await section('Top clients').getByRole('alert').waitFor();
    await expect.poll(() => figure('Overdue')).toBe('€800.05');
    await visitor.page.unroute(part);
    await section('Top clients').getByRole('button', { name: 'Try again' }).click();
    await section('Top clients').getByText('Big buyer').waitFor();
  });

  it('shows each what they may see: reports with that permission, refusals to who manages keys', async () => {
    for (const [role, permissions, seesReports] of [
      ['viewer', [], false],
      ['accountant', [], false],
      ['accountant', [REPORTS], true],
    ] as const) {
      const reader = await atConsole(world, books.company, role, { permissions: [...permissions] });
      await section('Latest invoices', reader).getByText('Small buyer').waitFor();
      await expect.poll(() => section('Invoiced and due by month', reader).count()).toBe(seesReports ? 1 : 0);
      await expect.poll(() => section('Latest refusals', reader).count()).toBe(0);
      await expect
        .poll(() => reader.page.getByRole('link', { name: 'Reports' }).count())
        .toBe(seesReports ? 1 : 0);
      await reader.page.waitForLoadState('networkidle');
      await expect.poll(() => reader.page.getByRole('alert').count()).toBe(0);
      await reader.close();
    }
  });

  it('never adds up what is of several currencies, and says that there are others', async () => {
    const abroad = await Books.open(world);
    await abroad.invoice({ lines: [line('1', '50')] });
    await changeCurrency(world, abroad, 'USD');
    await abroad.invoice({ lines: [line('1', '8')] });
    const reader = await atConsole(world, abroad.company);
    await expect.poll(() => figure('Owed to you', reader)).toBe('$8.00');
    await reader.page.getByText('also €50.00').first().waitFor();
    await section('Top clients', reader).getByText('There are also amounts in EUR.').waitFor();
    await reader.close();
  });

  it('of a new company says how to begin, as far as the reader may', async () => {
    const company = await world.company();
    for (const [role, steps] of [
      ['proprietor', ['/clients/new', '/invoices/new', '/integrations/new']],
      ['accountant', ['/clients/new', '/invoices/new']],
      ['viewer', []],
    ] as const) {
      const reader = await atConsole(world, company, role);
      const begin = section('Begin here', reader);
      await begin.waitFor();
      const links = await begin.getByRole('link').all();
      const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
      expect(addresses).toEqual(steps.map((step) => `/console${step}`));
      await reader.close();
    }
  });

  it('keeps nobody out, in either theme and at either width, and complains of nothing', async () => {
    expect(await auditsOf(visitor, '/console', '.recharts-bar', 'home')).toEqual([]);
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
  });
});

/** The last day of the month so many months ago. */
function lastDay(monthsAgo: number): string {
  const [year, month] = dayIn(ZONE).split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - monthsAgo, 0)).toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
