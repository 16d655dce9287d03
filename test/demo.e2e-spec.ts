import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_FORMATS, parseToken } from '../src/access/key-format.js';
import { Decimal } from '../src/common/money.js';
import { DemoLogin } from '../src/demo/demo-login.js';
import { DemoService } from '../src/demo/demo.service.js';
import { InvoiceSummary } from '../src/invoices/invoice.view.js';
import { INVOICE_STATUSES } from '../src/invoices/invoice-status.js';
import { Payment } from '../src/payments/payment.entity.js';
import { startApp, TestApp } from './support/app.js';
import { Caller } from './support/http.js';

const callerWith = ({ url }: TestApp, token: string) => new Caller(url, { authorization: `Bearer ${token}` });

describe('the demo', () => {
  let server: TestApp;
  let login: DemoLogin;
  let everything: Caller;
  let shop: Caller;
  let documents: InvoiceSummary[];
  let payments: Payment[];
  let totals: number[];

  /** All records of a list, by its cursors. */
  async function all<T>(path: string): Promise<T[]> {
    const records: T[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body } = await everything.get(`${path}?per_page=100${cursor && `&cursor=${cursor}`}`);
      records.push(...(body.data as T[]));
      cursor = body.meta.next_cursor;
    }
    return records;
  }

  beforeAll(async () => {
    server = await startApp();
    login = await server.app.get(DemoService).load();
    everything = callerWith(server, login.keys.keyid);
    shop = callerWith(server, login.keys.hex64);
    documents = await all('/api/v1/invoices');
    payments = await all('/api/v1/payments');
    const lists = ['clients', 'products', 'users'].map((name) => everything.get(`/api/v1/${name}`));
    totals = (await Promise.all(lists)).map(({ body }) => body.meta.total as number);
  });
  afterAll(() => server.close());

  it('is a year of a shop: clients, products, invoices, credit notes, drafts and payments', async () => {
    const count = (kind: string, state: string) =>
      documents.filter((document) => document.kind === kind && document.state === state).length;
    expect(count('invoice', 'issued')).toBe(300);
    expect(count('credit_note', 'issued')).toBe(12);
    expect(count('invoice', 'draft')).toBe(4);
    expect(count('invoice', 'cancelled')).toBe(1);
    expect(totals).toEqual([40, 60, 4]);
    const paid = new Set(payments.map((payment) => payment.invoice_id));
    expect(paid.size / 300).toBeCloseTo(0.75, 1);
    const statuses = new Set(documents.map(({ status }) => status));
    expect(statuses).toEqual(new Set(INVOICE_STATUSES));
    for (const total of ['surcharge_total', 'withholding_total'] as const) {
      expect(documents.some((document) => new Decimal(document[total]).gt('0'))).toBe(true);
    }
  });

  it('numbers each series without a gap, and numbers and dates go the same way', () => {
    for (const seriesId of new Set(documents.map(({ series_id }) => series_id))) {
      const inOrder = documents
        .filter(({ series_id, state }) => series_id === seriesId && state === 'issued')
        .toSorted((a, b) => a.number! - b.number!);
      expect(inOrder.map(({ number }) => number)).toEqual(inOrder.map((_, index) => index + 1));
      const days = inOrder.map(({ issued_on }) => issued_on);
      expect(days).toEqual(days.toSorted());
    }
  });

  it('says of each invoice what its payments and credit notes come to', () => {
    const sum = (amounts: string[]) =>
      amounts.reduce((total, amount) => total.plus(amount), new Decimal('0'));
    for (const invoice of documents) {
      const paid = sum(payments.filter((p) => p.invoice_id === invoice.id).map((p) => p.amount));
      const credited = sum(documents.filter((d) => d.corrects_id === invoice.id).map((d) => d.total)).times(
        '-1',
      );
      expect(new Decimal(invoice.paid_total).eq(paid)).toBe(true);
      expect(new Decimal(invoice.credited_total).eq(credited)).toBe(true);
      expect(new Decimal(invoice.balance).eq(new Decimal(invoice.total).minus(paid).minus(credited))).toBe(
        true,
      );
    }
  });

  it('lets the key of the shop do what its name says, and no more', async () => {
    const client = await shop.post('/api/v1/clients', { name: 'From the shop' });
    expect(client.status).toBe(201);
    expect((await shop.patch(`/api/v1/clients/${client.body.data.id}`, { city: 'Teruel' })).status).toBe(200);
    const [product] = (await shop.get('/api/v1/products')).body.data;
    const lines = [{ product_id: product.id, quantity: 1 }];
    const invoice = await shop.post('/api/v1/invoices', {
      client_id: client.body.data.id,
      lines,
      draft: true,
    });
    expect(invoice.status).toBe(201);
    expect((await shop.get(`/api/v1/invoices/${invoice.body.data.id}`)).status).toBe(200);

    const refused = [
      await shop.patch(`/api/v1/invoices/${invoice.body.data.id}`, { notes: 'mine' }),
      await shop.post('/api/v1/products', { code: 'NEW', name: 'New' }),
      await shop.get('/api/v1/payments'),
      await shop.get('/api/v1/users'),
      await shop.get('/api/v1/api-keys'),
      await shop.delete(`/api/v1/clients/${client.body.data.id}`),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
  });

  it('has one key of each format; the one for sessions opens nothing by itself', async () => {
    const formats = KEY_FORMATS.map((format) => parseToken(login.keys[format])?.format);
    expect(formats).toEqual(KEY_FORMATS);
    expect((await callerWith(server, login.keys.org).get('/api/v1/invoices')).status).toBe(401);
  });

  it('has a key that reads the books and writes nothing', async () => {
    const reports = callerWith(server, login.keys.fs20);
    for (const name of [
      'clients',
      'products',
      'taxes',
      'series',
      'payment-methods',
      'invoices',
      'payments',
    ]) {
      expect((await reports.get(`/api/v1/${name}`)).status).toBe(200);
      expect((await reports.post(`/api/v1/${name}`)).status).toBe(403);
    }
  });
});
