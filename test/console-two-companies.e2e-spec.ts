import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { Visitor } from './support/browser.js';
import { button, choose, dialog, field, heading, link, said, Visitors } from './support/console-page.js';
import { account, browserAfter, logIn, PASSWORD, someAddress } from './support/people.js';
import { ensureBuilt } from './support/processes.js';
import { World } from './support/world.js';

let world: World;
const visitors = new Visitors(() => world);
beforeAll(async () => {
  await ensureBuilt();
  world = await World.shared();
});
afterEach(() => visitors.leave());
afterAll(() => world.close());

interface Two {
  email: string;
  visitor: Visitor;
  /** The books of the company that the person is in, and of the other one. */
  here: Books;
  there: Books;
}

/** Somebody who administers two companies, signed in to the one that they joined first. */
async function personOfTwo(): Promise<Two> {
  const [here, there] = [await Books.open(world), await Books.open(world)];
  const email = someAddress();
  await account(here.company, 'administrator', { email });
  await account(there.company, 'administrator', { email });
  return { email, visitor: await visitors.signedIn(email), here, there };
}

const nameOf = ({ company }: Books) => company.company.name;
const cityOf = async ({ company, caller }: Books) =>
  (await caller.get(`/api/v1/companies/${company.id}`)).body.data.city;
const switchTo = (visitor: Visitor, from: Books, to: Books) =>
  choose(visitor, `Company: ${nameOf(from)}`, nameOf(to));
const isIn = (visitor: Visitor, books: Books) => button(visitor, `Company: ${nameOf(books)}`).waitFor();
const textOf = (page: Page) => page.locator('main').innerText();

describe('a person of two companies, in the console', () => {
  it('sees after the switch what is of the other company, and nothing of the first', async () => {
    const { visitor, here, there } = await personOfTwo();
    await here.client({ name: 'Only of the first' });
    await there.client({ name: 'Only of the second' });
    await link(visitor, 'Clients').click();
    await said(visitor, 'Only of the first');
    await switchTo(visitor, here, there);
    await isIn(visitor, there);
    expect(await textOf(visitor.page)).not.toContain('Only of the first');
    await link(visitor, 'Clients').click();
    await said(visitor, 'Only of the second');
    expect(await textOf(visitor.page)).not.toContain('Only of the first');
    await link(visitor, 'Company').click();
    await expect.poll(() => field(visitor, 'Name').inputValue()).toBe(nameOf(there));
    await visitor.page.reload();
    await isIn(visitor, there);
  });

  it('is asked before something is lost by the switch, and can stay', async () => {
    const { visitor, here, there } = await personOfTwo();
    await visitor.open('/console/company');
    await field(visitor, 'City').fill('Teruel');
    await switchTo(visitor, here, there);
    await button(visitor, 'Stay').click();
    await dialog(visitor).waitFor({ state: 'hidden' });
    await isIn(visitor, here);
    await expect.poll(() => field(visitor, 'City').inputValue()).toBe('Teruel');
    await switchTo(visitor, here, there);
    await button(visitor, 'Leave').click();
    await isIn(visitor, there);
    expect([await cityOf(here), await cityOf(there)]).toEqual([null, null]);
  });

  it('signs in again to the company of the page, wherever they were last', async () => {
    const { email, visitor, here, there } = await personOfTwo();
    await visitor.open('/console/company');
    await field(visitor, 'City').fill('Mora');
    const elsewhere = browserAfter(world, await logIn(world, email));
    const inOther = await elsewhere.post('/auth/switch-company', { companyId: there.company.id });
    await browserAfter(world, inOther).delete('/auth/sessions');
    await button(visitor, 'Save').click();
    await dialog(visitor).getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await dialog(visitor).getByRole('button', { name: 'Sign in' }).click();
    await dialog(visitor).waitFor({ state: 'hidden' });
    await button(visitor, 'Save').click();
    await said(visitor, 'The company was saved');
    expect([await cityOf(here), await cityOf(there)]).toEqual(['Mora', null]);
  });
});

describe('two windows of one browser', () => {
  /** The person opens a second window and goes to the other company in it. */
  async function withSecondWindow({ visitor, here, there }: Two): Promise<void> {
    const second = await visitor.page.context().newPage();
    await second.goto(`${world.server.url}/console`);
    await second.getByRole('button', { name: `Company: ${nameOf(here)}` }).click();
    await second.getByRole('menuitem', { name: nameOf(there) }).click();
    await second.getByRole('button', { name: `Company: ${nameOf(there)}` }).waitFor();
    await dialog(visitor).getByText('You went to another company in another window').waitFor();
  }

  it('never save into the company that the other one went to: who goes back goes on where they were', async () => {
    const two = await personOfTwo();
    const { visitor, here, there } = two;
    await visitor.open('/console/company');
    await field(visitor, 'City').fill('Alcañiz');
    await withSecondWindow(two);
    expect(await visitor.audit()).toEqual([]);
    await button(visitor, `Go back to ${nameOf(here)}`).click();
    await dialog(visitor).waitFor({ state: 'hidden' });
    await button(visitor, 'Save').click();
    await said(visitor, 'The company was saved');
    expect([await cityOf(here), await cityOf(there)]).toEqual(['Alcañiz', null]);
  });

  it('can both go to the other company', async () => {
    const two = await personOfTwo();
    const { visitor, there } = two;
    await visitor.open('/console/company');
    await withSecondWindow(two);
    await button(visitor, 'Go there too').click();
    await isIn(visitor, there);
    await heading(visitor, 'Company').waitFor();
    await expect.poll(() => field(visitor, 'Name').inputValue()).toBe(nameOf(there));
  });

  it('follow when somebody else signs in', async () => {
    const { visitor, here } = await personOfTwo();
    const { email: other } = await account(here.company, 'viewer', { name: 'Eva Luz' });
    const second = await visitor.page.context().newPage();
    await visitor.page.context().clearCookies();
    await second.goto(`${world.server.url}/console/sign-in`);
    await second.getByRole('textbox', { name: 'Email' }).fill(other);
    await second.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await second.getByRole('button', { name: 'Sign in' }).click();
    await button(visitor, 'Account of Eva Luz').waitFor();
    await expect.poll(() => link(visitor, 'Users').count()).toBe(0);
  });
});
