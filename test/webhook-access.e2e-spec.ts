import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Books, dataOf, refusalOf } from './support/books.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { WebhookReceiver } from './support/webhook-receiver.js';
import { aDelivery, kinds, makeWebhook, Told, webhookWorld } from './support/webhooks.js';
import { KeyInWorld, World } from './support/world.js';

const PATH = '/api/v1/webhooks';
const EXCEEDS = [403, 'grant_exceeds_maker'];
const MANAGING = ['webhooks.read', 'webhooks.create', 'webhooks.update'];

let world: World;
let books: Books;
let proprietor: Caller;
let receiver: WebhookReceiver;
beforeAll(async () => {
  world = await webhookWorld();
});
beforeAll(async () => {
  books = await Books.open(world);
  ({ caller: proprietor } = await books.company.person('proprietor'));
  receiver = await WebhookReceiver.start();
});
afterEach(() => books.company.setPolicy({ keyManagement: 'web-session' }));
afterAll(async () => {
  await receiver.close();
  await world.close();
});

const keyWith = (...permissions: string[]): Promise<KeyInWorld> =>
  books.company.key({ permissions: [...MANAGING, ...permissions] });

const asks = (caller: Caller, events: string[]) =>
  caller.post(PATH, { name: 'Shop', url: receiver.url, events });

describe('a key that makes a webhook', () => {
  it.each([
    ['invoice.paid', 'invoices.read'],
    ['client.updated', 'clients.read'],
    ['batch.processed', 'invoices.read'],
  ])('to be told of %s holds %s', async (event, grant) => {
    const [poor, rich] = [await keyWith('products.read'), await keyWith(grant)];
    expect(refusalOf(await asks(poor.caller, [event]))).toEqual(EXCEEDS);
    expect((await asks(rich.caller, [event])).status).toBe(201);
  });

  it('to be told of keys manages them: by its grant, and where the company lets keys do so', async () => {
    const [poor, rich] = [await keyWith('clients.*'), await keyWith('api-keys.read')];
    for (const { caller } of [poor, rich])
      expect(refusalOf(await asks(caller, ['api_key.revoked']))).toEqual(EXCEEDS);
    await books.company.setPolicy({ keyManagement: 'granted' });
    expect(refusalOf(await asks(poor.caller, ['api_key.revoked']))).toEqual(EXCEEDS);
    expect((await asks(rich.caller, ['api_key.revoked'])).status).toBe(201);
  });

  it('is judged by what the database says, also on a node that has heard of no change yet', async () => {
    const { caller } = await keyWith('api-keys.read');
    expect(refusalOf(await asks(caller, ['api_key.revoked']))).toEqual(EXCEEDS);
    const superuser = await Superuser.on(world.server.database);
    await superuser.cutNotifications();
    await superuser.rows(
      `WITH opened AS (UPDATE companies SET key_management = 'granted' WHERE id = $1)
       UPDATE api_keys SET generation = generation + 1 WHERE company_id = $1`,
      [books.company.id],
    );
    expect((await asks(caller, ['api_key.revoked'])).status).toBe(201);
    await superuser.letNotificationsReturn();
    await superuser.close();
  });

  it('changes none, in no way, that tells more than it may read itself', async () => {
    const { id } = await makeWebhook(proprietor, { events: ['invoice.paid'] });
    const { caller } = await keyWith('clients.read');
    for (const changes of [
      { url: receiver.url },
      { name: 'mine' },
      { events: ['client.created'] },
      { status: 'disabled' },
    ])
      expect(refusalOf(await caller.patch(`${PATH}/${id}`, changes))).toEqual(EXCEEDS);
    expect(refusalOf(await caller.post(`${PATH}/${id}/rotate-secret`))).toEqual(EXCEEDS);
    const own = (await asks(caller, ['client.created'])).body.data.id;
    expect(refusalOf(await caller.patch(`${PATH}/${own}`, { events: ['invoice.paid'] }))).toEqual(EXCEEDS);
  });
});

describe('a person', () => {
  it.each(['accountant', 'viewer'] as const)(
    'who is no manager sees and makes no webhook: a %s',
    async (role) => {
      const { caller } = await books.company.person(role);
      expect(refusalOf(await caller.get(PATH))).toEqual([403, 'forbidden']);
      expect(refusalOf(await asks(caller, []))).toEqual([403, 'forbidden']);
    },
  );
});

describe('the body of a delivery', () => {
  it('is shown to a key that may read what it tells, and to no other', async () => {
    const { id, deliveryId } = await aDelivery(books, receiver.url);
    const path = `${PATH}/${id}/deliveries/${deliveryId}`;
    const [poor, rich] = [await keyWith('invoices.read'), await keyWith('clients.read')];
    expect(dataOf(await poor.caller.get(path), 200)).toMatchObject({ event: 'client.created', body: null });
    const { body } = dataOf(await rich.caller.get(path), 200);
    expect(JSON.parse(body)).toMatchObject({
      event: 'client.created',
      data: { client_id: expect.any(Number) },
    });
  });
});

describe('a webhook tells no more than its maker may read', () => {
  /** A webhook that `caller` made in a company of its own, which tells of clients. */
  async function madeBy(make: (told: Told) => Promise<Caller>): Promise<Told> {
    const told = await Told.open(world, { events: [] });
    const made = await makeWebhook(await make(told), { url: told.receiver.url, events: ['client.created'] });
    return Object.assign(told, { webhook: made });
  }

  async function expectStopped(told: Told, reason: string): Promise<void> {
    await told.books.client();
    await told.until({ status: 'stopped', last_error: expect.stringContaining(reason) });
    expect(told.receiver.requests).toHaveLength(0);
    await told.deliveriesBecome('pending');
    await told.change({ status: 'enabled' });
    expect(kinds(await told.receiver.times(1))).toEqual(['client.created']);
    await told.receiver.close();
  }

  const key = (told: Told) => told.books.company.key({ permissions: [...MANAGING, 'clients.read'] });
  const keys = '/api/v1/api-keys';

  it('after a key is revoked, until somebody who may enables it', async () => {
    let id = 0;
    const told = await madeBy(async (at) => {
      const made = await key(at);
      ({ id } = made);
      return made.caller;
    });
    expect(await told.read()).toMatchObject({ maker_key_id: id, maker_user_id: null });
    await told.proprietor.post(`${keys}/${id}/revoke`);
    await expectStopped(told, 'the API key that made or last changed it has ended');
    expect(await told.read()).toMatchObject({ maker_key_id: null, maker_user_id: expect.any(Number) });
  });

  it('after a key is narrowed', async () => {
    let id = 0;
    const told = await madeBy(async (at) => {
      const made = await key(at);
      ({ id } = made);
      return made.caller;
    });
    await told.proprietor.patch(`${keys}/${id}`, { permissions: MANAGING });
    await expectStopped(told, 'the API key that made or last changed it may no longer read what it tells');
  });

  it('after a person is demoted', async () => {
    let userId = 0;
    const told = await madeBy(async (at) => {
      const { user, caller } = await at.books.company.person('administrator');
      userId = user.id;
      return caller;
    });
    const changed = await told.proprietor.patch(`/api/v1/users/${userId}`, { active: false });
    expect(changed.status, changed.text).toBe(200);
    await expectStopped(told, 'the person who made or last changed it');
  });

  it('and goes on with the heir of a key that is rotated', async () => {
    let id = 0;
    const told = await madeBy(async (at) => {
      const made = await key(at);
      ({ id } = made);
      return made.caller;
    });
    const heir = (await told.proprietor.post(`${keys}/${id}/rotate`)).body.data;
    await told.books.client();
    await told.receiver.times(1);
    expect(await told.read()).toMatchObject({ status: 'enabled', maker_key_id: heir.id });
    await told.receiver.close();
  });
});

describe('deliveries', () => {
  it('are found under their own webhook alone', async () => {
    const told = await Told.open(world, { events: ['client.created'] });
    await told.books.client();
    const [{ id }] = await told.deliveriesBecome('delivered');
    const other = await makeWebhook(told.proprietor);
    const { caller: stranger } = await (await world.company()).key();
    for (const [caller, path] of [
      [told.proprietor, `${PATH}/${other.id}/deliveries/${id}`],
      [stranger, `${told.path}/deliveries/${id}`],
    ] as const) {
      expect(refusalOf(await caller.get(path))).toEqual([404, 'not_found']);
      expect(refusalOf(await caller.post(`${path}/replay`))).toEqual([404, 'not_found']);
    }
    await told.receiver.close();
  });

  it('of what is no longer asked for are cancelled, and the rest is told', async () => {
    const told = await Told.open(world, { events: ['client.created', 'client.updated'], status: 'enabled' });
    await told.change({ status: 'disabled' });
    await told.change({ status: 'enabled' });
    told.receiver.next((response) => void response.writeHead(410).end());
    const { id } = await told.books.client();
    await told.until({ status: 'stopped' });
    await told.books.patch(`clients/${id}`, { name: 'Eva' });
    await told.books.client({ name: 'Zoe' });
    await told.deliveriesBecome('failed', 'pending', 'pending');
    await told.change({ events: ['client.created'], status: 'enabled' });
    await told.deliveriesBecome('failed', 'cancelled', 'delivered');
    expect(told.receiver.requests.map(({ body }) => body.data.name)).toEqual(['Ana', 'Zoe']);
    await told.receiver.close();
  });
});
