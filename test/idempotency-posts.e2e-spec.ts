import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEPT_RESOURCE_NAMES } from '../src/access/facturascripts-resources.js';
import { routesOf } from '../src/http/routes.js';
import { Books, line } from './support/books.js';
import { Answer, Caller } from './support/http.js';
import { work } from './support/documents.js';
import { keptPostPaths, keptRecord } from './support/kept-posts.js';
import { MailServer } from './support/smtp.js';
import { Purchasing } from './support/purchasing.js';
import { Superuser } from './support/superuser.js';
import { attached } from './support/uploads.js';
import { World } from './support/world.js';

let world: World;
let superuser: Superuser;
let mailServer: MailServer;
beforeAll(async () => {
  mailServer = await MailServer.start();
  world = await World.start({ SMTP_URL: mailServer.url, MAIL_FROM: 'mail@llavero.example' });
  superuser = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await superuser.close();
  await world.close();
  await mailServer.close();
});

interface Prepared {
  /** In place of `:id`. */
  id?: number;
  body?: object;
  /** Who may call it, where keys may not. */
  caller?: Caller;
}

/** One acceptable request for every route that can be POSTed to, but those of kept resources, which are all alike. */
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

async function openBooks(): Promise<Books> {
  const books = await Books.open(world);
  await books.company.setPolicy({ keyManagement: 'granted' });
  return books;
}

async function inTurn<T>(calls: readonly (() => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = [];
  for (const call of calls) answers.push(await call());
  return answers;
}

/** How many rows each table has, and all of them as text. */
async function everything(): Promise<{ counts: Record<string, number>; text: string }> {
  const tables = await superuser.rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const counts: Record<string, number> = {};
  const texts = [];
  for (const { name } of tables) {
    const rows = await superuser.rows<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    counts[name] = rows.length;
    texts.push(...rows.map(({ row }) => row));
  }
  return { counts, text: texts.join('\n') };
}

describe('an Idempotency-Key', () => {
  it('is tried below on every route that can be POSTed to with a credential, and that once more would harm', () => {
    const posts = routesOf(world.server.app).filter(
      ({ method, policy, repeatable }) => method === 'POST' && policy?.kind !== 'public' && !repeatable,
    );
    const tried = [...Object.keys(POSTS), ...KEPT_RESOURCE_NAMES.flatMap(keptPostPaths)];
    expect(tried.toSorted()).toEqual(posts.map(({ path }) => path).toSorted());
  });

  it.each(Object.keys(POSTS))('makes POST %s happen once', async (route) => {
    const books = await openBooks();
    const { id, body, caller = books.caller } = await POSTS[route]!(books);
    const post = () =>
      caller.post(route.replace(':id', String(id)), body, { 'idempotency-key': `once-${route}` });
    const first = await post();
    expect(first.status, first.text).toBeOneOf([200, 201]);
    const { counts } = await everything();
    const second = await post();
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect((await everything()).counts).toEqual(counts);
  });

  it.each(KEPT_RESOURCE_NAMES)('makes POSTs of %s happen once, under each of its paths', async (name) => {
    const company = await world.company();
    const caller = world.caller({ 'x-auth-token': (await company.key()).token });
    // The file that relations name.
    await attached(caller);
    // Keys that records which number themselves do not come to.
    const posts = keptPostPaths(name).map((path, index) => () => {
      const key = String(90 + index);
      return caller.post(path.replace(':key', key), keptRecord(name, key), {
        'idempotency-key': `once-${path}`,
      });
    });
    const count = async () => Number((await caller.get(`/api/3/${name}`)).headers.get('x-total-count'));
    const given = await count();
    const first = await inTurn(posts);
    expect(first.map(({ status, text }) => (status === 200 ? 'created' : text))).toEqual(
      posts.map(() => 'created'),
    );
    const { counts } = await everything();
    const second = await inTurn(posts);
    expect(second.map(({ status, text }) => [status, text])).toEqual(
      first.map(({ status, text }) => [status, text]),
    );
    expect(second.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual(posts.map(() => 'true'));
    expect((await everything()).counts).toEqual(counts);
    expect(await count()).toBe(given + posts.length);
  });

  it.each(['/api/v1/api-keys', '/api/v1/api-keys/:id/rotate', '/api-keys'])(
    'lets POST %s show its secret again without keeping it, or itself, readable',
    async (route) => {
      const books = await openBooks();
      const { id, body } = await POSTS[route]!(books);
      const idempotencyKey = `secret-${randomUUID()}`;
      const post = () =>
        books.caller.post(route.replace(':id', String(id)), body, { 'idempotency-key': idempotencyKey });
      const tokenIn = ({ body: answer }: Answer) =>
        (answer.data ?? answer) as { token: string; name: string };
      const { token, name } = tokenIn(await post());
      expect(tokenIn(await post()).token).toBe(token);
      const { text } = await everything();
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
