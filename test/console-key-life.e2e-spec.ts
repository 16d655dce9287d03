import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeysAtConsole } from './support/console-keys.js';
import { atConsole } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let at: KeysAtConsole;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.start();
  company = await world.company();
  at = new KeysAtConsole(world, await atConsole(world, company));
});
afterAll(() => world.close());

const openKey = (id: number) => at.visitor.open(`/console/integrations/${id}`);
const statusOf = async (token: string, path = '/api/v1/clients') => (await at.with(token).get(path)).status;

describe('a key that works, in the console', () => {
  it('is rotated: both work until the overlap ends, and the log says so', async () => {
    const { id, token } = await company.key({ name: 'Rotated' });
    await openKey(id);
    await at.link('Rotate').click();
    await at.visitor.page.getByRole('radio', { name: 'For an hour' }).check();
    await at.button('Rotate the key').click();
    await at.heading('Rotated is ready').waitFor();
    const heir = await at.shown();
    expect(heir).not.toBe(token);
    expect([await statusOf(token), await statusOf(heir)]).toEqual([200, 200]);
    await at.copyAndGoOn('Rotated');
    await at.region('About this key').getByText('Replaces').waitFor();

    await openKey(id);
    await at.text(/works until/).waitFor();
    await at.region('What happened to it').getByText('The old one was given 1 hour.').waitFor();
    await expect.poll(() => at.link('Rotate').count()).toBe(0);
  });

  it('that is rotated without an overlap ends at once, while the new one is still shown', async () => {
    const { id, token } = await company.key({ name: 'Exposed' });
    await openKey(id);
    await at.link('Rotate').click();
    await at.visitor.page.getByRole('radio', { name: 'Not at all' }).check();
    await at.button('Rotate the key').click();
    await at.heading('Exposed is ready').waitFor();
    expect([await statusOf(token), await statusOf(await at.shown())]).toEqual([401, 200]);
    await at.copyAndGoOn('Exposed');
  });

  it('is revoked once its name was typed, and opens nothing from then on', async () => {
    const { id, token } = await company.key({ name: 'Lost' });
    await openKey(id);
    await at.button('Revoke').click();
    const revoke = at.dialog().getByRole('button', { name: 'Revoke' });
    await expect.poll(() => revoke.isDisabled()).toBe(true);
    await at.dialog().getByRole('textbox').fill('lost');
    await expect.poll(() => revoke.isDisabled()).toBe(true);
    await at.dialog().getByRole('textbox').fill('Lost');
    await revoke.click();
    await at.text('The key was revoked').waitFor();
    expect(await statusOf(token)).toBe(401);
    await at.visitor.page.getByText('Revoked', { exact: true }).first().waitFor();
    for (const name of ['Change', 'Rotate', 'Disable', 'Revoke'])
      expect([name, await at.button(name).count(), await at.link(name).count()]).toEqual([name, 0, 0]);
  });

  it('is disabled and enabled at once', async () => {
    const { id, token } = await company.key({ name: 'Paused' });
    await openKey(id);
    await at.button('Disable').click();
    await at.button('Enable').waitFor();
    expect(await statusOf(token)).toBe(401);
    await at.button('Enable').click();
    await at.button('Disable').waitFor();
    expect(await statusOf(token)).toBe(200);
  });

  it('is narrowed by its matrix at once, in what was changed alone', async () => {
    const { id, token } = await company.key({
      name: 'Narrowed',
      permissions: ['clients.*', 'products.read'],
      expires_at: '2099-01-31T10:20:30Z',
    });
    await openKey(id);
    await at.link('Change').click();
    await expect.poll(() => at.box('Clients: delete').isChecked()).toBe(true);
    await at.box('Clients: everything').uncheck();
    await at.button('Save').click();
    await at.text('The key was changed').waitFor();
    expect([await statusOf(token), await statusOf(token, '/api/v1/products')]).toEqual([403, 200]);
    await at.region('What happened to it').getByText('Permissions: no more clients.*').waitFor();
    const { caller } = await company.person('proprietor');
    const { body } = await caller.get(`/api/v1/api-keys/${id}`);
    expect(body.data).toMatchObject({ permissions: ['products.read'], expires_at: '2099-01-31T10:20:30Z' });
  });

  it('that a key made is given no more than that one holds', async () => {
    await company.setPolicy({ keyManagement: 'granted' });
    const maker = await company.key({ permissions: ['api-keys.*', 'clients.read'] });
    const made = await maker.caller.post('/api/v1/api-keys', { name: 'Made', permissions: ['clients.read'] });
    await company.setPolicy({ keyManagement: 'web-session' });
    await at.visitor.open(`/console/integrations/${made.body.data.id}/edit`);
    await at.text('the key that made this one does not hold').waitFor();
    await expect.poll(() => at.box('Clients: read').isEnabled()).toBe(true);
    await expect.poll(() => at.box('Clients: create').isDisabled()).toBe(true);
    await expect
      .poll(() => at.visitor.page.getByRole('radio', { name: 'Everything' }).isDisabled())
      .toBe(true);
  });

  it('for the exchange is shown with that call alone, which buys a token that opens what it may', async () => {
    await at.visitor.open('/console/integrations/new');
    await at.field('Name').fill('Exchanged');
    await at.visitor.page.getByRole('radio', { name: 'For the exchange' }).check();
    await at.box('A key for tests (org_test_…)').check();
    await at.box('Clients: read').check();
    await at.button('Create key').click();
    await at.heading('Exchanged is ready').waitFor();
    await expect.poll(() => at.shown()).toMatch(/^org_test_/);
    await expect.poll(() => at.visitor.page.getByRole('tab').count()).toBe(0);
    const line = (await at.field('Call with curl').textContent())!;
    const [, url, sent] = /^curl '(\S+)' -H 'Content-Type: application\/json' -d '(.+)'$/.exec(line)!;
    const { body } = await world.caller().post(url!.slice(world.server.url.length), JSON.parse(sent!));
    expect(await statusOf(body.session_token)).toBe(200);
    await at.copyAndGoOn('Exchanged');
  });
});

describe('the pages of keys', () => {
  it('leave no complaint, and ask nobody else for anything', () => {
    expect([at.visitor.complaints, at.visitor.strangers]).toEqual([[], []]);
  });
});
