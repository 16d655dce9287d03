import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alert, button, choose, dialog, field, heading, said, Visitors } from './support/console-page.js';
import { account, browserAfter, logIn, PASSWORD } from './support/people.js';
import { ensureBuilt } from './support/processes.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
const visitors = new Visitors(() => world);
beforeAll(async () => {
  await ensureBuilt();
  world = await World.start();
  company = await world.company();
});
afterEach(() => visitors.leave());
afterAll(() => world.close());

const SIGN_IN = 'Sign in to Llavero';
const ACCOUNT = 'Account of Ana Gil';

const someAdministrator = async () => (await account(company, 'administrator', { name: 'Ana Gil' })).email;
const cityStored = async () => {
  const { caller } = await company.key();
  return (await caller.get(`/api/v1/companies/${company.id}`)).body.data.city;
};

/** As another device of the person would. */
async function endSessions(email: string): Promise<void> {
  const elsewhere = browserAfter(world, await logIn(world, email));
  expect((await elsewhere.delete('/auth/sessions')).status).toBe(200);
}

describe('signing in', () => {
  it('tells of a wrong password with what to do, and leads on to where one wanted to go', async () => {
    const email = await someAdministrator();
    const visitor = await visitors.someone();
    await visitor.open('/console/users?role=viewer');
    await heading(visitor, SIGN_IN).waitFor();
    expect(await visitor.audit()).toEqual([]);
    await button(visitor, 'Sign in').click();
    await said(visitor, 'Enter your email address.');
    await field(visitor, 'Email').fill(email);
    await field(visitor, 'Password').fill('not this one');
    await button(visitor, 'Sign in').click();
    await alert(visitor).getByText('Wrong email address or password').waitFor();
    await alert(visitor).getByText('whether Caps Lock is on').waitFor();
    await expect.poll(() => field(visitor, 'Email').inputValue()).toBe(email);

    await field(visitor, 'Password').fill(PASSWORD);
    await button(visitor, 'Sign in').click();
    await heading(visitor, 'Users').waitFor();
    expect(visitor.page.url()).toBe(`${world.server.url}/console/users?role=viewer`);
  });

  it('says how long to wait after too many wrong passwords', async () => {
    const email = await someAdministrator();
    for (let attempt = 0; attempt < 10; attempt += 1) await logIn(world, email, 'wrong');
    const visitor = await visitors.someone();
    await visitor.open('/console');
    await field(visitor, 'Email').fill(email);
    await field(visitor, 'Password').fill(PASSWORD);
    await button(visitor, 'Sign in').click();
    await alert(visitor).getByText('Too many requests, try again later').waitFor();
    await alert(visitor)
      .getByText(/^Try again in 1[45] minutes\.$/)
      .waitFor();
  });
});

describe('signing out', () => {
  it('ends the session, and leaves nothing of what was shown', async () => {
    const email = await someAdministrator();
    const visitor = await visitors.signedIn(email);
    await visitor.open('/console/users');
    await said(visitor, email);
    const [cookie] = await visitor.page.context().cookies();
    await choose(visitor, ACCOUNT, 'Sign out');
    await heading(visitor, SIGN_IN).waitFor();
    expect((await world.browser(cookie!.value).get('/auth/me')).status).toBe(401);
    await visitor.page.goBack();
    await heading(visitor, SIGN_IN).waitFor();
    await expect.poll(() => visitor.page.getByText(email).count()).toBe(0);
  });

  it('asks first where something is not saved', async () => {
    const visitor = await visitors.signedIn(await someAdministrator());
    await visitor.open('/console/company');
    await field(visitor, 'City').fill('Teruel');
    await choose(visitor, ACCOUNT, 'Sign out');
    await button(visitor, 'Stay').click();
    await dialog(visitor).waitFor({ state: 'hidden' });
    await expect.poll(() => field(visitor, 'City').inputValue()).toBe('Teruel');
    await choose(visitor, ACCOUNT, 'Sign out');
    await button(visitor, 'Leave').click();
    await heading(visitor, SIGN_IN).waitFor();
  });

  it('in another window is noticed in this one, which keeps what was entered', async () => {
    const visitor = await visitors.signedIn(await someAdministrator());
    await visitor.open('/console/company');
    await field(visitor, 'City').fill('Orihuela');
    const other = await visitor.page.context().newPage();
    await other.goto(`${world.server.url}/console`);
    await other.getByRole('button', { name: ACCOUNT }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await dialog(visitor).getByText('Sign in again to go on').waitFor();
    await dialog(visitor).getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await dialog(visitor).getByRole('button', { name: 'Sign in' }).click();
    await button(visitor, 'Save').click();
    await said(visitor, 'The company was saved');
    expect(await cityStored()).toBe('Orihuela');
  });
});

describe('a session that ends under an open form', () => {
  it('is signed in to again over the page, and what was entered is there and can be saved', async () => {
    const email = await someAdministrator();
    const visitor = await visitors.signedIn(email);
    await visitor.open('/console/company');
    await field(visitor, 'City').fill('Albarracín');
    await endSessions(email);
    await button(visitor, 'Save').click();
    await dialog(visitor)
      .getByText('Your session was ended. What you have entered on this page stays.')
      .waitFor();
    expect(await visitor.audit()).toEqual([]);
    await expect.poll(() => dialog(visitor).getByRole('textbox', { name: 'Email' }).inputValue()).toBe(email);
    const password = dialog(visitor).getByRole('textbox', { name: 'Password' });
    await password.fill('not this one');
    await password.press('Enter');
    await dialog(visitor).getByText('Wrong email address or password').waitFor();
    await password.fill(PASSWORD);
    await password.press('Enter');
    await dialog(visitor).waitFor({ state: 'hidden' });
    await expect.poll(() => field(visitor, 'City').inputValue()).toBe('Albarracín');
    await button(visitor, 'Save').click();
    await said(visitor, 'The company was saved');
    expect(await cityStored()).toBe('Albarracín');
  });

  it('is asked for above a dialog that is open, which goes on afterwards', async () => {
    const email = await someAdministrator();
    const visitor = await visitors.signedIn(email);
    await visitor.open('/console/company');
    await button(visitor, 'Add a series').click();
    await field(visitor, 'Code').fill('LATE');
    await field(visitor, 'Name').last().fill('Late ones');
    await endSessions(email);
    await button(visitor, 'Save').last().click();
    const again = dialog(visitor).filter({ hasText: 'Sign in again to go on' });
    await again.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.waitFor({ state: 'hidden' });
    await expect.poll(() => field(visitor, 'Code').inputValue()).toBe('LATE');
    await dialog(visitor).getByRole('button', { name: 'Save' }).click();
    await said(visitor, 'LATE was saved');
  });
});
