import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsAsText } from './support/all-rows.js';
import { sentInvoice } from './support/batches.js';
import { Books, line } from './support/books.js';
import { Answer, Caller } from './support/http.js';
import { work } from './support/documents.js';
import { expectReplayed, postsThatCount } from './support/idempotent-posts.js';
import { MailServer } from './support/smtp.js';
import { Purchasing } from './support/purchasing.js';
import { Superuser } from './support/superuser.js';
import { WebhookReceiver } from './support/webhook-receiver.js';
import { aDelivery, makeWebhook } from './support/webhooks.js';
import { World } from './support/world.js';

let world: World;
let superuser: Superuser;
let mailServer: MailServer;
let receiver: WebhookReceiver;
beforeAll(async () => {
  mailServer = await MailServer.start();
  receiver = await WebhookReceiver.start();
  world = await World.start({
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'mail@llavero.example',
    WEBHOOK_ALLOW_PRIVATE: 'true',
  });
  superuser = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await superuser.close();
  await world.close();
  await mailServer.close();
  await receiver.close();
});

const WEBHOOK = { name: 'till', url: 'https://shop.example/', events: ['invoice.paid'] };

interface Prepared {
  /** In place of `:id`, and of `:deliveryId`. */
  id?: number;
  deliveryId?: number;
  body?: object;
  /** Who may call it, where keys may not. */
  caller?: Caller;
}

/** Makes an invoice of a batch fail, so that nothing is written in the background. */
const UNKNOWN = 999_999_999;

/** One acceptable request for every route that can be POSTed to; those under /api/3 are tried by the tests of it. */
const POSTS: Record<string, (books: Books) => Prepared | Promise<Prepared>> = {
  '/api-keys': () => ({ body: { name: 'till' } }),
  '/api-keys/:id/revoke': async ({ company }) => ({ id: (await company.key()).id }),
  '/api/v1/api-keys': () => ({ body: { name: 'till', permissions: ['invoices.read'] } }),
  '/api/v1/api-keys/import': async ({ company }) => ({
    body: { name: 'old', format: 'hex64', token: randomBytes(32).toString('hex') },
    caller: (await company.person('proprietor')).caller,
  }),
  '/api/v1/api-keys/:id/revoke': async ({ company }) => ({ id: (await company.key()).id }),
  '/api/v1/api-keys/:id/rotate': async ({ company }) => ({ id: (await company.key()).id }),
  '/api/v1/clients': () => ({ body: { name: 'Benito' } }),
  '/api/v1/invoice_batches': () => ({
    body: { invoice_batch: { invoices: [sentInvoice({ contact_id: UNKNOWN })] } },
  }),
  '/api/v1/invoices': (books) => ({ body: books.request() }),
  '/api/v1/invoices/:id/cancel': async (books) => ({ id: (await books.draft()).id }),
  '/api/v1/invoices/:id/credit-notes': async (books) => ({ id: (await books.invoice()).id }),
  '/api/v1/invoices/:id/debit-notes': async (books) => ({
    id: (await books.invoice()).id,
    body: { lines: [line('1', '5')] },
  }),
  '/api/v1/invoices/:id/issue': async (books) => ({ id: (await books.draft()).id }),
  '/api/v1/invoices/:id/pay': async (books) => ({ id: (await books.invoice()).id, body: { amount: '1' } }),
  '/api/v1/invoices/:id/send': async (books) => ({
    id: (await books.invoice()).id,
    body: { to: ['ana@shop.example'] },
  }),
  '/api/v1/payment-methods': () => ({ body: { code: 'barter', name: 'Barter' } }),
  '/api/v1/payments': async (books) => ({ body: { invoice_id: (await books.invoice()).id, amount: '1' } }),
  '/api/v1/products': () => ({ body: { code: 'SAW', name: 'Saw' } }),
  '/api/v1/purchases': (books) => ({ body: new Purchasing(books).request() }),
  '/api/v1/purchases/:id/cancel': async (books) => ({ id: (await new Purchasing(books).draft()).id }),
  '/api/v1/purchases/:id/confirm': async (books) => ({ id: (await new Purchasing(books).draft()).id }),
  '/api/v1/purchases/:id/unconfirm': async (books) => ({ id: (await new Purchasing(books).create()).id }),
  '/api/v1/series': () => ({ body: { code: 'B', name: 'Shop' } }),
  '/api/v1/taxes': () => ({ body: { code: 'T7', name: 'Tax', rate: 7 } }),
  '/api/v1/users': async ({ company }) => ({
    body: { email: `${randomUUID()}@example.com`, name: 'Eva', role: 'viewer' },
    caller: (await company.person('proprietor')).caller,
  }),
  '/api/v1/webhooks': () => ({ body: WEBHOOK }),
  '/api/v1/webhooks/:id/deliveries/:deliveryId/replay': async (books) => aDelivery(books, receiver.url),
  '/api/v1/webhooks/:id/rotate-secret': async ({ caller }) => ({ id: (await makeWebhook(caller)).id }),
  '/api/v1/webhooks/:id/test': async ({ caller }) => ({
    id: (await makeWebhook(caller, { url: receiver.url })).id,
  }),
  '/business-partners': () => ({ body: { name: 'Benito' } }),
  '/documents': ({ clientId }) => ({
    body: { type: '103', businessPartnerId: clientId, number: 'F-1', lines: [work(1, 100)] },
  }),
  '/documents/:id/cancel': async (books) => ({ id: (await new Purchasing(books).draft()).id }),
  '/documents/:id/confirm': async (books) => ({ id: (await books.draft()).id }),
  '/documents/:id/unconfirm': async (books) => ({ id: (await new Purchasing(books).create()).id }),
  '/products': () => ({ body: { code: 'SAW', name: 'Sierra' } }),
  '/send-document': async (books) => ({
    body: { documentId: (await books.invoice()).id, to: 'ana@shop.example' },
  }),
};

/** Those whose answer holds a secret that no other answer shows. */
const SECRETIVE = [
  '/api/v1/api-keys',
  '/api/v1/api-keys/:id/rotate',
  '/api-keys',
  '/api/v1/webhooks',
  '/api/v1/webhooks/:id/rotate-secret',
];

async function openBooks(): Promise<Books> {
  const books = await Books.open(world);
  await books.company.setPolicy({ keyManagement: 'granted' });
  return books;
}

describe('an Idempotency-Key', () => {
  it('is tried below on every POST beside /api/3 that once more would harm', () => {
    expect(Object.keys(POSTS).toSorted()).toEqual(postsThatCount(world.server.app, 'others'));
  });

  it.each(Object.keys(POSTS))('makes POST %s happen once', async (route) => {
    const books = await openBooks();
    const { id, deliveryId, body, caller = books.caller } = await POSTS[route]!(books);
    const path = route.replace(':id', String(id)).replace(':deliveryId', String(deliveryId));
    const onceKey = randomUUID();
    const post = () => caller.post(path, body, { 'idempotency-key': onceKey });
    const first = await post();
    expect(first.status, first.text).toBeOneOf([200, 201]);
    await expectReplayed(superuser, first, post);
  });

  it.each(SECRETIVE)(
    'lets POST %s show its secret again without keeping it, or itself, readable',
    async (route) => {
      const books = await openBooks();
      const { id, body } = await POSTS[route]!(books);
      const idempotencyKey = `secret-${randomUUID()}`;
      const post = () =>
        books.caller.post(route.replace(':id', String(id)), body, { 'idempotency-key': idempotencyKey });
      const tokenIn = ({ body: answer }: Answer): { token: string; name: string } => {
        const { token, secret, name } = answer.data ?? answer;
        return { token: token ?? secret, name };
      };
      const { token, name } = tokenIn(await post());
      expect(tokenIn(await post()).token).toBe(token);
      const text = await rowsAsText(superuser);
      expect(text).toContain(name);
      const secrets = [token, token.slice(token.indexOf(':') + 1), idempotencyKey, '"success"'];
      for (const secret of secrets) {
        for (const written of [
          secret,
          Buffer.from(secret).toString('hex'),
          Buffer.from(secret).toString('base64'),
        ]) {
          expect(text.includes(written), written).toBe(false);
        }
      }
    },
  );
});
