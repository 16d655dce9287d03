import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeysAtConsole } from './support/console-keys.js';
import { atConsole, auditsOf } from './support/console-visitor.js';
import { ensureBuilt } from './support/processes.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let database: Superuser;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.start();
  database = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await database.close();
  await world.close();
});

/** A company with a proprietor who looks at the log. */
async function atLog(): Promise<{ company: CompanyInWorld; at: KeysAtConsole }> {
  const company = await world.company();
  const at = new KeysAtConsole(world, await atConsole(world, company, 'proprietor'));
  return { company, at };
}

const rowsOf = ({ visitor }: KeysAtConsole) =>
  visitor.page.getByRole('table', { name: 'Audit log' }).getByRole('row');

describe('the audit log, in the console', () => {
  it('tells in sentences who did what to which key, with how and from where', async () => {
    const { company, at } = await atLog();
    const { caller, user } = await company.person('proprietor');
    const made = await caller.post('/api/v1/api-keys', { name: 'Shop', permissions: ['clients.read'] });
    const path = `/api/v1/api-keys/${made.body.data.id}`;
    await caller.patch(path, { permissions: ['invoices.read'], expires_at: '2099-01-31T11:00:00Z' });
    await at.with(made.body.data.token).get('/api/v1/clients');
    await caller.post(`${path}/revoke`);

    await at.visitor.open('/console/audit');
    const row = (text: string) => rowsOf(at).filter({ hasText: text });
    await row(`${user.name} made the key Shop`).filter({ hasText: 'Permissions: clients.read' }).waitFor();
    const changed = row(`${user.name} changed the key Shop`);
    for (const detail of ['now with invoices.read', 'no more clients.read', 'nothing → Jan 31, 2099, 12:00'])
      await changed.filter({ hasText: detail }).waitFor();
    await row('Refused to Shop: Permission denied').filter({ hasText: 'GET /api/v1/clients' }).waitFor();
    await row(`${user.name} revoked the key Shop`).filter({ hasText: '127.0.0.1' }).waitFor();

    await rowsOf(at).getByRole('link', { name: 'Shop' }).first().click();
    await at.heading('Shop').waitFor();
    await at.link('All of it in the audit log').click();
    await at.visitor.page.waitForURL(/\/audit\?subject=api_key/);
    await at.text('4 records').waitFor();
    expect([at.visitor.complaints, at.visitor.strangers]).toEqual([[], []]);
    await at.visitor.close();
  });

  it('is filtered by event, by who, by what and by day, and the address keeps how', async () => {
    const { company, at } = await atLog();
    const { page } = at.visitor;
    const key = await company.key({ name: 'Robot', permissions: ['clients.read'] });
    await key.caller.get('/api/v1/products');
    await key.caller.get('/api/v1/taxes');
    const choose = async (filter: string, option: string) => {
      await page.getByRole('combobox', { name: filter, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await at.visitor.open('/console/audit');
    await choose('Who', 'Robot');
    await at.text('2 records').waitFor();
    await choose('Event', 'Key made');
    await at.text('Nothing fits').waitFor();
    await at.button('Clear filters').click();
    await rowsOf(at).nth(3).waitFor();
    await choose('Event', 'Key made');
    await at.text('1 record').waitFor();
    await page.reload();
    await at.text('The operator of the server made the key Robot').waitFor();
    await choose('About', 'People');
    await at.text('Nothing fits').waitFor();
    await at.button('Clear filters').click();
    await rowsOf(at).nth(3).waitFor();
    await page.getByLabel('To day').fill('2020-01-01');
    await at.text('Nothing fits').waitFor();
    await page.getByLabel('To day').fill('2099-01-01');
    await rowsOf(at).nth(3).waitFor();
    expect([at.visitor.complaints, at.visitor.strangers]).toEqual([[], []]);
    await at.visitor.close();
  });

  it('is verified to its end, and what was changed behind its back is found', async () => {
    const { company, at } = await atLog();
    await company.key();
    await at.visitor.open('/console/audit');
    await at.button('Verify the log').click();
    await at.text('The log is as it was written').waitFor();
    await expect.poll(() => at.field('Hash of the last event').textContent()).toMatch(/^[0-9a-f]{64}$/);
    await database.rows(`BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE audit_events SET address = '192.0.2.1' WHERE company_id = ${company.id} AND id = 2; COMMIT`);
    await at.button('Verify the log').click();
    await at.text('Event 2 was changed, moved, added or taken away').waitFor();
    await expect.poll(() => at.text('The log is as it was written').count()).toBe(0);
    await at.visitor.close();
  });

  it('keeps nobody out, in either theme and at either width', async () => {
    const { company, at } = await atLog();
    await company.key({ name: 'Readable' });
    const { visitor } = at;
    expect(await auditsOf(visitor, '/console/audit', 'text=Readable', 'audit')).toEqual([]);
    await at.button('Verify the log').click();
    await at.text('The log is as it was written').waitFor();
    expect(await visitor.audit()).toEqual([]);
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
    await visitor.close();
  });
});
