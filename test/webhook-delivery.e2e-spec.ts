import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answers, closesSocket, drips, hangs } from './support/webhook-receiver.js';
import { expectSigned, kinds, sequences, Told, webhookWorld } from './support/webhooks.js';
import { World } from './support/world.js';

let world: World;
const opened: Told[] = [];
beforeAll(async () => {
  world = await webhookWorld();
});
afterEach(async () => {
  for (const { receiver } of opened.splice(0)) await receiver.close();
});
afterAll(() => world.close());

/** Told of new clients alone, unless the values say otherwise. */
async function told(values: Record<string, unknown> = {}): Promise<Told> {
  const one = await Told.open(world, { events: ['client.created'], ...values });
  opened.push(one);
  return one;
}

describe('a delivery', () => {
  it('is a POST of WHMDC’s body, signed in both ways', async () => {
    const { books, receiver, webhook } = await told();
    const client = await books.client({ name: 'Ñandú' });
    const [request] = await receiver.times(1);
    expect(request).toMatchObject({ method: 'POST', path: '/hook' });
    expect(request!.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Llavero' });
    expectSigned(request!, webhook.secret);
    expect(Math.abs(Number(request!.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(30);
    expect(request!.body).toMatchObject({
      event: 'client.created',
      type: 'client.created',
      sequence: 1,
      company: books.company.company.uuid,
      id: expect.stringMatching(/^evt_[0-9a-f-]{36}$/),
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+\+00:00$/),
      data: { client_id: client.id, uuid: client.uuid, name: 'Ñandú' },
    });
  });

  it('is recorded with what was answered, and its event', async () => {
    const one = await told();
    one.receiver.next(answers(201, {}, `thanks\0${'x'.repeat(3000)}`));
    await one.books.client();
    const [delivery] = await one.deliveriesBecome('delivered');
    const [request] = one.receiver.requests;
    expect(delivery).toMatchObject({
      event: 'client.created',
      sequence: 1,
      attempts: 1,
      response_status: 201,
      error: null,
      message_id: request!.headers['webhook-id'],
      delivered_at: expect.any(String),
    });
    expect(delivery.response_excerpt).toHaveLength(1023);
    const single = await one.proprietor.get(`${one.path}/deliveries/${delivery.id}`);
    expect(single.body.data).toEqual({ ...delivery, body: request!.raw.toString() });
    expect(await one.deliveries('?status=failed')).toEqual([]);
    expect(await one.deliveries('?event=invoice.paid')).toEqual([]);
    expect(await one.deliveries('?event=client.created&status=delivered')).toHaveLength(1);
  });

  it('comes in the order of what happened, numbered without a gap, also where much happens at once', async () => {
    const { books, receiver } = await told({ events: ['client.created', 'client.updated'] });
    const changes = Array.from({ length: 12 }, async (_, n) => {
      const { id } = await books.client({ name: `Client ${n}` });
      await books.patch(`clients/${id}`, { name: `Changed ${n}` });
      return id as number;
    });
    const ids = await Promise.all(changes);
    const requests = await receiver.times(24);
    expect(sequences(requests)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
    for (const id of ids) {
      const own = requests.filter(({ body }) => body.data.client_id === id);
      expect(kinds(own)).toEqual(['client.created', 'client.updated']);
    }
  });

  it.each([
    ['an error', answers(500, {}, 'oh'), 'it answered 500'],
    ['nothing', hangs, 'no complete answer within 1 s'],
    ['no end of an answer', drips, 'no complete answer within 1 s'],
    ['a closed connection', closesSocket, 'the connection failed (ECONNRESET)'],
    ['a redirect that drops the body', answers(302, { location: '/x' }), 'it answered 302; only redirects'],
  ])(
    'that is met with %s is tried again, the same to the byte, and keeps its place',
    async (_, fails, error) => {
      const one = await told();
      one.receiver.next(fails, hangs);
      await one.books.client({ name: 'first' });
      await one.receiver.times(1);
      await one.until({ last_error: expect.stringContaining(error), status: 'enabled' });
      await one.books.client({ name: 'second' });
      const [first, again, third, second] = await one.receiver.times(4);
      expect([again!.raw, third!.raw]).toEqual([first!.raw, first!.raw]);
      expect([first, again, third].map((each) => each!.headers['webhook-id'])).toEqual(
        Array.from({ length: 3 }, () => first!.headers['webhook-id']),
      );
      for (const request of [first, again, third, second]) expectSigned(request!, one.webhook.secret);
      expect(second!.body.data.name).toBe('second');
      const [delivery] = await one.deliveriesBecome('delivered', 'delivered');
      expect(delivery.attempts).toBe(3);
      await one.until({ last_error: null });
    },
  );

  it('waits for nobody but its own receiver', async () => {
    const [slow, quick] = [await told(), await told()];
    slow.receiver.from(hangs);
    await slow.books.client();
    await slow.receiver.times(1);
    await quick.books.client();
    expect(sequences(await quick.receiver.times(1))).toEqual([1]);
  });
});

describe('a webhook whose receiver goes on failing', () => {
  it('stops, keeps what it has to tell, and tells it in order once it is enabled', async () => {
    const one = await told();
    one.receiver.from(answers(500));
    for (const name of ['first', 'second']) await one.books.client({ name });
    const stopped = await one.until({ status: 'stopped', last_error: 'it answered 500' });
    expect(stopped.last_failure_at).toEqual(expect.any(String));
    expect(one.receiver.requests).toHaveLength(5);
    await one.books.client({ name: 'third' });
    await one.deliveriesBecome('failed', 'pending', 'pending');
    expect(one.receiver.requests).toHaveLength(5);

    one.receiver.from(answers(200));
    expect(await one.change({ status: 'enabled' })).toMatchObject({ status: 'enabled', last_error: null });
    const requests = await one.receiver.times(7);
    expect(requests.slice(5).map(({ body }) => body.data.name)).toEqual(['second', 'third']);
    const [failed] = await one.deliveriesBecome('failed', 'delivered', 'delivered');
    expect(failed).toMatchObject({ attempts: 5, response_status: 500 });
  });

  it('stops at once where it is told that nobody is there any more', async () => {
    const one = await told();
    one.receiver.next(answers(410));
    await one.books.client();
    await one.until({ status: 'stopped', last_error: 'it answered 410' });
    expect(one.receiver.requests).toHaveLength(1);
  });
});

describe('a replay', () => {
  it('sends the same bytes under the same id, also of what had failed', async () => {
    const one = await told();
    one.receiver.next(answers(410));
    await one.books.client();
    const [failed] = await one.deliveriesBecome('failed');
    const replay = () => one.proprietor.post(`${one.path}/deliveries/${failed.id}/replay`);
    expect((await replay()).body.error.reason).toBe('webhook_not_enabled');
    await one.change({ status: 'enabled' });
    for (const count of [2, 3]) {
      expect((await replay()).body.data).toMatchObject({ id: failed.id, status: 'pending', attempts: 0 });
      const requests = await one.receiver.times(count);
      expect(requests.at(-1)!.raw).toEqual(requests[0]!.raw);
      expect(requests.at(-1)!.headers['webhook-id']).toBe(requests[0]!.headers['webhook-id']);
      await one.deliveriesBecome('delivered');
    }
  });

  it('is refused while the delivery is on its way', async () => {
    const one = await told();
    one.receiver.from(hangs);
    await one.books.client();
    await one.receiver.times(1);
    const [pending] = await one.deliveriesBecome('pending');
    const answer = await one.proprietor.post(`${one.path}/deliveries/${pending.id}/replay`);
    expect([answer.status, answer.body.error.reason]).toEqual([409, 'delivery_pending']);
  });
});
