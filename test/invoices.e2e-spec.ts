import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dayIn, refusalOf } from './support/books.js';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const issued = async (company: CompanyInWorld) => (await (await Books.of(company)).invoice()).id as number;
const draft = async (company: CompanyInWorld) => (await (await Books.of(company)).draft()).id as number;

describe('the routes of invoices', () => {
  const [path, one] = ['/api/v1/invoices', '/api/v1/invoices/:id'];
  const body = async (company: CompanyInWorld) => (await Books.of(company)).request();
  const step = (grant: string, name: string, record = draft) =>
    protectedRoute(() => world, { method: 'POST', path: `${one}/${name}`, grant, record });

  protectedRoute(() => world, { method: 'GET', path, grant: 'invoices.read' });
  protectedRoute(() => world, { method: 'POST', path, grant: 'invoices.create', body });
  protectedRoute(() => world, { method: 'GET', path: one, grant: 'invoices.read', record: issued });
  protectedRoute(() => world, { method: 'PATCH', path: one, grant: 'invoices.update', record: draft, body });
  protectedRoute(() => world, { method: 'DELETE', path: one, grant: 'invoices.delete', record: draft });
  step('invoices.create', 'issue');
  step('invoices.update', 'issue');
  step('invoices.create', 'cancel');
  step('invoices.update', 'cancel');
  step('invoices.create', 'credit-notes', issued);
  step('invoices.update', 'credit-notes', issued);
});

describe("WHMDC's contract", () => {
  let books: Books;
  beforeEach(async () => (books = await Books.open(world)));
  const items = [
    { description: 'Hosting', quantity: 2, price: 10 },
    { description: 'Domain', quantity: 1, price: 12.5 },
  ];

  it('creates an invoice from a client and its items', async () => {
    const { status, body } = await books.post('invoices', { client_id: books.clientId, items });
    expect([status, body.success, body.message]).toEqual([201, true, 'Invoice created']);
    expect(Number.isInteger(body.data.id)).toBe(true);
    expect(body.data).toMatchObject({
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      invoice_number: expect.stringMatching(/^A\d{4}-000001$/) as string,
      client_id: books.clientId,
      status: 'unpaid',
      total: '32.50',
    });
  });

  it('answers one invoice with its items', async () => {
    const { id } = await books.create('invoices', { client_id: books.clientId, items });
    expect((await books.read(`invoices/${id}`)).items).toEqual([
      { description: 'Hosting', quantity: '2', price: '10', total: '20.00' },
      { description: 'Domain', quantity: '1', price: '12.5', total: '12.50' },
    ]);
  });

  it('takes the tax as an amount', async () => {
    const { total, tax_total } = await books.create('invoices', {
      client_id: books.clientId,
      items,
      tax: 6.83,
    });
    expect([tax_total, total]).toEqual(['6.83', '39.33']);
  });

  it.each([
    [{}, 400],
    [{ items: null }, 400],
    [{ items: [] }, 422],
    [{ lines: [] }, 422],
  ])('refuses %j, which has no line', async (values, status) => {
    const answer = await books.post('invoices', { client_id: books.clientId, ...values });
    expect(answer.status, answer.text).toBe(status);
  });

  it.each([
    [{ description: undefined }, 400, 'description', 'required'],
    [{ quantity: undefined }, 400, 'quantity', 'required'],
    [{ price: undefined }, 400, 'unit_price', 'required'],
    [{ price: null }, 400, 'unit_price', 'required'],
    [{ quantity: 'two' }, 422, 'quantity', 'isDecimalValue'],
    [{ quantity: 0 }, 422, 'quantity', 'zero'],
    [{ price: -1 }, 422, 'price', 'isDecimalValue'],
  ])('refuses an item with %j and names the field', async (values, status, field, code) => {
    const answer = await books.post('invoices', {
      client_id: books.clientId,
      items: [items[1], { ...items[0], ...values }],
    });
    expect(answer.status).toBe(status);
    const [detail] = answer.body.error.details as { field: string; code: string }[];
    expect(detail?.field).toMatch(new RegExp(`^(items|lines)\\[1\\]\\.${field}$`));
    expect(detail?.code).toBe(code);
  });

  it('refuses a client that the company does not have, without saying whether another one does', async () => {
    const other = await Books.open(world);
    for (const client_id of [other.clientId, 999_999_999]) {
      const answer = await books.post('invoices', { client_id, items });
      expect(refusalOf(answer)).toEqual([422, 'validation_failed', 'client_id', 'unknown']);
    }
    expect(await books.read('invoices')).toEqual([]);
  });

  it('lists by page, client and status', async () => {
    const other = await books.client();
    const paid = await books.invoice();
    await books.post(`invoices/${paid.id}/pay`);
    const open = await books.invoice({ client_id: other.id, due_on: dayIn('UTC', 9) });
    const cancelled = await books.draft();
    await books.post(`invoices/${cancelled.id}/cancel`);
    const ids = async (query: string) =>
      ((await books.read(`invoices?${query}`)) as { id: number }[]).map(({ id }) => id);

    expect(await ids('status=paid')).toEqual([paid.id]);
    expect(await ids('status=cancelled')).toEqual([cancelled.id]);
    expect(await ids('status=unpaid')).toEqual([open.id]);
    expect(await ids('status=pending')).toEqual([open.id]);
    expect(await ids('status=overdue')).toEqual([]);
    expect(await ids(`client_id=${other.id}`)).toEqual([open.id]);
    expect(await ids('page=2&per_page=1')).toEqual([open.id]);
    expect((await books.caller.get('/api/v1/invoices?per_page=2')).body.meta).toMatchObject({
      page: 1,
      per_page: 2,
      total: 3,
      total_pages: 2,
    });
    expect(refusalOf(await books.caller.get('/api/v1/invoices?status=open'))).toEqual([
      422,
      'validation_failed',
      'status',
      'isIn',
    ]);
  });
});
