import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { Visitor } from './support/browser.js';
import { button, dialog, field, heading, link, said } from './support/console-page.js';
import { atConsole, auditsOf } from './support/console-visitor.js';
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

const PATH = '/console/company';
const row = (text: string) => visitor.page.getByRole('row').filter({ hasText: text });
const inDialog = (name: string) => dialog(visitor).getByRole('textbox', { name, exact: true });
const save = () => dialog(visitor).getByRole('button', { name: 'Save' }).click();
const company = async () => books.read(`companies/${books.company.id}`);
const byCode = async (path: string, code: string) =>
  ((await books.read(`${path}?per_page=100`)) as { code: string }[]).find((one) => one.code === code);

describe('the company, in the console', () => {
  it('is changed, and its name and its time zone show at once; a refused save loses nothing', async () => {
    await visitor.open(PATH);
    await said(visitor, 'Books that have begun keep their country and their currency');
    await field(visitor, 'Name').fill('');
    await button(visitor, 'Save').click();
    await said(visitor, 'Enter the name.');
    await field(visitor, 'Name').fill('Ferretería Cascabel');
    await field(visitor, 'Email').fill('not an address');
    await button(visitor, 'Save').click();
    await said(visitor, 'This is not an email address.');
    await expect.poll(() => field(visitor, 'Name').inputValue()).toBe('Ferretería Cascabel');

    await field(visitor, 'Email').fill('hola@cascabel.example');
    await field(visitor, 'Address').fill('Calle de los Herreros 14');
    await visitor.page.getByRole('combobox', { name: 'Time zone' }).fill('Canary');
    await visitor.page.getByRole('option', { name: 'Atlantic/Canary' }).click();
    await button(visitor, 'Save').click();
    await visitor.page.getByRole('banner').getByText('Ferretería Cascabel').waitFor();
    expect(await company()).toMatchObject({
      name: 'Ferretería Cascabel',
      email: 'hola@cascabel.example',
      address: 'Calle de los Herreros 14',
      timezone: 'Atlantic/Canary',
      city: null,
    });
    await field(visitor, 'Address').fill('');
    const saved = visitor.page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await button(visitor, 'Save').click();
    expect((await saved).status()).toBe(200);
    expect((await company()).address).toBeNull();
  });

  it('asks before what was entered is left', async () => {
    await visitor.open(PATH);
    await field(visitor, 'City').fill('Teruel');
    await link(visitor, 'Users').click();
    await button(visitor, 'Stay').click();
    await dialog(visitor).waitFor({ state: 'hidden' });
    await expect.poll(() => field(visitor, 'City').inputValue()).toBe('Teruel');
    await link(visitor, 'Users').click();
    await button(visitor, 'Leave').click();
    await heading(visitor, 'Users').waitFor();
  });

  it('leads to what its keys may do', async () => {
    await visitor.open(PATH);
    await said(visitor, 'As far as their grants say');
    await link(visitor, 'Change this').click();
    await visitor.page.waitForURL('**/console/integrations/policies');
  });
});

describe('what the books of a company stand on', () => {
  it('gets a series, whose next number is shown as it will be written', async () => {
    await visitor.open(PATH);
    await button(visitor, 'Add a series').click();
    await inDialog('Code').fill('too long a code');
    await save();
    await said(visitor, 'Use 1 to 10 letters, digits, _ or -.');
    await inDialog('Code').fill('WEB');
    await inDialog('Name').fill('Of the shop');
    await inDialog('How a number is written').fill('{CODE}');
    await save();
    await said(visitor, 'Write {NUMBER} once');
    await inDialog('How a number is written').fill('{CODE}-{NUMBER:4}');
    await said(visitor, 'Such as WEB-0001');
    await inDialog('Last number').fill('500');
    await save();
    await row('WEB').getByText('WEB-0001').waitFor();
    expect(await byCode('series', 'WEB')).toMatchObject({ range_to: 500, is_default: false, active: true });
  });

  it('gets a tax; one whose code is taken is refused, and nothing that was entered is lost', async () => {
    await visitor.open(PATH);
    await visitor.page.getByRole('tab', { name: 'Taxes' }).click();
    await button(visitor, 'Add a tax').click();
    await inDialog('Code').fill('IVA21');
    await inDialog('Name').fill('A reduced one');
    await inDialog('Rate').fill('101');
    await save();
    await said(visitor, 'Enter a percentage from 0 to 100.');
    await inDialog('Rate').fill('7,5');
    await save();
    await said(visitor, 'This is taken already.');
    await expect.poll(() => inDialog('Rate').inputValue()).toBe('7,5');
    await inDialog('Code').fill('IVA7');
    await save();
    await row('IVA7').getByText('7.5 %').waitFor();
    expect(await byCode('taxes', 'IVA7')).toMatchObject({ rate: '7.5', kind: 'tax' });
  });

  it('puts a payment method out of use', async () => {
    await books.create('payment-methods', { code: 'BARTER', name: 'In kind', due_days: 3 });
    await visitor.open(`${PATH}?books=paymentMethods`);
    await button(visitor, 'Edit: BARTER').click();
    await inDialog('Due after').fill('10');
    await dialog(visitor).getByRole('switch', { name: 'In use' }).uncheck();
    await save();
    await row('BARTER').getByText('Not in use').waitFor();
    await row('BARTER').getByText('10 days').waitFor();
    expect(await byCode('payment-methods', 'BARTER')).toMatchObject({ due_days: 10, active: false });
  });

  it('is changed by an accountant, who only reads the company itself', async () => {
    const other = await atConsole(world, books.company, 'accountant');
    await other.open(PATH);
    await said(other, 'A proprietor or an administrator changes this.');
    await button(other, 'Add a series').waitFor();
    await expect.poll(() => link(other, 'Change this').count()).toBe(0);
    await other.close();
  });

  it('keeps nobody out of its page', async () => {
    expect(await auditsOf(visitor, PATH, 'td', 'company')).toEqual([]);
    await button(visitor, 'Add a series').click();
    await dialog(visitor).waitFor();
    expect(await visitor.audit()).toEqual([]);
    await button(visitor, 'Close').click();
    expect(await auditsOf(visitor, `${PATH}?books=taxes`, 'td', 'company-taxes')).toEqual([]);
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
  });
});
