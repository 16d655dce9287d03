import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Batches, sentInvoice, sentLine } from './support/batches.js';
import { Visitor } from './support/browser.js';
import { field, heading, link, said } from './support/console-page.js';
import { atConsole, auditsOf } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { Superuser } from './support/superuser.js';
import { World } from './support/world.js';

let world: World;
let database: Superuser;
let batches: Batches;
let visitor: Visitor;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.start();
  database = await Superuser.on(world.server.database);
  batches = await Batches.open(world);
  visitor = await atConsole(world, batches.books.company, 'accountant');
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const PATH = '/console/batches';
const bar = () => visitor.page.getByRole('progressbar', { name: 'Progress' });
const row = (text: string) => visitor.page.getByRole('row').filter({ hasText: text });

describe('batches of invoices, in the console', () => {
  it('are told how to be sent where there are none, with a call that works as it stands', async () => {
    const company = await world.company();
    const other = await atConsole(world, company);
    await other.open(PATH);
    await said(other, 'No batches yet');
    const command = await field(other, 'A call that sends a batch').innerText();
    const [, address] = /^curl '([^']+)'/.exec(command)!;
    const [, key] = /Idempotency-Key: ([^']+)'/.exec(command)!;
    const [, body] = /-d '(.*)'$/s.exec(command)!;
    const { caller } = await company.key();
    const answer = await caller.post(new URL(address!).pathname, JSON.parse(body!), {
      'idempotency-key': key!,
    });
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    await other.page.reload();
    await said(other, '1 of 1 issued, 0 failed');
    await other.close();
  });

  it('show how far they are, by themselves, while invoices are being issued', async () => {
    const { id: companyId } = batches.books.company;
    await database.rows('BEGIN');
    await database.rows('SELECT FROM series WHERE company_id = $1 FOR UPDATE', [companyId]);
    const { id } = await batches.take([sentInvoice(), sentInvoice(), sentInvoice()]);
    await visitor.open(`${PATH}/${id}`);
    await said(visitor, '0 of 3 issued, 0 failed, 3 to go');
    await expect.poll(() => bar().getAttribute('aria-valuenow')).toBe('0');
    await database.rows('COMMIT');
    await said(visitor, '3 of 3 issued, 0 failed');
    await expect.poll(() => bar().getAttribute('aria-valuenow')).toBe('3');
    await expect.poll(() => bar().getAttribute('aria-valuetext')).toBe('3 of 3 issued, 0 failed');
    await row('Issued').nth(2).getByRole('link').waitFor();
  });

  it('say of each invoice why it failed, and lead to those that were issued', async () => {
    const good = sentInvoice({ external_invoice_id: 'good-1' });
    const bad = sentInvoice({
      external_invoice_id: 'bad-1',
      lines: [sentLine({ tax_rate: 99 })],
    });
    const { id } = await batches.take([good, bad]);
    await batches.untilDone(id);
    await visitor.open(`${PATH}/${id}`);
    await row('bad-1').getByText('no es de ningún impuesto de la empresa').waitFor();
    await row('good-1').getByText('€121.00').waitFor();
    await visitor.page.getByRole('combobox', { name: 'State' }).click();
    await visitor.page.getByRole('option', { name: 'Failed' }).click();
    await row('good-1').waitFor({ state: 'hidden' });
    await row('bad-1').waitFor();
    await visitor.open(`${PATH}/${id}`);
    const [{ issued_invoice_id }] = await batches.invoices(id);
    await row('good-1').getByRole('link').click();
    await visitor.page.waitForURL(`**/console/invoices/${issued_invoice_id}`);
  });

  it('are found by their state', async () => {
    const { id } = await batches.take([sentInvoice({ lines: [sentLine({ tax_rate: 99 })] })]);
    const { external_batch_id } = await batches.untilDone(id);
    await visitor.open(`${PATH}?status=failed`);
    await link(visitor, external_batch_id).click();
    await heading(visitor, external_batch_id).waitFor();
    await said(visitor, '0 of 1 issued, 1 failed');
  });

  it('of another company are not there', async () => {
    const { id } = await (await Batches.open(world)).take([sentInvoice()]);
    await visitor.open(`${PATH}/${id}`);
    await visitor.page.getByRole('alert').getByText('Not found').waitFor();
  });

  it('keep nobody out of their pages', async () => {
    const { id } = await batches.take([sentInvoice(), sentInvoice({ lines: [sentLine({ tax_rate: 99 })] })]);
    await batches.untilDone(id);
    for (const [path, name] of [
      [PATH, 'batches'],
      [`${PATH}/${id}`, 'batches-one'],
    ] as const)
      expect(await auditsOf(visitor, path, 'td', name), path).toEqual([]);
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
  });
});
