import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from './support/browser.js';
import { alert, button, dialog, field, heading, link, said } from './support/console-page.js';
import { atConsole, auditsOf } from './support/console-visitor.js';
import { someAddress } from './support/people.js';
import { ensureBuilt } from './support/processes.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
/** Of the company's second proprietor. */
let visitor: Visitor;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.shared();
  company = await world.company();
  visitor = await atConsole(world, company, 'proprietor');
});
afterAll(() => world.close());

const PATH = '/console/users';
const radio = (name: string) => visitor.page.getByRole('radio', { name });
const rows = () => visitor.page.getByRole('table', { name: 'People of the company' }).getByRole('row');
const row = (text: string) => rows().filter({ hasText: text });
const stored = async (id: number) =>
  (await (await company.key()).caller.get(`/api/v1/users/${id}`)).body.data;
const idShown = () => Number(visitor.page.url().split('/').pop());

async function chooseFilter(label: string, value: string): Promise<void> {
  await visitor.page.getByRole('combobox', { name: label }).click();
  await visitor.page.getByRole('option', { name: value, exact: true }).click();
}

describe('the people of a company, in the console', () => {
  it('are added with a role and a permission, and a refused save says why and loses nothing', async () => {
    const { email: taken } = await company.user('viewer', { name: 'Was there' });
    await visitor.open(PATH);
    await link(visitor, 'Add a person').click();
    await button(visitor, 'Add a person').click();
    await said(visitor, 'Enter an email address.');
    await said(visitor, 'Enter a name.');

    await field(visitor, 'Email').fill(taken);
    await field(visitor, 'Name').fill('Eva Luz');
    await radio('Accountant').check();
    await visitor.page.getByRole('checkbox', { name: 'See reports' }).check();
    await button(visitor, 'Add a person').click();
    await said(visitor, 'This is taken already.');
    await expect.poll(() => field(visitor, 'Name').inputValue()).toBe('Eva Luz');

    const email = someAddress();
    await field(visitor, 'Email').fill(email);
    await button(visitor, 'Add a person').click();
    await heading(visitor, 'Eva Luz').waitFor();
    expect(await stored(idShown())).toMatchObject({
      email,
      name: 'Eva Luz',
      role: 'accountant',
      active: true,
      permissions: ['accounting.reports.view'],
    });
    await said(visitor, `npm run -s llavero -- users password --email '${email}'`);
  });

  it('are found by role and by state, which the address keeps', async () => {
    const { id } = await company.user('administrator', { name: 'An idle one' });
    await company.user('viewer', { name: 'A busy one' });
    const { caller } = await company.person('proprietor');
    await caller.patch(`/api/v1/users/${id}`, { active: false });
    await visitor.open(PATH);
    await chooseFilter('Role', 'Administrator');
    await chooseFilter('State', 'Inactive');
    await row('An idle one').waitFor();
    expect(visitor.page.url()).toContain('role=administrator&active=false');
    await expect.poll(() => rows().count()).toBe(2);
    await visitor.page.reload();
    await row('An idle one').getByText('Inactive').waitFor();
    await chooseFilter('Role', 'Viewer');
    await said(visitor, 'Nothing fits');
    await button(visitor, 'Clear filters').click();
    await row('A busy one').waitFor();
  });

  it('are changed: name, role, permission and whether they may enter', async () => {
    const { id } = await company.user('accountant', { name: 'Ana', permissions: ['stock.counts.view'] });
    await visitor.open(`${PATH}/${id}`);
    await said(visitor, 'A permission that this version does not know');
    await field(visitor, 'Name').fill('Ana Gil');
    await radio('Viewer').check();
    await visitor.page.getByRole('checkbox', { name: 'See reports' }).check();
    await visitor.page.getByRole('switch', { name: 'May enter the company' }).uncheck();
    await button(visitor, 'Save').click();
    await said(visitor, 'Saved');
    const permissions = expect.arrayContaining(['stock.counts.view', 'accounting.reports.view']);
    expect(await stored(id)).toMatchObject({ name: 'Ana Gil', role: 'viewer', active: false, permissions });
    await link(visitor, 'Users').last().click();
    await heading(visitor, 'Users').waitFor();
  });

  it('see what each role opens as the server decides it', async () => {
    await visitor.open(PATH);
    const table = visitor.page.getByRole('table', { name: 'What each role opens' });
    await table.waitFor();
    const cellsOf = async (what: string) =>
      table.getByRole('row').filter({ hasText: what }).getByRole('cell').allInnerTexts();
    await expect.poll(() => cellsOf('API keys')).toEqual(['Everything', 'Everything', 'Nothing', 'Nothing']);
    await expect.poll(() => cellsOf('Clients')).toEqual(['Everything', 'Everything', 'Everything', 'Reads']);
    expect((await cellsOf('Reports'))[2]).toBe('Reads, with the permission “See reports”');
  });

  it('keep nobody out of their pages', async () => {
    const { id } = await company.user('accountant', { name: 'Pilar' });
    for (const [path, ready, name] of [
      [PATH, 'text=What each role opens', 'users'],
      [`${PATH}/new`, 'text=Role and permissions', 'users-new'],
      [`${PATH}/${id}`, 'text=Signing in', 'users-one'],
    ] as const)
      expect(await auditsOf(visitor, path, ready, name), path).toEqual([]);
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
  });
});

describe('one’s own access', () => {
  it('is taken away after a question alone, and then the menu shows less', async () => {
    const other = await atConsole(world, company, 'administrator');
    await other.open(PATH);
    await other.page.getByRole('row').filter({ hasText: 'You' }).getByRole('link').click();
    await other.page.getByRole('radio', { name: 'Viewer' }).check();
    await button(other, 'Save').click();
    await dialog(other).getByText('Take something away from yourself?').waitFor();
    await button(other, 'Cancel').click();
    await dialog(other).waitFor({ state: 'hidden' });
    await expect.poll(() => link(other, 'Webhooks').count()).toBe(1);
    await button(other, 'Save').click();
    await button(other, 'Change my own access').click();
    await heading(other, 'Your role does not open this page').waitFor();
    await expect.poll(() => link(other, 'Webhooks').count()).toBe(0);
    await other.close();
  });

  it('stays where nobody else is a proprietor', async () => {
    const alone = await world.company({ proprietor: false });
    const other = await atConsole(world, alone, 'proprietor');
    await other.open(PATH);
    await other.page.getByRole('row').filter({ hasText: 'You' }).getByRole('link').click();
    await other.page.getByRole('radio', { name: 'Accountant' }).check();
    await button(other, 'Save').click();
    await button(other, 'Change my own access').click();
    await alert(other).getByText('A company keeps at least one active proprietor').first().waitFor();
    await alert(other).getByText('Make somebody else a proprietor first.').first().waitFor();
    await button(other, 'Cancel').click();
    await expect.poll(() => other.page.getByRole('radio', { name: 'Accountant' }).isChecked()).toBe(true);
    await other.close();
  });
});

describe('a role above one’s own', () => {
  it('is neither given nor changed, and why is said', async () => {
    const other = await atConsole(world, company, 'administrator');
    const { id } = await company.user('proprietor', { name: 'The owner' });
    await other.open(`${PATH}/new`);
    await expect.poll(() => other.page.getByRole('radio', { name: 'Proprietor' }).isDisabled()).toBe(true);
    await said(other, 'Only a proprietor gives this role.');
    await other.open(`${PATH}/${id}`);
    await said(other, 'Only a proprietor changes a proprietor.');
    await expect.poll(() => button(other, 'Save').count()).toBe(0);
    await other.close();
  });

  it('of an accountant shows people and changes none', async () => {
    const other = await atConsole(world, company, 'accountant');
    const { id } = await company.user('viewer', { name: 'Looked at' });
    await other.open(PATH);
    await link(other, 'Looked at').waitFor();
    await expect.poll(() => link(other, 'Add a person').count()).toBe(0);
    await other.open(`${PATH}/${id}`);
    await said(other, 'Your role shows people, and does not change them.');
    await expect.poll(() => button(other, 'Save').count()).toBe(0);
    await other.close();
  });
});
