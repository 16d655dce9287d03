import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { Visitor } from './support/browser.js';
import { alert, button, dialog, field, heading, link, said } from './support/console-page.js';
import { atConsole, auditsOf } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { until } from './support/until.js';
import { answers, WebhookReceiver } from './support/webhook-receiver.js';
import { expectSigned, makeWebhook, webhookWorld } from './support/webhooks.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
let receiver: WebhookReceiver;
let visitor: Visitor;
beforeAll(async () => {
  await ensureBuilt();
  world = await webhookWorld();
  books = await Books.open(world);
  receiver = await WebhookReceiver.start();
  visitor = await atConsole(world, books.company);
});
afterAll(async () => {
  await receiver.close();
  await world.close();
});

const PATH = '/console/webhooks';
const box = (name: string) => visitor.page.getByRole('checkbox', { name });
const rows = () => visitor.page.getByRole('table', { name: 'Deliveries' }).getByRole('row');
const row = (text: string) => rows().filter({ hasText: text });
const secretShown = () => field(visitor, 'Secret of the webhook').innerText();
const webhook = (values: Record<string, unknown> = {}) =>
  makeWebhook(books.caller, { url: receiver.url, events: ['client.created'], ...values });

describe('a webhook, in the console', () => {
  it('is added with the events that it tells of, and its secret is shown once', async () => {
    const own = await WebhookReceiver.start();
    await visitor.open(PATH);
    await link(visitor, 'Add a webhook').first().click();
    await button(visitor, 'Add a webhook').click();
    await said(visitor, 'Enter a name.');
    await said(visitor, 'Enter an address that begins with https:// or http://.');
    await field(visitor, 'Name').fill('Shop');
    await field(visitor, 'Address').fill(own.url);
    await box('A client was added').check();
    await box('An invoice was paid in full').check();
    await button(visitor, 'Add a webhook').click();
    await heading(visitor, 'Its secret').waitFor();
    const secret = await secretShown();
    expect(secret).toMatch(/^whsec_/);
    await link(visitor, 'Go to the webhook').click();
    await said(visitor, 'You have not copied it, and it is not shown again.');
    await button(visitor, 'Leave').click();
    await heading(visitor, 'Deliveries').waitFor();
    expect(await visitor.page.locator('main').innerText()).not.toContain(secret);

    await books.client({ name: 'Told of' });
    const [request] = await own.times(1);
    expectSigned(request!, secret);
    await visitor.page.reload();
    await row('A client was added').getByText('Delivered').waitFor();
    await row('A client was added').getByRole('link').click();
    await said(visitor, '"name": "Told of"');
    await said(visitor, request!.headers['webhook-id'] as string);
    await own.close();
  });

  it('to a private address is refused beside the field, and nothing that was entered is lost', async () => {
    const strict = await World.shared();
    const other = await atConsole(strict, await strict.company());
    await other.open(PATH);
    await said(other, 'No webhooks yet');
    await link(other, 'Add a webhook').first().click();
    await field(other, 'Name').fill('Inside');
    await field(other, 'Address').fill('http://127.0.0.1:9/hook');
    await button(other, 'Add a webhook').click();
    await said(other, 'This leads to a private network, which the server does not call.');
    await expect.poll(() => field(other, 'Name').inputValue()).toBe('Inside');
    await field(other, 'Address').fill('https://shop.example/hook');
    await button(other, 'Add a webhook').click();
    await heading(other, 'Its secret').waitFor();
    await other.close();
    await strict.close();
  });

  it('is edited, switched off after a question, and on again', async () => {
    const { id } = await webhook({ name: 'Before' });
    await visitor.open(`${PATH}/${id}`);
    await link(visitor, 'Edit').click();
    await field(visitor, 'Name').fill('After');
    await box('A client was changed').check();
    await button(visitor, 'Save').click();
    await heading(visitor, 'After').waitFor();
    expect(await books.read(`webhooks/${id}`)).toMatchObject({
      events: ['client.created', 'client.updated'],
    });
    await button(visitor, 'Switch off').click();
    await dialog(visitor).getByRole('button', { name: 'Switch off' }).click();
    await said(visitor, 'This webhook is off');
    await button(visitor, 'Switch on').click();
    await button(visitor, 'Switch off').waitFor();
    expect((await books.read(`webhooks/${id}`)).status).toBe('enabled');
  });

  it('gets a new secret, which is shown once and signs from then on', async () => {
    const { id, secret } = await webhook({ name: 'Rotated' });
    await visitor.open(`${PATH}/${id}`);
    await button(visitor, 'New secret').click();
    await dialog(visitor).getByRole('button', { name: 'New secret' }).click();
    await said(visitor, 'Store it in your receiver now');
    await expect.poll(() => secretShown()).toMatch(/^whsec_/);
    expect(await secretShown()).not.toBe(secret);
    await button(visitor, 'Close').click();
    await dialog(visitor).waitFor({ state: 'hidden' });
  });

  it('is deleted by whoever types its name', async () => {
    const { id } = await webhook({ name: 'Done with' });
    await visitor.open(`${PATH}/${id}`);
    await button(visitor, 'Delete').click();
    const confirm = dialog(visitor).getByRole('button', { name: 'Delete' });
    await expect.poll(() => confirm.isDisabled()).toBe(true);
    await dialog(visitor).getByRole('textbox').fill('Done with');
    await confirm.click();
    await heading(visitor, 'Webhooks').waitFor();
    expect((await books.caller.get(`/api/v1/webhooks/${id}`)).status).toBe(404);
  });
});

describe('what a webhook told', () => {
  it('is tested at once, and what the receiver answered is shown', async () => {
    const { id } = await webhook({ name: 'Tested' });
    await visitor.open(`${PATH}/${id}`);
    receiver.next(answers(418, {}, 'short and stout'));
    await button(visitor, 'Send a test').click();
    await dialog(visitor).getByText('The test was not taken').waitFor();
    await dialog(visitor).getByText('short and stout').waitFor();
    await button(visitor, 'Close').click();
    await dialog(visitor).waitFor({ state: 'hidden' });
    await button(visitor, 'Send a test').click();
    await dialog(visitor).getByText('The receiver took the test').waitFor();
  });

  it('is found by its state, told with why it failed, and delivered again from here', async () => {
    const { id: client } = await books.client();
    const own = await WebhookReceiver.start();
    const { id } = await webhook({ name: 'Failing', url: own.url, events: ['client.updated'] });
    own.next(answers(410, {}, 'gone away'));
    await books.caller.patch(`/api/v1/clients/${client}`, { name: 'Changed' });
    await until(
      () => books.read(`webhooks/${id}`),
      ({ status }) => status === 'stopped',
    );
    await visitor.open(`${PATH}/${id}`);
    await said(visitor, 'This webhook has stopped');
    await visitor.page.getByRole('combobox', { name: 'State' }).click();
    await visitor.page.getByRole('option', { name: 'Failed' }).click();
    await row('A client was changed').getByText('410').waitFor();
    await expect.poll(() => rows().count()).toBe(2);
    await row('A client was changed').getByRole('link').click();
    await alert(visitor).getByText('410').waitFor();
    await said(visitor, 'gone away');
    await expect.poll(() => button(visitor, 'Deliver again').count()).toBe(0);

    await link(visitor, 'Failing').click();
    await button(visitor, 'Switch on').click();
    await button(visitor, 'Deliver again: A client was changed').click();
    await said(visitor, 'It is delivered again');
    await visitor.open(`${PATH}/${id}`);
    await row('A client was changed').getByText('Delivered').waitFor();
    await own.close();
  });
});

describe('the pages of webhooks', () => {
  it('keep nobody out', async () => {
    const { id } = await webhook({ name: 'Seen' });
    await books.client();
    await visitor.open(`${PATH}/${id}`);
    await row('A client was added').getByRole('link').first().click();
    await heading(visitor, 'What is sent').waitFor();
    const delivery = new URL(visitor.page.url()).pathname;
    for (const [path, ready, name] of [
      [PATH, 'text=Last delivery', 'webhooks'],
      [`${PATH}/new`, 'text=What it tells of', 'webhooks-new'],
      [`${PATH}/${id}`, 'td', 'webhooks-one'],
      [delivery, 'text=What is sent', 'webhooks-delivery'],
    ] as const)
      expect(await auditsOf(visitor, path, ready, name), path).toEqual([]);
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
  });
});
