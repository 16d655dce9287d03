import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from './support/browser.js';
import { Books } from './support/books.js';
import { atConsole, auditsOf, savedBy } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
let visitor: Visitor;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.shared();
  books = await Books.open(world);
  visitor = await atConsole(world, books.company);
});
afterAll(() => world.close());

const button = (name: string) => visitor.page.getByRole('button', { name, exact: true });
const field = (name: string) => visitor.page.getByRole('textbox', { name, exact: true });
const heading = (name: string) => visitor.page.getByRole('heading', { level: 1, name, exact: true });
const dialog = () => visitor.page.getByRole('dialog');

describe('a client, in the console', () => {
  it('is created, and a refused save says why beside the field and loses nothing', async () => {
    await books.client({ name: 'The first', code: 'TAKEN' });
    await visitor.open('/console/clients');
    await visitor.page.getByRole('link', { name: 'New client' }).click();
    await button('Save').click();
    await visitor.page.getByText('Enter a name.').waitFor();

    await field('Name').fill('Ferretería Nueva, S.L.');
    await field('Email').fill('nueva@example.com');
    await field('Reference').fill('TAKEN');
    await field('Notes').fill('Calls first.');
    await button('Save').click();
    await visitor.page.getByText('This is taken already.').waitFor();
    await expect.poll(() => field('Reference').getAttribute('aria-invalid')).toBe('true');
    await expect
      .poll(() => field('Reference').evaluate((input) => input === document.activeElement))
      .toBe(true);
    await expect.poll(() => field('Name').inputValue()).toBe('Ferretería Nueva, S.L.');
    await expect.poll(() => field('Notes').inputValue()).toBe('Calls first.');

    await field('Reference').fill('NUEVA');
    await button('Save').click();
    await heading('Ferretería Nueva, S.L.').waitFor();
    await visitor.page.getByText('Ferretería Nueva, S.L. was added').waitFor();
    const [created] = await books.read('clients?search=nueva@example.com');
    expect(created).toMatchObject({ code: 'NUEVA', notes: 'Calls first.', country: 'ES', phone: null });
  });

  it('is created once, although the answer to the first attempt was lost', async () => {
    await visitor.open('/console/clients/new');
    await field('Name').fill('Only once');
    await visitor.page.route('**/api/v1/clients', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button('Save').click();
    await visitor.page.getByText('The server did not answer').waitFor();
    await visitor.page.unroute('**/api/v1/clients');
    visitor.complaints.length = 0;
    await button('Save').click();
    await heading('Only once').waitFor();
    expect(await books.read('clients?search=only')).toHaveLength(1);
  });

  it('is changed in what was entered alone: what somebody else changed meanwhile stays', async () => {
    const { id } = await books.client({ name: 'Shared', city: 'Teruel' });
    await visitor.open(`/console/clients/${id}/edit`);
    await field('City').fill('Huesca');
    await books.patch(`clients/${id}`, { phone: '600 000 000' });
    await button('Save').click();
    await heading('Shared').waitFor();
    expect(await books.read(`clients/${id}`)).toMatchObject({ city: 'Huesca', phone: '600 000 000' });
    await visitor.page.getByText('600 000 000').waitFor();
  });

  it('is not left half-edited without a question', async () => {
    const { id } = await books.client({ name: 'Half' });
    await visitor.open(`/console/clients/${id}/edit`);
    await field('City').fill('Soria');
    await visitor.page.getByRole('link', { name: 'Cancel' }).click();
    await dialog().getByRole('button', { name: 'Stay' }).click();
    await expect.poll(() => field('City').inputValue()).toBe('Soria');
    await visitor.page.getByRole('link', { name: 'Cancel' }).click();
    await dialog().getByRole('button', { name: 'Leave' }).click();
    await heading('Half').waitFor();
    expect((await books.read(`clients/${id}`)).city).toBeNull();
  });

  it('with invoices is shown with the latest of them, and is not deleted; what to do instead is said', async () => {
    const { id } = await books.client({ name: 'Faithful', tax_id: 'B12345678' });
    await books.invoice({ client_id: id, issued_on: '2026-01-01', due_on: '2026-01-02' });
    const { invoice_number } = await books.invoice({ client_id: id });
    await visitor.open(`/console/clients/${id}`);
    await visitor.page.getByText('B12345678').waitFor();
    const invoices = visitor.page.getByRole('table', { name: 'Latest invoices of Faithful' });
    await invoices.getByRole('link', { name: invoice_number, exact: true }).waitFor();
    for (const [name, query] of [
      ['All 2 invoices', ''],
      ['1 overdue', '&status=overdue'],
      ['1 unpaid', '&status=unpaid'],
    ] as const) {
      const link = visitor.page.getByRole('link', { name, exact: true });
      await expect.poll(() => link.getAttribute('href')).toBe(`/console/invoices?client_id=${id}${query}`);
    }
    await button('Delete').click();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await dialog().getByText('Other records still refer to this one').waitFor();
    await dialog().getByText('make it inactive instead').waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await heading('Faithful').waitFor();
  });

  it('without documents is deleted after a question', async () => {
    const { id } = await books.client({ name: 'Gone' });
    await visitor.open(`/console/clients/${id}`);
    await button('Delete').click();
    await dialog().getByText('Delete Gone?').waitFor();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await heading('Clients').waitFor();
    await visitor.page.getByText('Gone was deleted').waitFor();
    expect((await books.caller.get(`/api/v1/clients/${id}`)).status).toBe(404);
  });
});

describe('the clients, in the console', () => {
  it('are searched, filtered, sorted and paged, and the address keeps how', async () => {
    const many = await Books.open(world);
    for (let number = 10; number < 40; number += 1)
      await many.client({ name: `Client ${number}`, tax_id: `T${number}`, active: number !== 39 });
    const reader = await atConsole(world, many.company);
    const { page } = reader;
    const names = page.getByRole('table', { name: 'Clients' }).getByRole('link');
    const first = (name: string) => names.first().filter({ hasText: name }).waitFor();
    await reader.open('/console/clients');
    await first('Ana');
    await expect.poll(() => names.count()).toBe(25);
    await expect.poll(() => names.nth(1).textContent()).toBe('Client 10');
    await page.getByText('31 records').waitFor();
    await page.getByRole('button', { name: 'Page 2' }).click();
    await first('Client 34');
    await expect.poll(() => names.count()).toBe(6);

    await page.getByRole('button', { name: 'Name' }).click();
    await page.waitForURL(/sort=-name/);
    await first('Client 39');
    await page.getByRole('searchbox').fill('T1');
    await page.waitForURL(/search=T1/);
    await first('Client 19');
    await page.reload();
    await first('Client 19');
    await page.getByText('10 records').waitFor();

    await page.getByRole('searchbox').fill('nobody at all');
    await page.getByText('Nothing fits').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('31 records').waitFor();
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Inactive' }).click();
    await page.getByText('1 record', { exact: true }).waitFor();

    const { name, text } = await savedBy(reader, () =>
      page.getByRole('button', { name: 'Export CSV' }).click(),
    );
    expect(name).toMatch(/clients.*\.csv$/);
    expect(text).toContain('Client 39');
    expect(text).not.toContain('Client 38');
    expect([reader.complaints, reader.strangers]).toEqual([[], []]);
    await reader.close();
  });

  it('are for a viewer to read, who is offered nothing that changes them', async () => {
    const { id } = await books.client({ name: 'Looked at' });
    const viewer = await atConsole(world, books.company, 'viewer');
    await viewer.open('/console/clients');
    await viewer.page.getByRole('link', { name: 'Looked at' }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'Looked at' }).waitFor();
    await expect.poll(() => viewer.page.getByRole('link', { name: /New|Edit/ }).count()).toBe(0);
    await expect.poll(() => viewer.page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    for (const path of ['/console/clients/new', `/console/clients/${id}/edit`]) {
      await viewer.open(path);
      await viewer.page.getByText('Your role does not open this page').waitFor();
    }
    await viewer.close();
  });

  it('keep nobody out, in either theme and at either width', async () => {
    const company = await Books.open(world);
    const { id } = await company.client({ name: 'Readable' });
    const { invoice_number } = await company.invoice({ client_id: id });
    const reader = await atConsole(world, company.company);
    const found = [
      await auditsOf(reader, '/console/clients', 'text=Readable', 'clients'),
      await auditsOf(reader, `/console/clients/${id}`, `text=${invoice_number}`, 'client'),
      await auditsOf(reader, `/console/clients/${id}/edit`, 'text=Contact', 'client-edit'),
    ];
    expect(found).toEqual([[], [], []]);
    await reader.close();
    for (const one of [reader, visitor]) expect([one.complaints, one.strangers]).toEqual([[], []]);
  });

  it('are none in a new company, which says how to begin', async () => {
    const company = await world.company();
    const reader = await atConsole(world, company);
    await reader.open('/console/clients');
    await reader.page.getByText('No clients yet').waitFor();
    await reader.close();
  });
});
