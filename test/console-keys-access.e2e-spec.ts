import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from './support/browser.js';
import { atConsole, auditsOf } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { KeyInWorld, World } from './support/world.js';

let world: World;
let key: KeyInWorld;
let reader: Visitor;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.shared();
  const company = await world.company();
  key = await company.key({ name: 'Readable', permissions: ['clients.*', 'agentes.read'] });
  await key.caller.get('/api/v1/clients');
  await key.caller.get('/api/v1/products');
  reader = await atConsole(world, company);
});
afterAll(() => world.close());

describe('the pages of keys keep nobody out, in either theme and at either width', () => {
  it.each([
    ['the list', 'keys', '', 'Readable'],
    ['a key', 'key', '/:id', 'GET /api/v1/clients'],
    ['its change', 'key-edit', '/:id/edit', 'The company lets no key delete'],
    ['its rotation', 'key-rotate', '/:id/rotate', 'For a week'],
    ['the policies', 'key-policies', '/policies', 'Keys may delete'],
    ['a new key', 'key-new', '/new', 'The company lets no key delete'],
  ])('%s', async (_page, name, path, ready) => {
    const place = `/console/integrations${path.replace(':id', String(key.id))}`;
    expect(await auditsOf(reader, place, `text=${ready}`, name)).toEqual([]);
  });

  it('the matrix with what was refused, and the key that is shown once', async () => {
    const { page } = reader;
    await reader.open('/console/integrations/new');
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByText('Choose at least one permission.').waitFor();
    await page.getByRole('button', { name: 'Only in FacturaScripts' }).click();
    await page.getByRole('searchbox').fill('agent');
    await page.getByRole('checkbox', { name: 'agentes: read', exact: true }).check();
    await page
      .getByRole('checkbox', { name: 'albaranclientes: read', exact: true })
      .waitFor({ state: 'detached' });
    expect(await reader.audit()).toEqual([]);

    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Readable too');
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByText('This is the only time that the key is shown').waitFor();
    expect(await reader.audit()).toEqual([]);
    await reader.screenshot('key-issued-dark-360');
  });

  it('leaving no complaint, and asking nobody else for anything', () => {
    expect([reader.complaints, reader.strangers]).toEqual([[], []]);
  });
});
