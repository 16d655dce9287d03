import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from './support/browser.js';
import { Books, line } from './support/books.js';
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
const product = (values: Record<string, unknown>) => books.create('products', { price: '1', ...values });

describe('a product, in the console', () => {
  it('is created with the exact price, and a refused save says why beside the field and loses nothing', async () => {
    await product({ code: 'TAKEN', name: 'The first' });
    await visitor.open('/console/products/new');
    await field('Price before tax').fill('twelve');
    await button('Save').click();
    for (const words of ['Enter a name.', 'Enter a reference.', 'Enter a number such as 12.50.'])
      await visitor.page.getByText(words).waitFor();

    await field('Name').fill('Copper wire');
    await field('Reference').fill('TAKEN');
    await field('Price before tax').fill('0,123456');
    await visitor.page.getByText('€0.123456').waitFor();
    await visitor.page.getByRole('combobox', { name: 'Tax' }).click();
    await visitor.page.getByRole('option', { name: /^IVA21/ }).click();
    await button('Save').click();
    await visitor.page.getByText('This is taken already.').waitFor();
    await expect.poll(() => field('Price before tax').inputValue()).toBe('0,123456');

    await field('Reference').fill('WIRE');
    await button('Save').click();
    await heading('Copper wire').waitFor();
    const [created] = await books.read('products?search=WIRE');
    expect(created).toMatchObject({ name: 'Copper wire', price: '0.123456', stocked: false });
    const taxes = (await books.read('taxes')) as { id: number; code: string }[];
    expect(taxes.find(({ id }) => id === created.tax_id)?.code).toBe('IVA21');
  });

  it('keeps the stock that moved while it was edited', async () => {
    const { id } = await product({ code: 'COUNTED', name: 'Counted', stocked: true, stock: '10' });
    await visitor.open(`/console/products/${id}/edit`);
    await field('Name').fill('Counted well');
    await books.invoice({ lines: [line('3', '1', { product_id: id })] });
    await button('Save').click();
    await heading('Counted well').waitFor();
    expect(await books.read(`products/${id}`)).toMatchObject({ name: 'Counted well', stock: '7' });
    await visitor.open(`/console/products/${id}/edit`);
    await field('Stock').fill('12,5');
    await button('Save').click();
    await heading('Counted well').waitFor();
    expect((await books.read(`products/${id}`)).stock).toBe('12.5');
  });

  it('that documents name is not deleted, and another one is, after a question', async () => {
    const sold = await product({ code: 'SOLD', name: 'Sold' });
    const unsold = await product({ code: 'UNSOLD', name: 'Unsold' });
    await books.invoice({ lines: [line('1', '1', { product_id: sold.id })] });
    await visitor.open(`/console/products/${sold.id}`);
    await button('Delete').click();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await dialog().getByText('make it inactive instead').waitFor();

    await visitor.open(`/console/products/${unsold.id}`);
    await button('Delete').click();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await heading('Products').waitFor();
    expect((await books.caller.get(`/api/v1/products/${unsold.id}`)).status).toBe(404);
    expect((await books.caller.get(`/api/v1/products/${sold.id}`)).status).toBe(200);
  });
});

describe('the products, in the console', () => {
  it('are searched, sorted and paged, and saved as a file', async () => {
    const many = await Books.open(world);
    for (let number = 10; number < 40; number += 1)
      await many.create('products', {
        code: `P${number}`,
        name: `Product ${number}`,
        price: `${100 - number}`,
      });
    const reader = await atConsole(world, many.company);
    const { page } = reader;
    const first = (name: string) =>
      page
        .getByRole('table', { name: 'Products' })
        .getByRole('link')
        .first()
        .filter({ hasText: name })
        .waitFor();
    await reader.open('/console/products?sort=price');
    await first('Product 39');
    await page.getByRole('button', { name: 'Next page' }).click();
    await first('Product 14');
    await page.getByRole('searchbox').fill('P2');
    await first('Product 29');
    await page.getByText('10 records').waitFor();

    const { name, text } = await savedBy(reader, () =>
      page.getByRole('button', { name: 'Export CSV' }).click(),
    );
    expect(name).toMatch(/products.*\.csv$/);
    expect(text.match(/Product \d\d/g)).toEqual(
      Array.from({ length: 10 }, (_, place) => `Product ${29 - place}`),
    );
    expect([reader.complaints, reader.strangers]).toEqual([[], []]);
    await reader.close();
  });

  it('are for a viewer to read, who is offered nothing that changes them', async () => {
    const { id } = await product({ code: 'SEEN', name: 'Seen' });
    const viewer = await atConsole(world, books.company, 'viewer');
    await viewer.open(`/console/products/${id}`);
    await viewer.page.getByRole('heading', { level: 1, name: 'Seen' }).waitFor();
    await expect.poll(() => viewer.page.getByRole('link', { name: /New|Edit/ }).count()).toBe(0);
    await expect.poll(() => viewer.page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await viewer.open('/console/products/new');
    await viewer.page.getByText('Your role does not open this page').waitFor();
    await viewer.close();
  });

  it('keep nobody out, in either theme and at either width', async () => {
    const { id } = await product({ code: 'READ', name: 'Readable', stocked: true });
    const reader = await atConsole(world, books.company);
    const found = [
      await auditsOf(reader, '/console/products', 'text=Readable', 'products'),
      await auditsOf(reader, `/console/products/${id}`, 'text=READ', 'product'),
      await auditsOf(reader, `/console/products/${id}/edit`, 'text=Price before tax', 'product-edit'),
    ];
    expect(found).toEqual([[], [], []]);
    await reader.close();
    for (const one of [reader, visitor]) expect([one.complaints, one.strangers]).toEqual([[], []]);
  });
});
