import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { Visitor } from './support/browser.js';
import { euros, InvoiceAtConsole } from './support/console-invoice.js';
import { atConsole, auditsOf, savedBy } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { World } from './support/world.js';

const MANY = 30;

let world: World;
let books: Books;
let visitor: Visitor;
let at: InvoiceAtConsole;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.shared();
  books = await Books.open(world);
  for (let number = 1; number <= MANY; number += 1)
    await books.invoice({
      issued_on: `2026-01-${String(number).padStart(2, '0')}`,
      lines: [line('1', `${number}`)],
    });
  visitor = await atConsole(world, books.company, 'accountant');
  at = new InvoiceAtConsole(visitor);
});
afterAll(async () => {
  await visitor.close();
  await world.close();
});

/** The rows of the list, once `first` leads them. */
async function listed(first: string): Promise<string[][]> {
  const rows = at.page.getByRole('table', { name: 'Invoices' }).locator('tbody tr');
  await rows.first().getByText(first, { exact: true }).first().waitFor();
  const cells = (await rows.all()).map((row) => row.locator('td').allInnerTexts());
  return (await Promise.all(cells)).map((row) => row.map((text) => text.trim()));
}

const param = (name: string) => new URL(at.page.url()).searchParams.get(name);
const status = () => at.page.getByRole('status').filter({ hasText: 'record' });

describe('the list of invoices', () => {
  it('is paged, sorted and kept in the address', async () => {
    await at.open('');
    const first = await listed('A2026-000030');
    expect(first).toHaveLength(25);
    expect(first[0]).toEqual([
      'A2026-000030',
      'Ana',
      'Jan 30, 2026',
      'Jan 30, 2026',
      '€30.00',
      '€30.00',
      'Overdue',
    ]);
    await at.button('Page 2').click();
    await expect.poll(() => listed('A2026-000005')).toHaveLength(5);
    expect(param('page')).toBe('2');
    await at.page.reload();
    await expect.poll(() => listed('A2026-000005')).toHaveLength(5);

    await at.button('Total').click();
    await listed('A2026-000030');
    await at.button('Total').click();
    const cheapest = await listed('A2026-000001');
    expect(cheapest.slice(0, 3).map((row) => row[4])).toEqual(['€1.00', '€2.00', '€3.00']);
    expect([param('page'), param('sort')]).toEqual([null, 'total']);
  });

  it('is searched and filtered, and saved as a file of just that', async () => {
    const berta = await books.client({ name: 'Berta' });
    const [old, paid] = [
      await books.invoice({ client_id: berta.id, issued_on: '2026-02-01' }),
      await books.invoice({ client_id: berta.id, issued_on: '2026-02-03', lines: [line('1', '7.70')] }),
    ];
    await books.post(`invoices/${paid.id}/pay`);
    const { id: corrected } = await books.invoice({ issued_on: '2026-02-04' });
    await books.create(`invoices/${corrected}/credit-notes`, { issued_on: '2026-02-05' });

    await at.open('');
    await at.page.getByRole('searchbox', { name: 'Number or client' }).fill('bert');
    await status().getByText('2 records').waitFor();
    await at.choose('Status', 'Paid');
    await status().getByText('1 record', { exact: true }).waitFor();
    expect((await listed(paid.invoice_number))[0]).toContain(euros('7.70'));
    await at.page.getByRole('button', { name: 'More filters' }).click();
    await at.page.getByLabel('Issued until').fill('2026-02-02');
    await at.page.getByText('Nothing fits').waitFor();
    await at.button('Clear filters').click();
    await listed(String((await books.read('invoices?per_page=1'))[0].invoice_number));

    await at.chooseClient('Berta');
    await at.page.getByLabel('Issued from').fill('2026-02-01');
    await at.page.getByLabel('Issued until').fill('2026-02-02');
    await listed(old.invoice_number);
    await status().getByText('1 record', { exact: true }).waitFor();
    const file = await savedBy(visitor, () => at.button('Export as CSV').click());
    expect(file.name).toBe('invoices.csv');
    const [names = [], ...rows] = parse(file.text, { bom: true });
    expect(rows.map((row) => row[names.indexOf('invoice_number')])).toEqual([old.invoice_number]);

    await at.open('?kind=credit_note');
    expect((await listed('Credit note'))[0]).toContain('-€100.00');
  });

  it('says what to do where there is nothing, and what was wrong with an address', async () => {
    const empty = await Books.open(world);
    const other = await atConsole(world, empty.company, 'accountant');
    await other.open('/console/invoices');
    await other.page.getByText('No invoices yet').waitFor();
    await other.open('/console/invoices?status=lost');
    await other.page.getByRole('alert').waitFor();
    await other.page.getByRole('button', { name: 'Try again' }).waitFor();
    await other.open(`/console/invoices/${(await books.invoice()).id}`);
    await other.page
      .getByText('It may have been deleted, or it belongs to another company of yours.')
      .waitFor();
    await other.close();
  });
});

describe('a viewer', () => {
  it('reads invoices and saves them as files, and is offered nothing that changes them', async () => {
    const viewer = await atConsole(world, books.company, 'viewer');
    const { page } = viewer;
    const issued = await books.invoice();
    const draft = await books.draft();
    const offered = async (path: string, ready: string) => {
      await viewer.open(`/console/invoices${path}`);
      await page.getByRole('heading', { level: 1, name: ready }).waitFor();
      await page.getByRole('main').getByRole('table').first().waitFor();
      const names = await page.getByRole('main').getByRole('button').allInnerTexts();
      return names.map((name) => name.trim()).filter(Boolean);
    };
    expect(await offered('', 'Invoices')).not.toContain('New invoice');
    await expect.poll(() => page.getByRole('link', { name: 'New invoice' }).count()).toBe(0);
    expect(await offered(`/${issued.id}`, `Invoice ${issued.invoice_number}`)).toEqual(['PDF']);
    expect(await offered(`/${draft.id}`, `Draft #${draft.id}`)).toEqual(['PDF']);
    for (const path of ['/new', `/${draft.id}/edit`, `/${issued.id}/debit-note`]) {
      await viewer.open(`/console/invoices${path}`);
      await page.getByText('Your role does not open this').waitFor();
    }
    const saved = await savedBy(viewer, async () => {
      await viewer.open(`/console/invoices/${issued.id}`);
      await page.getByRole('button', { name: 'PDF' }).click();
    });
    expect(saved.text.slice(0, 5)).toBe('%PDF-');
    await viewer.close();
  });
});

describe('the pages of invoices', () => {
  it('keep nobody out: list, detail, form and dialogs, light and dark, wide and narrow', async () => {
    const { id } = await books.invoice({
      lines: [line('2', '10.01', { tax: 'IVA21', withholding: 'IRPF15' })],
    });
    await books.post(`invoices/${id}/pay`, { amount: '1' });
    await books.create(`invoices/${id}/credit-notes`, { lines: [{ position: 1, quantity: '1' }] });
    const draft = await books.draft({ lines: [line('2', '10.01'), line('-1', '3')] });
    const seen = await atConsole(world, books.company, 'accountant');
    const found = [
      ...(await auditsOf(seen, '/console/invoices?issued_from=2026-01-01', 'tbody tr', 'invoices')),
      ...(await auditsOf(seen, `/console/invoices/${id}`, 'tbody tr', 'invoice')),
      ...(await auditsOf(seen, `/console/invoices/${draft.id}/edit`, 'fieldset', 'invoice-form')),
    ];
    await seen.open(`/console/invoices/${id}`);
    await seen.page.getByRole('button', { name: 'More actions' }).click();
    await seen.page.getByRole('menuitem', { name: 'Credit note' }).click();
    await seen.page.getByRole('radio', { name: 'Some lines, or a part of them' }).click();
    found.push(...(await seen.audit()));
    await seen.screenshot('credit-note-dialog');
    expect(found).toEqual([]);
    expect([...seen.complaints, ...visitor.complaints]).toEqual([]);
    expect([...seen.strangers, ...visitor.strangers]).toEqual([]);
    await seen.close();
  });
});
