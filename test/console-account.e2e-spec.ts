import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from './support/browser.js';
import { button, choose, dialog, field, heading, link, said, Visitors } from './support/console-page.js';
import { auditsOf } from './support/console-visitor.js';
import { account, codeOf, logIn, PASSWORD } from './support/people.js';
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

const PATH = '/console/account';
const NEXT = 'a longer horse battery';
const someAdministrator = async () => (await account(company, 'administrator', { name: 'Ana Gil' })).email;

async function enterPasswords(visitor: Visitor, current: string, next: string, again = next): Promise<void> {
  await field(visitor, 'Current password').fill(current);
  await field(visitor, 'New password').fill(next);
  await field(visitor, 'New password once more').fill(again);
  await button(visitor, 'Change password').click();
}

describe('the own password', () => {
  it('is changed in this session, and ends every other one', async () => {
    const email = await someAdministrator();
    const [here, there] = [await visitors.signedIn(email), await visitors.signedIn(email)];
    await here.open(PATH);
    await enterPasswords(here, PASSWORD, NEXT);
    await said(here, 'Your password was changed');
    await expect.poll(() => field(here, 'New password').inputValue()).toBe('');
    await link(here, 'Users').click();
    await heading(here, 'Users').waitFor();

    await link(there, 'Users').click();
    await dialog(there).getByText('Sign in again to go on').first().waitFor();
    expect(codeOf(await logIn(world, email))).toEqual([401, 'INVALID_CREDENTIALS']);
    await dialog(there).getByRole('textbox', { name: 'Password' }).fill(NEXT);
    await dialog(there).getByRole('button', { name: 'Sign in' }).click();
    await said(there, email);
  });

  it('is not changed by somebody who does not know it, or to a short one, and the form keeps what was entered', async () => {
    const visitor = await visitors.signedIn(await someAdministrator());
    await visitor.open(PATH);
    await enterPasswords(visitor, '', 'short', 'other');
    for (const words of [
      'Enter your current password.',
      'Use at least 10 characters.',
      'This is not the same as above.',
    ])
      await said(visitor, words);
    await enterPasswords(visitor, 'not this one', NEXT);
    await said(visitor, 'This is not your current password.');
    await expect.poll(() => dialog(visitor).count()).toBe(0);
    await expect.poll(() => field(visitor, 'New password').inputValue()).toBe(NEXT);
  });
});

describe('own sessions', () => {
  it('are listed by device, and another one is ended at once', async () => {
    const email = await someAdministrator();
    const [here, there] = [await visitors.signedIn(email), await visitors.signedIn(email)];
    await here.open(PATH);
    await said(here, 'This one');
    await button(here, 'End: Chrome, Linux, 127.0.0.1').click();
    await said(here, 'The session was ended');
    await button(here, 'End: Chrome, Linux, 127.0.0.1').waitFor({ state: 'hidden' });
    await link(there, 'Users').click();
    await dialog(there).getByText('Sign in again to go on').first().waitFor();
  });

  it('are all ended, this one too', async () => {
    const email = await someAdministrator();
    const visitor = await visitors.signedIn(email);
    await visitor.open(PATH);
    await button(visitor, 'End all sessions, this one too').click();
    await heading(visitor, 'Sign in to Llavero').waitFor();
  });
});

describe('the page of the own account', () => {
  it('keeps nobody out', async () => {
    const visitor = await visitors.signedIn(await someAdministrator());
    expect(await auditsOf(visitor, PATH, 'text=This one', 'account')).toEqual([]);
  });
});

describe('language and colours', () => {
  it('are those of the browser, and stay as they are chosen', async () => {
    const visitor = await visitors.someone({ locale: 'es-HN', colorScheme: 'dark' });
    await visitor.open('/console');
    await heading(visitor, 'Entrar en Llavero').waitFor();
    const html = visitor.page.locator('html');
    await expect.poll(() => html.getAttribute('lang')).toBe('es');
    await expect.poll(() => html.getAttribute('data-mantine-color-scheme')).toBe('dark');

    await choose(visitor, 'Idioma', 'English');
    await choose(visitor, 'Colour scheme', 'Light');
    await heading(visitor, 'Sign in to Llavero').waitFor();
    await visitor.page.reload();
    await heading(visitor, 'Sign in to Llavero').waitFor();
    await expect.poll(() => html.getAttribute('lang')).toBe('en');
    await expect.poll(() => html.getAttribute('data-mantine-color-scheme')).toBe('light');
  });
});

describe('with the keyboard alone', () => {
  it('one skips to the content, goes by the menu and signs out', async () => {
    const visitor = await visitors.signedIn(await someAdministrator());
    const { keyboard } = visitor.page;
    const focused = () => visitor.page.evaluate(() => document.activeElement?.textContent ?? '');
    await visitor.open('/console/users');
    await heading(visitor, 'Users').waitFor();
    await keyboard.press('Tab');
    await expect.poll(() => focused()).toBe('Skip to the content');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await expect.poll(() => focused()).toBe('Add a person');

    await link(visitor, 'Company').focus();
    await keyboard.press('Enter');
    await heading(visitor, 'Company').waitFor();
    await expect.poll(() => focused()).toBe('Company');

    await button(visitor, 'Account of Ana Gil').focus();
    await keyboard.press('Enter');
    await visitor.page.getByRole('menuitem', { name: 'Password and sessions' }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await expect.poll(() => focused()).toBe('Sign out');
    await keyboard.press('Enter');
    await heading(visitor, 'Sign in to Llavero').waitFor();
    await expect
      .poll(() => visitor.page.evaluate(() => document.activeElement?.getAttribute('type')))
      .toBe('email');
  });

  it('the menu of a narrow screen opens, closes after a choice, and gives the focus to the page', async () => {
    const visitor = await visitors.signedIn(await someAdministrator(), {
      viewport: { width: 360, height: 740 },
    });
    const { keyboard } = visitor.page;
    await button(visitor, 'Open the menu').focus();
    await keyboard.press('Enter');
    await link(visitor, 'Users').focus();
    await keyboard.press('Enter');
    await heading(visitor, 'Users').waitFor();
    await button(visitor, 'Open the menu').waitFor();
    await expect.poll(() => link(visitor, 'Company').count()).toBe(0);
    await expect.poll(() => visitor.page.evaluate(() => document.activeElement?.textContent)).toBe('Users');
  });
});
