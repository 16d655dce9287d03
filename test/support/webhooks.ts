import { createHmac } from 'node:crypto';
import { expect, vi } from 'vitest';
import { WebhookTiming } from '../../src/config/webhook-timing.js';
import { WEBHOOK_EVENTS } from '../../src/webhooks/webhook-events.js';
import { Books, dataOf } from './books.js';
import { Caller } from './http.js';
import { ReceivedRequest, WebhookReceiver } from './webhook-receiver.js';
import { World } from './world.js';

// What comes back is whatever the API says: tests look into it freely.
// oxlint-disable-next-line no-explicit-any
type Data = any;

const SOON = { retryAfter: [20, 20, 20, 20], timeout: 1000, lease: 2000, sweep: 500 };

/** A world whose webhooks may reach this machine, and are tried again at once. */
export function webhookWorld(timing: Partial<WebhookTiming> = {}): Promise<World> {
  return World.start({ WEBHOOK_ALLOW_PRIVATE: 'true' }, (config) => ({
    ...config,
    webhooks: { ...config.webhooks, timing: { ...SOON, ...timing } },
  }));
}

/** A company with books, a receiver, and a webhook of the proprietor that tells it everything. */
export class Told {
  private constructor(
    readonly books: Books,
    readonly receiver: WebhookReceiver,
    readonly proprietor: Caller,
    readonly webhook: Data,
  ) {}

  static async open(world: World, values: Record<string, unknown> = {}): Promise<Told> {
    const [books, receiver] = [await Books.open(world), await WebhookReceiver.start()];
    const { caller } = await books.company.person('proprietor');
    const webhook = await makeWebhook(caller, { url: receiver.url, ...values });
    return new Told(books, receiver, caller, webhook);
  }

  get path(): string {
    return `/api/v1/webhooks/${this.webhook.id}`;
  }

  async read(): Promise<Data> {
    return dataOf(await this.proprietor.get(this.path), 200);
  }

  async deliveries(query = ''): Promise<Data[]> {
    return dataOf(await this.proprietor.get(`${this.path}/deliveries${query}`), 200);
  }

  /** The webhook once it looks so. */
  until(expected: object): Promise<Data> {
    return vi.waitFor(async () => {
      const webhook = await this.read();
      expect(webhook).toMatchObject(expected);
      return webhook;
    }, WAIT);
  }

  /** Its deliveries by their numbers, once they have these statuses. */
  deliveriesBecome(...statuses: string[]): Promise<Data[]> {
    return vi.waitFor(async () => {
      const deliveries = (await this.deliveries('?sort=id')).toSorted((a, b) => a.sequence - b.sequence);
      expect(deliveries.map(({ status }) => status)).toEqual(statuses);
      return deliveries;
    }, WAIT);
  }

  /**
   * What was told so far. A last client is made after it: what is told before that one is all that there was to tell.
   */
  async everything(): Promise<ReceivedRequest[]> {
    const { id } = await this.books.client({ name: 'the last one' });
    for (let count = 1; ; count += 1) {
      const { event, data } = (await this.receiver.times(count)).at(-1)!.body;
      if (event === 'client.created' && data.client_id === id)
        return this.receiver.requests.slice(0, count - 1);
    }
  }

  change = async (values: object): Promise<Data> =>
    dataOf(await this.proprietor.patch(this.path, values), 200);
}

const WAIT = { timeout: 20_000, interval: 20 };

export async function makeWebhook(caller: Caller, values: Record<string, unknown> = {}): Promise<Data> {
  const webhook = { name: 'Shop', url: 'https://shop.example/hook', events: WEBHOOK_EVENTS, ...values };
  return dataOf(await caller.post('/api/v1/webhooks', webhook), 201);
}

/** A delivery that was made to `url`, of a new webhook. */
export async function aDelivery(books: Books, url: string): Promise<{ id: number; deliveryId: number }> {
  const { id } = await makeWebhook(books.caller, { url, events: ['client.created'] });
  await books.client();
  return vi.waitFor(async () => {
    const [delivered] = await books.read(`webhooks/${id}/deliveries?status=delivered`);
    return { id, deliveryId: delivered.id };
  }, WAIT);
}

/** As the documents of WHMDC and of Standard Webhooks 1.0 say, in a receiver's own words. */
export function expectSigned({ headers, raw }: ReceivedRequest, secret: string): void {
  expect(headers['x-webhook-signature']).toBe(createHmac('sha256', secret).update(raw).digest('hex'));
  const key = Buffer.from(secret.split('_')[1]!, 'base64');
  const prefix = [headers['webhook-id'], headers['webhook-timestamp'], ''].join('.');
  const signature = createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from(prefix), raw]))
    .digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${signature}`);
}

export const kinds = (requests: readonly ReceivedRequest[]) =>
  requests.map(({ body }) => body.event as string);
export const sequences = (requests: readonly ReceivedRequest[]) =>
  requests.map(({ body }) => body.sequence as number);
