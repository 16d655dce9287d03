import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Installation } from '../src/database/installation.js';
import { Visitor } from './support/browser.js';
import { alert, button, choose, field, heading, link, said, Visitors } from './support/console-page.js';
import { account, PASSWORD } from './support/people.js';
import { ensureBuilt } from './support/processes.js';
import { ReverseProxy } from './support/reverse-proxy.js';
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

/** Somebody with the form of the company open and something entered. */
async function withOpenForm(city: string): Promise<{ id: number; visitor: Visitor }> {
  const { id, email } = await account(company, 'administrator', { name: 'Ana Gil' });
  const visitor = await visitors.signedIn(email);
  await visitor.open('/console/company');
  await field(visitor, 'City').fill(city);
  return { id, visitor };
}

/** What a refused save says, after which what was entered is still there. */
async function isRefused(
  visitor: Visitor,
  city: string,
  what: string,
  advice: string | RegExp,
): Promise<void> {
  await button(visitor, 'Save').click();
  await alert(visitor).getByText(what).waitFor();
  await alert(visitor).getByText(advice).waitFor();
  await expect.poll(() => field(visitor, 'City').inputValue()).toBe(city);
}

async function isSaved(visitor: Visitor): Promise<void> {
  await button(visitor, 'Save').click();
  await said(visitor, 'The company was saved');
}

describe('a refused save says what happened and what to do, and loses nothing', () => {
  it('where the operator switched the API off', async () => {
    const { visitor } = await withOpenForm('Mora');
    await world.service(Installation).switchApi(false);
    try {
      await isRefused(visitor, 'Mora', 'The API is switched off', 'llavero api off');
    } finally {
      await world.service(Installation).switchApi(true);
    }
    await isSaved(visitor);
  });

  it('where the server does not answer', async () => {
    const { visitor } = await withOpenForm('Alcañiz');
    await visitor.page.context().setOffline(true);
    await isRefused(visitor, 'Alcañiz', 'The server did not answer', 'Check your connection');
    await visitor.page.context().setOffline(false);
    await isSaved(visitor);
    expect(visitor.complaints.splice(0)).toEqual([expect.stringContaining('ERR_INTERNET_DISCONNECTED')]);
  });

  it('where the role was taken away meanwhile, in the language of the reader', async () => {
    const { id, visitor } = await withOpenForm('Orihuela');
    const { caller } = await company.person('proprietor');
    await caller.patch(`/api/v1/users/${id}`, { role: 'viewer' });
    await isRefused(visitor, 'Orihuela', 'Permission denied', 'can change your role');
    await choose(visitor, 'Language', 'Español');
    await said(visitor, 'Esto lo cambia un propietario o un administrador.');
    await expect.poll(() => link(visitor, 'Usuarios').count()).toBe(0);
  });
});

describe('under an address that is not the server’s', () => {
  it('nobody signs in, and is told where to', async () => {
    const proxy = await ReverseProxy.before(world.server.url);
    const { email } = await account(company, 'administrator');
    const visitor = await Visitor.of(proxy);
    await visitor.open('/console');
    await field(visitor, 'Email').fill(email);
    await field(visitor, 'Password').fill(PASSWORD);
    await button(visitor, 'Sign in').click();
    await alert(visitor).getByText('Requests from this origin are not allowed').waitFor();
    await alert(visitor).getByText('Open the console under the address of the server itself').waitFor();
    await visitor.close();
    await proxy.close();
  });
});

describe('too many requests', () => {
  it('are told with how long to wait', async () => {
    const limited = await World.start({ RATE_LIMIT_COMPANY: '4/60' });
    const visitor = await Visitor.of(limited.server);
    const { email } = await account(await limited.company(), 'administrator');
    await visitor.signIn(email, PASSWORD);
    for (const page of ['Users', 'Company', 'Batches', 'Webhooks']) await link(visitor, page).click();
    await alert(visitor).getByText('Too many requests, try again later').first().waitFor();
    await alert(visitor)
      .getByText(/^Try again in \d+ seconds?\.$/)
      .first()
      .waitFor();
    expect([visitor.complaints, visitor.strangers]).toEqual([[], []]);
    await visitor.close();
    await limited.close();
  });
});

describe('a page that the role does not open', () => {
  it('says so, and no menu leads there', async () => {
    const { email } = await account(company, 'viewer');
    const visitor = await visitors.signedIn(email);
    for (const path of ['/users', '/users/new', '/webhooks', '/webhooks/new', '/integrations', '/audit']) {
      await visitor.open(`/console${path}`);
      await heading(visitor, 'Your role does not open this page').waitFor();
    }
    expect(await visitor.audit()).toEqual([]);
    for (const page of ['Users', 'Webhooks', 'Integrations', 'Audit log'])
      expect(await link(visitor, page).count(), page).toBe(0);
    await link(visitor, 'Company').click();
    await said(visitor, 'A proprietor or an administrator changes this.');
    await expect.poll(() => button(visitor, 'Save').count()).toBe(0);
  });

  it('is opened by a permission that somebody gives meanwhile', async () => {
    const { id, email } = await account(company, 'accountant');
    const visitor = await visitors.signedIn(email);
    await visitor.open('/console/reports');
    await heading(visitor, 'Your role does not open this page').waitFor();
    const { caller } = await company.person('proprietor');
    await caller.patch(`/api/v1/users/${id}`, { permissions: ['accounting.reports.view'] });
    await visitor.page.reload();
    await heading(visitor, 'Reports').waitFor();
  });
});

describe('what is not there', () => {
  it('is told as such: an unknown page, and a record of another company', async () => {
    const { email } = await account(company, 'administrator');
    const { id: foreign } = await (await world.company()).user('viewer');
    const visitor = await visitors.signedIn(email);
    await visitor.open('/console/no/such/page');
    await heading(visitor, 'Page not found').waitFor();
    await visitor.open(`/console/users/${foreign}`);
    await alert(visitor).getByText('Not found').waitFor();
    await alert(visitor).getByText('It may have been deleted').waitFor();
  });
});
