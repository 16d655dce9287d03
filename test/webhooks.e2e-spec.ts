import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, withDatabase } from './support/books.js';
import { Caller } from './support/http.js';
import { protectedRoute } from './support/protected-route.js';
import { makeWebhook, webhookWorld } from './support/webhooks.js';
import { answers, WebhookReceiver } from './support/webhook-receiver.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/v1/webhooks';

let world: World;
/** Webhooks of a server as it is installed: it reaches nothing private. */
let strict: World;
let company: CompanyInWorld;
let proprietor: Caller;
beforeAll(async () => {
  [world, strict] = [await webhookWorld(), await World.start()];
  company = await world.company();
  ({ caller: proprietor } = await company.person('proprietor'));
});
afterAll(async () => {
  await world.close();
  await strict.close();
});

const webhookOf = async (of: CompanyInWorld): Promise<number> =>
  (await makeWebhook((await of.key()).caller, { events: [] })).id;
const record = webhookOf;
const body = async () => ({ name: 'Shop', url: 'https://shop.example/', events: [] });

protectedRoute(() => world, { method: 'GET', path: PATH, grant: 'webhooks.read' });
protectedRoute(() => world, { method: 'POST', path: PATH, grant: 'webhooks.create', body });
for (const path of [`${PATH}/:id`, `${PATH}/:id/deliveries`])
  protectedRoute(() => world, { method: 'GET', path, grant: 'webhooks.read', record });
protectedRoute(() => world, { method: 'PATCH', path: `${PATH}/:id`, grant: 'webhooks.update', record, body });
protectedRoute(() => world, { method: 'DELETE', path: `${PATH}/:id`, grant: 'webhooks.delete', record });
for (const step of ['test', 'rotate-secret'])
  protectedRoute(() => world, {
    method: 'POST',
    path: `${PATH}/:id/${step}`,
    grant: 'webhooks.update',
    record,
  });

describe('a webhook', () => {
  it('is made with a secret that only this answer shows', async () => {
    const made = await makeWebhook(proprietor, { events: ['invoice.paid', 'client.created'] });
    expect(made).toMatchObject({
      name: 'Shop',
      url: 'https://shop.example/hook',
      events: ['invoice.paid', 'client.created'],
      status: 'enabled',
      last_error: null,
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    });
    const { secret, ...shown } = made;
    const single = await proprietor.get(`${PATH}/${made.id}`);
    expect(single.body.data).toEqual(shown);
    const others = [
      single,
      await proprietor.get(PATH),
      await proprietor.patch(`${PATH}/${made.id}`, { name: 'x' }),
    ];
    for (const { text } of others) expect(text).not.toContain('secret');
    expect(world.server.log()).not.toContain(secret);
    expect(await stored(made.id)).not.toContain(secret.slice(6));
  });

  it('gets a new secret, which is shown once as well', async () => {
    const made = await makeWebhook(proprietor);
    const rotated = (await proprietor.post(`${PATH}/${made.id}/rotate-secret`)).body.data;
    expect(rotated).toMatchObject({ id: made.id, secret: expect.stringMatching(/^whsec_/) });
    expect(rotated.secret).not.toBe(made.secret);
  });

  it('can be changed by PATCH and by PUT, listed by its status, and deleted', async () => {
    const { id } = await makeWebhook(proprietor);
    const changed = await proprietor.put(`${PATH}/${id}`, { name: 'Till', status: 'disabled' });
    expect(changed.body.data).toMatchObject({ name: 'Till', status: 'disabled' });
    const disabled = (await proprietor.get(`${PATH}?status=disabled`)).body.data as { id: number }[];
    expect(disabled.map((each) => each.id)).toContain(id);
    expect((await proprietor.delete(`${PATH}/${id}`)).status).toBe(200);
    expect((await proprietor.get(`${PATH}/${id}`)).status).toBe(404);
  });

  it('is one of at most twenty, however many are made at once', async () => {
    const { caller } = await (await world.company()).person('proprietor');
    const values = await body();
    const made = await Promise.all(Array.from({ length: 24 }, () => caller.post(PATH, values)));
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20);
    const refused = made.find(({ status }) => status !== 201);
    expect(refusalOf(refused!)).toEqual([409, 'too_many_webhooks']);
  });

  it.each([
    [{ name: undefined }, 400, 'name', 'required'],
    [{ url: undefined }, 400, 'url', 'required'],
    [{ events: undefined }, 400, 'events', 'required'],
    [{ events: ['invoice.eaten'] }, 422, 'events', 'isIn'],
    [{ events: ['invoice.paid', 'invoice.paid'] }, 422, 'events', 'arrayUnique'],
    [{ url: 'shop.example' }, 422, 'url', 'not_a_url'],
    [{ url: 'ftp://shop.example/' }, 422, 'url', 'not_http'],
    [{ url: 'file:///etc/passwd' }, 422, 'url', 'not_http'],
    [{ url: 'https://me:secret@shop.example/' }, 422, 'url', 'credentials'],
  ])('is refused with %j', async (values, status, field, code) => {
    const answer = await proprietor.post(PATH, { ...(await body()), ...values });
    expect(refusalOf(answer)).toEqual([status, expect.any(String), field, code]);
  });
});

describe('a private address', () => {
  const PRIVATE = [
    'http://127.0.0.1/',
    'http://127.1:8080/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.1.2.3/',
    'http://localhost:3000/',
    'http://LOCALHOST./',
    'http://a.localhost/',
  ];

  it.each(PRIVATE)('is refused when it is named: %s', async (url) => {
    const { caller } = await (await strict.company()).person('proprietor');
    const { id } = await makeWebhook(caller);
    const refused = [422, 'validation_failed', 'url', 'private_address'];
    expect(refusalOf(await caller.post(PATH, { ...(await body()), url }))).toEqual(refused);
    expect(refusalOf(await caller.patch(`${PATH}/${id}`, { url }))).toEqual(refused);
  });

  it('is refused when a webhook was made before that was forbidden', async () => {
    const receiver = await WebhookReceiver.start();
    const { caller } = await (await strict.company()).person('proprietor');
    const { id } = await makeWebhook(caller);
    await sql(strict, 'UPDATE webhooks SET url = $2 WHERE id = $1', [id, receiver.at('localhost')]);
    const { data } = (await caller.post(`${PATH}/${id}/test`)).body;
    expect(data).toMatchObject({
      delivered: false,
      response_status: null,
      error: 'localhost has an address that may not be called',
    });
    expect(receiver.requests).toHaveLength(0);
    await receiver.close();
  });
});

describe('a test', () => {
  it('tells an event that means nothing, and answers what came of it', async () => {
    const receiver = await WebhookReceiver.start();
    const { id } = await makeWebhook(proprietor, { url: receiver.url });
    receiver.next(answers(200, {}, 'welcome'), answers(503));
    const [good, bad] = [
      await proprietor.post(`${PATH}/${id}/test`),
      await proprietor.post(`${PATH}/${id}/test`),
    ];
    expect(good.body.data).toMatchObject({
      delivered: true,
      response_status: 200,
      response_excerpt: 'welcome',
    });
    expect(bad.body.data).toMatchObject({ delivered: false, response_status: 503, error: 'it answered 503' });
    expect(receiver.requests[0]!.body).toMatchObject({ event: 'webhook.test', sequence: null });
    expect((await proprietor.get(`${PATH}/${id}/deliveries`)).body.data).toEqual([]);
    await receiver.close();
  });
});

/** One statement of the superuser, whom no policy holds. */
async function sql(of: World, statement: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const { superuserUrl } = of.server.database;
  return withDatabase(superuserUrl, async (client) => (await client.query(statement, values)).rows);
}

/** All that is stored of a webhook, and its sealed secret in the ways that a secret could be read from it. */
async function stored(id: number): Promise<string> {
  const [row] = await sql(world, 'SELECT * FROM webhooks WHERE id = $1', [id]);
  const secret = row!.secret as Buffer;
  return JSON.stringify(row) + secret.toString('latin1') + secret.toString('base64');
}
