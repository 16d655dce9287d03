import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, historyOf } from './support/audit.js';
import { protectedRoute } from './support/protected-route.js';
import { expectRefused } from './support/refusal.js';
import { CompanyInWorld, SignedInPerson, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let admin: SignedInPerson;
beforeAll(async () => {
  world = await World.shared();
  company = await world.company();
  admin = await company.person('administrator');
});
afterAll(() => world.close());

for (const path of ['/api/v1/audit-events', '/api/v1/audit-events/verify'])
  protectedRoute(() => world, { method: 'GET', path, grant: 'api-keys.read' });

const byAdmin = () => ({ actor_kind: 'web-session', actor_user_id: admin.user.id, actor_key_id: null });

describe('the log tells of a key', () => {
  it('how it was made, changed and ended, by whom, from where and in which request', async () => {
    const made = await admin.caller.post('/api/v1/api-keys', { name: 'shop', permissions: ['clients.read'] });
    const { id, prefix } = made.body.data;
    await admin.caller.patch(`/api/v1/api-keys/${id}`, {
      permissions: ['clients.*'],
      allow_ips: ['192.0.2.1'],
    });
    await admin.caller.post(`/api/v1/api-keys/${id}/revoke`);
    await admin.caller.post(`/api/v1/api-keys/${id}/revoke`);
    const events = await eventsOf(admin.caller, `&sort=id&subject_type=api_key&subject_id=${id}`);
    const by = { ...byAdmin(), address: '127.0.0.1', request_id: expect.stringMatching(/^[\w-]{36}$/) };
    expect(events).toMatchObject([
      { ...by, action: 'api_key.created', details: { name: 'shop', permissions: ['clients.read'], prefix } },
      {
        ...by,
        action: 'api_key.updated',
        details: {
          changed: {
            permissions: { from: ['clients.read'], to: ['clients.*'] },
            allow_ips: { from: [], to: ['192.0.2.1/32'] },
          },
        },
      },
      { ...by, action: 'api_key.revoked', details: {} },
    ]);
    expect(events[0]!.request_id).toBe(made.headers.get('x-request-id'));
  });

  it('that it was rotated, and which key took its place', async () => {
    const { id } = await company.key({ permissions: ['clients.read'] });
    const fresh = await admin.caller.post(`/api/v1/api-keys/${id}/rotate`, { overlap_seconds: 60 });
    const heir = fresh.body.data.id;
    expect((await historyOf(admin.caller, 'api_key', id)).at(-1)).toEqual([
      'api_key.rotated',
      { replaced_by: heir, overlap_seconds: 60 },
    ]);
    expect(await historyOf(admin.caller, 'api_key', heir)).toMatchObject([
      ['api_key.created', { rotated_from_id: id }],
    ]);
  });

  it('that it was imported, in whatever dialect it was made, and what the keys that it made had to follow', async () => {
    const own = await world.company();
    await own.setPolicy({ keyManagement: 'granted' });
    const { caller } = await own.person('proprietor');
    const maker = await own.key();
    const child = (await maker.caller.post('/api/v1/api-keys', { name: 'child', permissions: ['*'] })).body
      .data.id;
    const bystander = (await maker.caller.post('/api/v1/api-keys', { name: 'other' })).body.data.id;
    await caller.patch(`/api/v1/api-keys/${maker.id}`, { permissions: ['clients.read', 'api-keys.*'] });
    await caller.post(`/api/v1/api-keys/${maker.id}/revoke`);
    const [created] = await eventsOf(
      caller,
      `&action=api_key.created&subject_type=api_key&subject_id=${child}`,
    );
    expect(created).toMatchObject({
      actor_kind: 'api-key',
      actor_key_id: maker.id,
      details: { maker_key_id: maker.id },
    });
    const narrowed = { permissions: { from: ['*'], to: expect.not.arrayContaining(['*']) } };
    expect((await historyOf(caller, 'api_key', child)).slice(1)).toEqual([
      ['api_key.updated', { changed: narrowed, follows: maker.id }],
      ['api_key.revoked', { follows: maker.id }],
    ]);
    expect((await historyOf(caller, 'api_key', bystander)).map(([action]) => action)).toEqual([
      'api_key.created',
      'api_key.revoked',
    ]);
    const form = { description: 'from FacturaScripts', enabled: true };
    const wide = await own.key();
    const foreign = await world.caller({ 'x-auth-token': wide.token }).post('/api/3/apikeyes', form);
    expect(foreign.status, foreign.text).toBe(200);
    const hash = `$2b$10$${'a'.repeat(53)}`;
    await caller.post('/api/v1/api-keys/import', { name: 'old', format: 'hex64', hash, prefix: 'abcdef09' });
    const latest = (await eventsOf(caller)).slice(0, 2);
    expect(latest).toMatchObject([
      { action: 'api_key.imported', actor_kind: 'web-session', details: { prefix: 'abcdef09' } },
      { action: 'api_key.created', actor_key_id: wide.id, details: { name: 'from FacturaScripts' } },
    ]);
  });
});

describe('the list of events', () => {
  it('is paged and filtered by key, action and time', async () => {
    const own = await world.company();
    const { caller } = await own.person('proprietor');
    const { id } = await own.key();
    const all = await eventsOf(caller, '&sort=id');
    expect(all.map((event) => event.id)).toEqual(all.map((_, index) => index + 1));
    const page = (await caller.get('/api/v1/audit-events?per_page=2&sort=id')).body;
    const next = await eventsOf(caller, `&sort=id&cursor=${page.meta.next_cursor}`);
    expect([...page.data, ...next]).toEqual(all);
    const last = all.at(-1)!;
    expect(last).toMatchObject({ action: 'api_key.created', subject_id: id });
    expect(await eventsOf(caller, `&from=${last.at}`)).toEqual([last]);
    expect(await eventsOf(caller, `&sort=id&to=${last.at}`)).toEqual(all.slice(0, -1));
    expect(await eventsOf(caller, '&actor_key_id=1')).toEqual([]);
    await expectRefused(
      caller,
      'GET',
      '/api/v1/audit-events?action=everything',
      422,
      'validation_failed',
      'action',
    );
  });
});
