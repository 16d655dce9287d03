import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Jobs } from '../src/jobs/jobs.js';
import { withDatabase } from './support/books.js';
import { OtherServer } from './support/other-server.js';
import { hangs, ReceivedRequest } from './support/webhook-receiver.js';
import { sequences, Told, webhookWorld } from './support/webhooks.js';
import { World } from './support/world.js';

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const idOf = ({ headers }: ReceivedRequest) => headers['webhook-id'];

describe('two nodes of one installation', () => {
  let worlds: [World, World];
  beforeAll(async () => {
    const first = await webhookWorld();
    worlds = [first, await World.beside(first)];
  });
  afterAll(async () => {
    for (const world of worlds.toReversed()) await world.close();
  });

  it('deliver everything once and in order, whichever of them it happened on', async () => {
    const told = await Told.open(worlds[0], { events: ['client.created'] });
    const { headers } = told.books.caller;
    const callers = worlds.map((world) => world.caller(headers));
    const clients = upTo(40).map((n) => callers[n % 2]!.post('/api/v1/clients', { name: `Client ${n}` }));
    for (const { status, text } of await Promise.all(clients)) expect(status, text).toBe(201);
    const requests = await told.receiver.times(40);
    await vi.waitFor(async () => expect(await told.deliveries('?status=pending')).toEqual([]));
    expect(told.receiver.requests).toHaveLength(40);
    expect(sequences(requests)).toEqual(upTo(40));
    expect(new Set(requests.map(idOf)).size).toBe(40);
    await told.receiver.close();
  });
});

describe('a node that dies while it delivers', () => {
  it('leaves nothing undone: another goes on, in order, under the same ids', async () => {
    const world = await webhookWorld({ timeout: 30_000, lease: 2000 });
    const told = await Told.open(world, { events: ['client.created'] });
    const other = await OtherServer.start(world);
    // From here on the other process alone does the work.
    await world.service(Jobs).beforeApplicationShutdown();
    told.receiver.next(hangs);
    for (const n of upTo(5)) await told.books.client({ name: `Client ${n}` });
    const [cut] = await told.receiver.times(1);
    await other.kill();
    const heir = await World.beside(world);
    const requests = await told.receiver.times(6);
    expect(sequences(requests)).toEqual([1, 1, 2, 3, 4, 5]);
    expect([idOf(requests[1]!), requests[1]!.raw]).toEqual([idOf(cut!), cut!.raw]);
    await told.deliveriesBecome(...upTo(5).map(() => 'delivered'));
    await told.receiver.close();
    await heir.close();
    await world.close();
  });
});

describe('an event whose notification nobody heard', () => {
  it('is found by a sweep', async () => {
    const world = await webhookWorld({ sweep: 200 });
    const told = await Told.open(world, { events: ['client.created'] });
    await withDatabase(world.server.database.superuserUrl, (client) =>
      client.query(
        `INSERT INTO webhook_events (company_id, kind, data) VALUES ($1, 'client.created', '{"client_id": 1}')`,
        [told.books.company.id],
      ),
    );
    const [request] = await told.receiver.times(1);
    expect(request!.body.data).toEqual({ client_id: 1 });
    await told.receiver.close();
    await world.close();
  });
});
