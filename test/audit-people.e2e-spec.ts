import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountsService } from '../src/users/accounts.service.js';
import { hashPassword } from '../src/users/password.js';
import { SignInFailures } from '../src/users/sign-in-failures.js';
import { eventsOf, historyOf } from './support/audit.js';
import { account, browserAfter, logIn, PASSWORD, personOfTwo, someAddress } from './support/people.js';
import { CompanyInWorld, SignedInPerson, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let admin: SignedInPerson;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  admin = await company.person('administrator');
});
afterAll(() => world.close());

describe('the log tells of people and of what a company lets its keys do', () => {
  it('who was added, and what they may do from when on', async () => {
    const { id } = (
      await admin.caller.post('/api/v1/users', { email: someAddress(), name: 'Ana', role: 'viewer' })
    ).body.data;
    await admin.caller.patch(`/api/v1/users/${id}`, {
      role: 'accountant',
      permissions: ['accounting.reports.view'],
    });
    await admin.caller.patch(`/api/v1/users/${id}`, { active: false });
    expect(await historyOf(admin.caller, 'user', id)).toEqual([
      ['user.added', { role: 'viewer', active: true, permissions: [] }],
      [
        'user.updated',
        {
          changed: {
            role: { from: 'viewer', to: 'accountant' },
            permissions: { from: [], to: ['accounting.reports.view'] },
          },
        },
      ],
      ['user.updated', { changed: { active: { from: true, to: false } } }],
    ]);
  });

  it('which policy changed, and that the operator made the company', async () => {
    const own = await world.company();
    const { caller } = await own.person('proprietor');
    await caller.put(`/api/v1/companies/${own.id}/policy`, { key_deletes: 'granted' });
    const events = await eventsOf(caller, `&sort=id&subject_type=company`);
    const changed = { key_deletes: { from: 'forbidden', to: 'granted' } };
    expect(events).toMatchObject([
      { id: 1, action: 'company.created', actor_kind: 'operator', actor_user_id: null, address: null },
      { action: 'company.policy_changed', actor_kind: 'web-session', details: { changed } },
    ]);
  });

  it('who signed in and out, with a wrong password too, and who has a new one', async () => {
    const { id, email } = await account(company, 'accountant');
    expect((await logIn(world, email, 'not the password')).status).toBe(401);
    expect((await logIn(world, email, 'not this one either')).status).toBe(401);
    await world.service(SignInFailures).flush();
    const browser = browserAfter(world, await logIn(world, email));
    const change = { currentPassword: PASSWORD, newPassword: 'another good password' };
    const again = browserAfter(world, await browser.post('/auth/password', change));
    await again.post('/auth/logout');
    await world.service(AccountsService).resetPassword(email, await hashPassword(PASSWORD));
    await browserAfter(world, await logIn(world, email)).delete('/auth/sessions');
    expect((await historyOf(admin.caller, 'user', id)).slice(1)).toEqual([
      ['user.sign_in_failed', { count: 2 }],
      ['user.signed_in', {}],
      ['user.password_changed', {}],
      ['user.session_ended', { current: true }],
      ['user.password_reset', {}],
      ['user.signed_in', {}],
      ['user.sessions_ended', {}],
    ]);
    const [failed] = await eventsOf(admin.caller, '&action=user.sign_in_failed');
    expect(failed).toMatchObject({ actor_kind: 'nobody', address: '127.0.0.1' });
    const [signedIn] = await eventsOf(admin.caller, `&action=user.signed_in&actor_user_id=${id}`);
    expect(signedIn).toMatchObject({ actor_kind: 'web-session', address: '127.0.0.1' });
  });

  it('who came in from another company', async () => {
    const { id, inFirst, first, second } = await personOfTwo(world);
    expect((await inFirst.post('/auth/switch-company', { companyId: second.id })).status).toBe(200);
    const seenIn = async (one: CompanyInWorld) =>
      (await historyOf((await one.person('proprietor')).caller, 'user', id)).slice(1);
    expect(await seenIn(second)).toEqual([['user.signed_in', { switched: true }]]);
    expect(await seenIn(first)).toEqual([['user.signed_in', {}]]);
  });
});
