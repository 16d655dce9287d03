import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { Visitor } from './support/browser.js';
import { euros, InvoiceAtConsole } from './support/console-invoice.js';
import { atConsole } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
let visitor: Visitor;
let at: InvoiceAtConsole;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.shared();
  books = await Books.open(world);
  visitor = await atConsole(world, books.company, 'accountant');
  at = new InvoiceAtConsole(visitor);
});
afterAll(async () => {
  await visitor.close();
  await world.close();
});

const ROUTE = '**/api/v1/invoices';

const count = async () => (await books.caller.get('/api/v1/invoices')).body.meta.total as number;
const invoicesOf = (search: string) => books.read(`invoices?search=${search}`);

async function write(client: string, description: string): Promise<void> {
  await at.open('/new');
  await at.chooseClient(client);
  await at.fill(1, { description, quantity: '2', price: '12,5', tax: 'IVA21' });
}

describe('an invoice whose save fails', () => {
  it('keeps all that was entered where its series has no number left, and is issued from another one', async () => {
    await books.create('series', { code: 'SPENT', name: 'Spent', range_to: 1 });
    const series = await books.read('series');
    const spent = series.find(({ code }: { code: string }) => code === 'SPENT');
    await books.invoice({ series_id: spent.id });
    const before = await count();

    await write('Ana', 'Kept on a refusal');
    await at.choose('Series', 'SPENT · Spent');
    await at.page.getByRole('textbox', { name: 'Notes' }).fill('Say thanks.');
    expect(await at.issue()).toContain(
      `For Ana: ${euros('30.25')}. It takes the next number of series SPENT`,
    );
    const problem = at.page.getByRole('alert');
    await problem.getByText('The series has no valid number left').waitFor();
    await problem.getByText('Choose another series, or ask for a new authorisation.').waitFor();
    expect(await count()).toBe(before);
    await expect.poll(() => at.fieldOf(1, 'Description').inputValue()).toBe('Kept on a refusal');
    await expect.poll(() => at.fieldOf(1, 'Price').inputValue()).toBe('12,5');
    await expect.poll(() => at.page.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('Say thanks.');

    await at.choose('Series', /^A · /);
    await at.issue();
    await at.heading(/^Invoice A\d{4}-\d{6}$/).waitFor();
    const [{ id }] = await books.read('invoices?per_page=1');
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      state: 'issued',
      total: '30.25',
      notes: 'Say thanks.',
      lines: [{ description: 'Kept on a refusal', quantity: '2', unit_price: '12.5' }],
    });
  });

  it('says beside its field what the server does not take, and brings it into sight', async () => {
    const tax = await books.create('taxes', { code: 'GOING', name: 'Going', rate: '3' });
    await write('Ana', 'Taxed');
    await at.fill(1, { tax: 'GOING' });
    await books.patch(`taxes/${tax.id}`, { active: false });
    await at.button('Save draft').click();
    await at.line(1).getByText('There is no such record.').waitFor();
    const select = at.line(1).getByLabel('Tax', { exact: true });
    await expect.poll(() => select.evaluate((field) => field === document.activeElement)).toBe(true);
    await expect.poll(() => at.fieldOf(1, 'Description').inputValue()).toBe('Taxed');
  });

  it('keeps all while no server answers, and creates one invoice where only the answer was lost', async () => {
    await books.client({ name: 'Only once' });
    await write('Only once', 'Sent twice');
    await at.page.route(ROUTE, (route) => route.abort());
    await at.button('Save draft').click();
    await at.page.getByText('The server did not answer').waitFor();
    await at.page.unroute(ROUTE);
    await at.page.route(ROUTE, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await at.button('Save draft').click();
    await expect.poll(() => invoicesOf('only')).toHaveLength(1);
    await at.page.getByText('The server did not answer').waitFor();
    await at.page.unroute(ROUTE);
    visitor.complaints.length = 0;

    await at.fill(1, { description: 'Changed after it was kept' });
    await at.button('Save draft').click();
    await at.page.getByText('This was sent before with other values').waitFor();
    expect(await invoicesOf('only')).toHaveLength(1);
    await at.fill(1, { description: 'Sent twice' });
    await at.button('Save draft').click();
    await at.heading(/^Draft #/).waitFor();
    expect(await invoicesOf('only')).toHaveLength(1);
  });
});

describe('a draft, in the console', () => {
  it('is changed whole and issued, and asks before changes are left behind', async () => {
    const { id } = await books.draft({
      lines: [line('1', '10.50', { discount_percent: '5' })],
      notes: 'Old',
    });
    await at.open(`/${id}/edit`);
    await expect.poll(() => at.fieldOf(1, 'Price').inputValue()).toBe('10.5');
    await expect.poll(() => at.fieldOf(1, 'Disc. %').inputValue()).toBe('5');
    await at.fill(1, { description: 'Half', quantity: '0,5', discount: '' });
    await at.page.getByRole('link', { name: 'Cancel' }).click();
    await at.dialog().getByRole('button', { name: 'Stay' }).click();
    await expect.poll(() => at.fieldOf(1, 'Quantity').inputValue()).toBe('0,5');
    await at.page.getByRole('textbox', { name: 'Notes' }).fill('New');
    await at.button('Save draft').click();
    await at.heading(`Draft #${id}`).waitFor();
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      state: 'draft',
      total: '5.25',
      notes: 'New',
      lines: [{ description: 'Half', quantity: '0.5', discount_percent: '0' }],
    });

    await at.page.getByRole('button', { name: 'Edit' }).click();
    await at.fill(1, { quantity: '3' });
    await at.issue();
    await at.heading(/^Invoice A/).waitFor();
    expect(await books.read(`invoices/${id}`)).toMatchObject({ state: 'issued', total: '31.50' });
    await at.open(`/${id}/edit`);
    await at.page.getByText('This is no draft any more').waitFor();
  });

  it('that has a tax for the whole of it keeps that tax, or takes taxes on its lines in its place', async () => {
    const { id } = await books.draft({ lines: [line('1', '100')], tax: '7.77' });
    await at.open(`/${id}/edit`);
    const tax = at.page.getByRole('textbox', { name: 'Tax for the whole document' });
    await expect.poll(() => tax.inputValue()).toBe('7.77');
    await at.fill(1, { tax: 'IVA21' });
    await at.button('Save draft').click();
    await at.page.getByText('Give either a tax for the whole document or taxes on its lines.').waitFor();
    await at.fill(1, { tax: '' });
    await tax.fill('8,88');
    await expect
      .poll(() => at.totals())
      .toEqual(['Subtotal | €100.00', 'Tax for the whole document | €8.88', 'Total | €108.88']);
    await at.button('Save draft').click();
    await at.heading(`Draft #${id}`).waitFor();
    expect(await books.read(`invoices/${id}`)).toMatchObject({ tax_total: '8.88', total: '108.88' });
  });

  it('made no page complain, nor ask another server', () => {
    expect(visitor.complaints).toEqual([]);
    expect(visitor.strangers).toEqual([]);
  });
});
