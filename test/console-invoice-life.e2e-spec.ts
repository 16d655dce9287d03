import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { Visitor } from './support/browser.js';
import { euros, InvoiceAtConsole } from './support/console-invoice.js';
import { atConsole, savedBy } from './support/console-visitor.js';
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

/** The status beside the title. */
const badge = (word: string) =>
  at.page.locator('.mantine-Badge-root').getByText(word, { exact: true }).first();
const further = async (step: string) => {
  await at.button('More actions').click();
  await at.page.getByRole('menuitem', { name: step, exact: true }).click();
};
const inDialog = (name: string) => at.dialog().getByRole('textbox', { name, exact: true });
const confirm = (name: string) => at.dialog().getByRole('button', { name, exact: true }).click();
/** What the page says under a name of the totals, such as what is owed. */
const amount = (name: string) =>
  at.page.locator('dl > div').filter({ hasText: name }).locator('dd').last().innerText();
const taxed = (values: Record<string, unknown> = {}) =>
  books.invoice({ lines: [line('4', '10.01', { tax: 'IVA21' }), line('3', '33.333')], ...values });

describe('an invoice in the console', () => {
  it('is written, issued and paid in parts', async () => {
    await at.open('/new');
    await at.chooseClient('Ana');
    await at.fill(1, { description: 'Work', quantity: '2', price: '50', tax: 'IVA21' });
    await at.issue();
    await at.heading(/^Invoice A/).waitFor();
    await badge('Unpaid').waitFor();

    await at.button('Record a payment').click();
    await inDialog('Amount').fill('121,01');
    await confirm('Record');
    await at.dialog().getByText('This is more than is owed.').waitFor();
    await inDialog('Amount').fill('21,5');
    await inDialog('Reference').fill('Bank 7');
    await confirm('Record');
    await at.page.getByRole('row').filter({ hasText: 'Bank 7' }).getByText('€21.50').waitFor();
    await expect.poll(() => amount('Paid')).toBe('€21.50');

    await at.button('Record a payment').click();
    await expect.poll(() => inDialog('Amount').inputValue()).toBe('99.5');
    await confirm('Record');
    await badge('Paid').waitFor();
    await expect.poll(() => at.button('Record a payment').count()).toBe(0);
    const [{ id }] = await books.read('invoices?per_page=1');
    expect(await books.read(`invoices/${id}`)).toMatchObject({ status: 'paid', paid_total: '121.00' });

    await at.button('Delete the payment of €21.50').click();
    await confirm('Delete payment');
    await badge('Unpaid').waitFor();
    expect(await books.read(`invoices/${id}`)).toMatchObject({ balance: '21.50' });
  });

  it('is credited in part and then whole, for what the server credits, and what was paid goes back', async () => {
    const { id, total } = await taxed();
    await books.post(`invoices/${id}/pay`);
    await at.open(`/${id}`);
    await further('Credit note');
    await at.dialog().getByRole('radio', { name: 'Some lines, or a part of them' }).click();
    await expect.poll(() => at.dialog().getByRole('button', { name: 'Credit note' }).isDisabled()).toBe(true);
    await at.dialog().getByRole('checkbox').first().click();
    await at
      .dialog()
      .getByRole('textbox', { name: /^Quantity/ })
      .first()
      .fill('1,5');
    await inDialog('Why the invoice is corrected').fill('Broken');
    const offered = await at
      .dialog()
      .getByRole('button', { name: /^Credit €/ })
      .innerText();
    await confirm(offered);
    await at.heading(/^Credit note R/).waitFor();
    const [note] = await books.read(`invoices?corrects_id=${id}`);
    expect(note).toMatchObject({ kind: 'credit_note', notes: 'Broken' });
    expect(offered).toBe(`Credit ${euros(note.total.slice(1))}`);

    const { invoice_number } = await books.read(`invoices/${id}`);
    await at.page.getByRole('link', { name: invoice_number }).click();
    await at.page.getByRole('link', { name: note.invoice_number }).waitFor();
    await further('Credit note');
    const rest = await at
      .dialog()
      .getByRole('button', { name: /^Credit €/ })
      .innerText();
    await confirm(rest);
    await at.heading(/^Credit note R/).waitFor();
    const credited = await books.read(`invoices/${id}`);
    expect(credited).toMatchObject({ credited_total: total, balance: `-${total}` });
    const [, second] = await books.read(`invoices?corrects_id=${id}&sort=id`);
    expect(rest).toBe(`Credit ${euros(second.total.slice(1))}`);

    await at.open(`/${id}`);
    await at.button('Give back').click();
    await confirm('Give back');
    await badge('Credited').waitFor();
    expect(await books.read(`invoices/${id}`)).toMatchObject({ balance: '0.00', paid_total: '0.00' });
  });

  it('has a credit note cancelled, and then owes again', async () => {
    const { id } = await taxed();
    const note = await books.create(`invoices/${id}/credit-notes`, {});
    await at.open(`/${note.id}`);
    await further('Cancel');
    await at.dialog().getByText('The note keeps its number').waitFor();
    await at.dialog().getByRole('button', { name: 'Cancel' }).last().click();
    await badge('Cancelled').waitFor();
    expect(await books.read(`invoices/${id}`)).toMatchObject({ status: 'unpaid', credited_total: '0.00' });
  });

  it('gets an amount added by a debit note, which leads back to it', async () => {
    const { id, invoice_number } = await books.invoice();
    await at.open(`/${id}`);
    await further('Debit note');
    await at.heading(`Debit note of ${invoice_number}`).waitFor();
    await at.fill(1, { description: 'Interest', price: '12,50', tax: '' });
    await at.issue();
    await at.heading(/^Debit note (?!of)/).waitFor();
    await at.page.getByRole('link', { name: invoice_number }).waitFor();
    const [note] = await books.read(`invoices?corrects_id=${id}`);
    expect(note).toMatchObject({ kind: 'debit_note', total: '12.50', balance: '12.50' });
  });

  it('is saved as a PDF', async () => {
    const { id, invoice_number } = await books.invoice();
    await at.open(`/${id}`);
    const saved = await savedBy(visitor, () => at.button('PDF').click());
    expect(saved.text.slice(0, 5)).toBe('%PDF-');
    expect(saved.name).toContain(invoice_number);
  });

  it('is not mailed by a server without mail, which says what to do about it', async () => {
    const { id } = await books.invoice();
    await at.open(`/${id}`);
    await further('Send by mail');
    await confirm('Send by mail');
    await at.dialog().getByText('The client has no address. Enter one.').waitFor();
    await inDialog('To').fill('ana@example.com');
    await inDialog('Message').fill('Dear Ana');
    await confirm('Send by mail');
    await at.dialog().getByText('This server is not set up to send mail').waitFor();
    await at.dialog().getByText('The operator of the server can set up a mail server.').waitFor();
    await expect.poll(() => inDialog('Message').inputValue()).toBe('Dear Ana');
    // The browser notes the refusal, which is no 4xx.
    expect(visitor.complaints.splice(0)).toEqual([expect.stringContaining('501')]);
  });
});

describe('a draft in the console', () => {
  it('is issued on the day that is chosen', async () => {
    const { id } = await books.draft({ issued_on: '2040-01-10', due_on: '2040-02-09' });
    await at.open(`/${id}`);
    await at.button('Issue').click();
    await at.dialog().getByText('can never be changed or deleted again').waitFor();
    await at.dialog().getByLabel('Issued').fill('2040-03-01');
    await confirm('Issue');
    await at.heading(/^Invoice A/).waitFor();
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      state: 'issued',
      issued_on: '2040-03-01',
      due_on: '2040-03-31',
    });
  });

  it('is cancelled and stays, or deleted and is no more', async () => {
    const { id } = await books.draft();
    await at.open(`/${id}`);
    await further('Cancel');
    await at.dialog().getByRole('button', { name: 'Cancel' }).last().click();
    await badge('Cancelled').waitFor();
    await further('Delete');
    await confirm('Delete');
    await at.heading('Invoices').waitFor();
    expect((await books.caller.get(`/api/v1/invoices/${id}`)).status).toBe(404);
  });

  it('made no page complain, nor ask another server', () => {
    expect(visitor.complaints).toEqual([]);
    expect(visitor.strangers).toEqual([]);
  });
});
