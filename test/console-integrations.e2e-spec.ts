import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeysAtConsole } from './support/console-keys.js';
import { atConsole } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { until } from './support/until.js';
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

describe('a key, in the console', () => {
  it('is made with a matrix, shown once, and opens what the matrix says and nothing else', async () => {
    await at.visitor.open('/console/integrations');
    await at.text('No integration has a key yet').waitFor();
    await at.link('New key').first().click();
    await at.field('Name').fill('Web shop');
    await at.box('Clients: everything').check();
    await at.box('Invoices: read').check();
    await at.box('Clients: update').uncheck();
    await at.button('Create key').click();
    await at.heading('Web shop is ready').waitFor();
    const key = at.with(await at.shown());

    const client = { name: 'A client' };
    const { status, body } = await key.post('/api/v1/clients', client);
    expect(status).toBe(201);
    expect((await key.get('/api/v1/clients')).status).toBe(200);
    expect((await key.get('/api/v1/invoices')).status).toBe(200);
    expect((await key.patch(`/api/v1/clients/${body.data.id}`, client)).status).toBe(403);
    expect((await key.get('/api/v1/products')).status).toBe(403);
    const refused = await key.delete(`/api/v1/clients/${body.data.id}`);
    expect([refused.status, refused.body.error.reason]).toEqual([403, 'api_key_delete_forbidden']);
  });

  it('is not left uncopied without a question, and is copied whole', async () => {
    const token = await at.make('Copied', ['Clients: read']);
    await at.link('Go to the key').click();
    await at.dialog().getByText('Leave without having copied the key?').waitFor();
    await at.button('Stay').click();
    await expect.poll(() => at.shown()).toBe(token);
    await at.copyAndGoOn('Copied');
    expect(await at.visitor.page.content()).not.toContain(token);

    await at.link('Integrations').first().click();
    await at.visitor.page.getByRole('searchbox').focus();
    await at.visitor.page.keyboard.press('Control+V');
    await expect.poll(() => at.visitor.page.getByRole('searchbox').inputValue()).toBe(token);
  });

  it('comes with calls that it may make, in the words of each contract', async () => {
    const token = await at.make('Examples', ['Products: read']);
    for (const [tab, path] of [
      ['Llavero', '/api/v1/products'],
      ['FacturaScripts', '/api/3/productos'],
      ['abaco', '/products'],
    ] as const) {
      await at.visitor.page.getByRole('tab', { name: tab, exact: true }).click();
      const line = (await at.field('Call with curl').textContent())!;
      const [, url, header, value] = /^curl '(\S+)' -H '([\w-]+): (.+)'$/.exec(line)!;
      expect([url, value!.endsWith(token)]).toEqual([world.server.url + path, true]);
      const answer = await fetch(url!, { headers: { [header!]: value! } });
      expect([tab, answer.status]).toEqual([tab, 200]);
    }
    await at.copyAndGoOn('Examples');
  });

  it('that is refused says why beside the field, and loses nothing that was entered', async () => {
    await at.visitor.open('/console/integrations/new');
    await at.button('Create key').click();
    await at.text('Give the key a name.').waitFor();
    await at.text('Choose at least one permission.').waitFor();
    await at.field('Name').fill('Bound');
    await at.button('Invoicing').click();
    await at.field('Allowed addresses').fill('10.0.0.1/8\n127.0.0.1');
    await at.button('Create key').click();
    await at.text('10.0.0.1/8: This address is not the beginning of its network.').waitFor();
    await at.field('Allowed addresses').and(at.visitor.page.locator(':focus')).waitFor();
    await expect.poll(() => at.field('Name').inputValue()).toBe('Bound');
    await expect.poll(() => at.box('Invoices: create').isChecked()).toBe(true);

    await at.field('Allowed addresses').fill('10.0.0.0/8');
    await at.button('Create key').click();
    await at.heading('Bound is ready').waitFor();
    const elsewhere = await at.with(await at.shown()).get('/api/v1/invoices');
    expect([elsewhere.status, elsewhere.body.error.reason]).toEqual([403, 'ip_not_allowed']);
    await at.copyAndGoOn('Bound');
  });

  it('is made once, although the answer to the first attempt was lost', async () => {
    const { page, complaints } = at.visitor;
    await page.route('**/api/v1/api-keys', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await at.visitor.open('/console/integrations/new');
    await at.field('Name').fill('Only once');
    await at.button('Read-only').click();
    await at.button('Create key').click();
    await at.text('The server did not answer').waitFor();
    await page.unroute('**/api/v1/api-keys');
    complaints.length = 0;
    await at.button('Create key').click();
    await at.heading('Only once is ready').waitFor();
    expect((await at.with(await at.shown()).get('/api/v1/clients')).status).toBe(200);
    await at.copyAndGoOn('Only once');
    const { caller } = await company.person('proprietor');
    expect((await caller.get('/api/v1/api-keys?search=only')).body.meta.total).toBe(1);
  });

  it('is seen at work: its calls, refusals, routes and addresses show up while the page is open', async () => {
    const token = await at.make('At work', ['Clients: read']);
    await at.copyAndGoOn('At work');
    const use = at.region('Use');
    await use.getByText('No calls in this time').waitFor();
    await at.with(token).get('/api/v1/clients');
    const line = use.locator('.recharts-area-curve').first();
    await line.waitFor();
    const drawn = await line.getAttribute('d');
    await at.with(token).get('/api/v1/clients');
    await at.with(token).get('/api/v1/taxes');
    await until(
      () => line.getAttribute('d'),
      (now) => now !== drawn,
    );
    await expect.poll(() => use.getByRole('definition').allTextContents()).toEqual(['3', '0', '1']);
    await use.getByRole('row', { name: /GET \/api\/v1\/clients .* 2 0 0/ }).waitFor();
    await use.getByRole('row', { name: /GET \/api\/v1\/taxes .* 1 0 1/ }).waitFor();
    await use.getByRole('row', { name: /127\.0\.0\.1 .* 3 0 1/ }).waitFor();
  });

  it('leaves no complaint on the pages, and asks nobody else for anything', () => {
    expect([at.visitor.complaints, at.visitor.strangers]).toEqual([[], []]);
  });
});
