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
  world = await World.shared();
  company = await world.company();
  at = new KeysAtConsole(world, await atConsole(world, company, 'proprietor'));
});
afterAll(() => world.close());

describe('the keys of a company, in the console', () => {
  it('are searched, filtered and sorted, and the address keeps how', async () => {
    const { page } = at.visitor;
    await company.key({ name: 'Beta', format: 'hex64' });
    await company.key({ name: 'Alpha', format: 'fs20', enabled: false });
    await company.key({ name: 'Gamma', format: 'hex64', expires_at: '2020-01-01T00:00:00Z' });
    const names = page.getByRole('table', { name: 'Integrations' }).getByRole('link');
    const are = async (...wanted: string[]) => {
      await page.getByText(wanted.length === 1 ? '1 record' : `${wanted.length} records`).waitFor();
      await names.nth(wanted.length - 1).waitFor();
      await expect.poll(() => names.allTextContents()).toEqual(wanted);
    };
    await at.visitor.open('/console/integrations?sort=name');
    await are('Alpha', 'Beta', 'Gamma');
    await at.button('Name').click();
    await page.waitForURL(/sort=-name/);
    await page
      .getByRole('columnheader', { name: 'Name' })
      .and(page.locator('[aria-sort=descending]'))
      .waitFor();
    await page.getByRole('row').nth(1).filter({ hasText: 'Gamma' }).waitFor();
    await are('Gamma', 'Beta', 'Alpha');
    await page.getByRole('combobox', { name: 'Format' }).click();
    await page.getByRole('option', { name: '64 hex characters' }).click();
    await are('Gamma', 'Beta');
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Expired' }).click();
    await are('Gamma');
    await page.reload();
    await are('Gamma');
    await page.getByRole('searchbox').fill('nothing of the kind');
    await at.text('Nothing fits').waitFor();
    await at.button('Clear filters').click();
    await are('Gamma', 'Beta', 'Alpha');
  });

  it.each(['accountant', 'viewer'] as const)(
    'are nothing that a person with the role %s sees',
    async (role) => {
      const { id } = await company.key({ name: `Hidden from ${role}` });
      const other = new KeysAtConsole(world, await atConsole(world, company, role));
      await expect.poll(() => other.link('Integrations').count()).toBe(0);
      await expect.poll(() => other.link('Audit log').count()).toBe(0);
      for (const path of ['', '/new', '/policies', `/${id}`, `/${id}/edit`, `/${id}/rotate`]) {
        await other.visitor.open(`/console/integrations${path}`);
        await other.text('Your role does not open this page').waitFor();
        await expect.poll(() => other.text(`Hidden from ${role}`).count()).toBe(0);
      }
      await other.visitor.open('/console/audit');
      await other.text('Your role does not open this page').waitFor();
      expect([other.visitor.complaints, other.visitor.strangers]).toEqual([[], []]);
      await other.visitor.close();
    },
  );
});

describe('the two policies on keys, in the console', () => {
  it('are opened after a question, closed at once, and judge every key from then on', async () => {
    const own = await world.company();
    const key = await own.key({ permissions: ['clients.*', 'api-keys.read'] });
    const { body } = await key.caller.post('/api/v1/clients', { name: 'A client' });
    const statuses = async () => [
      (await key.caller.delete(`/api/v1/clients/${body.data.id}`)).status,
      (await key.caller.get('/api/v1/api-keys')).status,
    ];
    const there = new KeysAtConsole(world, await atConsole(world, own));
    const policy = (name: string) =>
      there.visitor.page
        .locator('label')
        .filter({ has: there.visitor.page.getByRole('switch', { name, exact: true }) });
    await there.visitor.open('/console/integrations');
    await there.link('Key policies').click();
    await policy('Keys may delete').click();
    await there.dialog().getByRole('button', { name: 'Cancel' }).click();
    expect(await statuses()).toEqual([403, 403]);

    await policy('Keys may manage keys').click();
    await there.dialog().getByRole('button', { name: 'Open it' }).click();
    await there.text('Keys may manage keys now').waitFor();
    expect(await statuses()).toEqual([403, 200]);
    await policy('Keys may delete').click();
    await there.dialog().getByRole('button', { name: 'Open it' }).click();
    await there.text('Keys may delete now').waitFor();
    await policy('Keys may manage keys').click();
    await there.text('Keys may not manage keys any more').waitFor();
    expect(await statuses()).toEqual([200, 403]);
    expect([there.visitor.complaints, there.visitor.strangers]).toEqual([[], []]);
    await there.visitor.close();
  });

  it('are told of where a key is given what they keep closed', async () => {
    await at.visitor.open('/console/integrations/new');
    await at.text('The company lets no key delete').waitFor();
    await expect.poll(() => at.text('The company lets no key manage keys').count()).toBe(0);
    await at.box('API keys: read').check();
    await at.text('The company lets no key manage keys').waitFor();
  });
});

describe('the pages of keys', () => {
  it('are worked by keyboard alone: a key is made without a mouse', async () => {
    const { page } = at.visitor;
    await at.visitor.open('/console/integrations/new');
    await at.heading('New key').waitFor();
    const press = async (...keys: string[]) => {
      for (const one of keys) await page.keyboard.press(one);
    };
    await at.field('Name').focus();
    await page.keyboard.type('By keyboard');
    await at.box('Clients: read').focus();
    await press('Space', 'Tab', 'Space', 'Enter');
    await at.heading('By keyboard is ready').waitFor();
    const key = at.with(await at.shown());
    expect((await key.post('/api/v1/clients', { name: 'A client' })).status).toBe(201);
    expect((await key.get('/api/v1/products')).status).toBe(403);
    await at.button('Copy: Key').focus();
    await press('Enter');
    await at.button('Copied').waitFor();
    await at.link('Go to the key').focus();
    await press('Enter');
    await at.heading('By keyboard').waitFor();
  });

  it('leave no complaint, and ask nobody else for anything', () => {
    expect([at.visitor.complaints, at.visitor.strangers]).toEqual([[], []]);
  });
});
