import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { Visitor } from './support/browser.js';
import { euros, InvoiceAtConsole, rowsOf, TypedLine } from './support/console-invoice.js';
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
  await books.client({ name: 'Recargo, S.L.', surcharge: true });
  visitor = await atConsole(world, books.company);
  at = new InvoiceAtConsole(visitor);
});
afterAll(async () => {
  await visitor.close();
  await world.close();
});

/** The newest invoice that the company has. */
const newest = async () => {
  const [{ id }] = await books.read('invoices?per_page=1');
  return books.read(`invoices/${id}`);
};

/** Rounding, taxes, surcharges, withholdings, signs and digits at their limits. */
const AWKWARD: TypedLine[] = [
  { description: 'Third', quantity: '3', price: '0,333', discount: '12,3456', tax: 'IVA21' },
  { description: 'Taken off', quantity: '-1,5', price: '19.99', tax: 'IVA10', withholding: 'IRPF15' },
  {
    description: 'Nearly free',
    quantity: '7.000001',
    price: '1234,567891',
    discount: '99,9999',
    tax: 'IVA4',
  },
  {
    description: 'Untaxed',
    quantity: '2',
    price: '100',
    discount: '33.3333',
    tax: '',
    withholding: 'IRPF15',
  },
  { description: 'Half a cent', quantity: '1', price: '0,005', tax: 'IVA21', withholding: 'IRPF7' },
  { description: 'Once more', quantity: '12345', price: '0,0145', tax: 'IVA21' },
];

describe('an invoice that is written in the console', () => {
  it.each(['Recargo, S.L.', 'Ana'])(
    'shows at every stroke the totals that the server stores: %s',
    async (client) => {
      await at.open('/new');
      await at.chooseClient(client);
      await at.fillAll(AWKWARD);
      const [shown, nets] = [await at.totals(), await at.nets()];
      await at.button('Save draft').click();
      await at.heading(/^Draft #/).waitFor();
      const stored = await newest();
      expect(stored).toMatchObject({ state: 'draft', client_name: client });
      expect(stored.lines).toHaveLength(AWKWARD.length);
      expect(shown).toEqual(rowsOf(stored));
      expect(nets).toEqual(stored.lines.map(({ net }: { net: string }) => euros(net)));
      await expect.poll(() => at.totals()).toEqual(shown);
      await at.page.getByRole('button', { name: 'Edit' }).click();
      await at.line(AWKWARD.length).waitFor();
      await expect.poll(() => at.totals()).toEqual(shown);
    },
  );

  it('takes description, price and tax from a product that is found while its name is typed', async () => {
    const taxes = await books.read('taxes?per_page=100');
    const tax_id = taxes.find(({ code }: { code: string }) => code === 'IVA4').id;
    await books.create('products', { code: 'BOOK', name: 'A book on locks', price: '27.8846', tax_id });
    await at.open('/new');
    await at.chooseClient('Ana');
    await at.fieldOf(1, 'Description').pressSequentially('book');
    await at.page.getByRole('option', { name: 'A book on locks' }).waitFor();
    await at.page.keyboard.press('ArrowDown');
    await at.page.keyboard.press('Enter');
    await at.line(1).getByText('Product BOOK').waitFor();
    await expect.poll(() => at.fieldOf(1, 'Description').inputValue()).toBe('A book on locks');
    await expect
      .poll(() => at.totals())
      .toEqual(['Subtotal | €27.88', 'IVA4 · 4 % of €27.88 | €1.12', 'Total | €29.00']);
    await at.button('Save draft').click();
    await at.heading(/^Draft #/).waitFor();
    const { lines } = await newest();
    expect(lines[0]).toMatchObject({
      description: 'A book on locks',
      unit_price: '27.8846',
      tax_code: 'IVA4',
    });
    expect(lines[0].product_id).not.toBeNull();
  });

  it('has lines that are added, moved, duplicated and removed by keyboard, without leaving the field', async () => {
    const { keyboard } = at.page;
    const focused = () => at.page.evaluate(() => (document.activeElement as HTMLInputElement).value);
    await at.open('/new');
    await at.fieldOf(1, 'Description').fill('one');
    await keyboard.press('Control+Enter');
    await keyboard.type('two');
    await at.fieldOf(2, 'Price').fill('2,50');
    await keyboard.press('Enter');
    await keyboard.type('three');
    await expect.poll(() => at.descriptions()).toEqual(['one', 'two', 'three']);

    await keyboard.press('Alt+ArrowUp');
    await expect.poll(() => at.descriptions()).toEqual(['one', 'three', 'two']);
    await expect.poll(() => focused()).toBe('three');
    await at.fieldOf(3, 'Price').focus();
    await keyboard.press('Alt+Shift+ArrowDown');
    await expect.poll(() => at.descriptions()).toEqual(['one', 'three', 'two', 'two']);
    await expect.poll(() => at.fieldOf(4, 'Price').inputValue()).toBe('2,50');
    await keyboard.press('Alt+Delete');
    await expect.poll(() => at.descriptions()).toEqual(['one', 'three', 'two']);
    await expect.poll(() => focused()).toBe('two');

    await at.button('Actions of line 1').press('Enter');
    await at.page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
    await expect.poll(() => at.descriptions()).toEqual(['three', 'two']);
  });

  it('is not sent before it can be: what is wrong is said beside its fields, the first of which is at hand', async () => {
    await at.open('/new');
    await at.fill(1, { description: ' ', quantity: '0', price: '1.2.3', discount: '100,5' });
    await at.button('Add a line').click();
    await at.fill(2, { description: 'x', quantity: 'many', price: '-1' });
    await at.button('Save draft').click();
    await at.page.getByText('Choose a client.').waitFor();
    const said = await at.page.locator('fieldset .mantine-InputWrapper-error').allInnerTexts();
    expect(said).toEqual([
      'Say what it is.',
      'Not zero.',
      'Enter a number, such as 12.50.',
      'From 0 to 100.',
      'Enter a number, such as 12.50.',
      'From 0 to 999999999999.',
    ]);
    await expect
      .poll(() => at.page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
      .toBe('true');
    await at.fill(1, { description: 'Too much off', quantity: '-1', price: '10', discount: '' });
    await at.fill(2, { quantity: '1', price: '1' });
    await at.chooseClient('Ana');
    await at.button('Save draft').click();
    await at.page.getByText('The total cannot be negative.').waitFor();
  });

  it('made no page complain, nor ask another server', () => {
    expect(visitor.complaints).toEqual([]);
    expect(visitor.strangers).toEqual([]);
  });
});
