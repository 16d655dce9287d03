import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dayIn, FAR_ZONE, line, refusalOf } from './support/books.js';
import { protectedRoute } from './support/protected-route.js';
import { Purchasing } from './support/purchasing.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let books: Books;
let purchases: Purchasing;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  books = await Books.open(world);
  purchases = new Purchasing(books);
});
afterAll(() => world.close());

describe('the routes of purchases', () => {
  const [path, one] = ['/api/v1/purchases', '/api/v1/purchases/:id'];
  const of = async (company: CompanyInWorld) => new Purchasing(await Books.of(company));
  const body = async (company: CompanyInWorld) => (await of(company)).request();
  const draft = async (company: CompanyInWorld) => (await (await of(company)).draft()).id as number;
  const confirmed = async (company: CompanyInWorld) => (await (await of(company)).create()).id as number;
  const step = (grant: string, name: string, record = draft) =>
    protectedRoute(() => world, { method: 'POST', path: `${one}/${name}`, grant, record });

  protectedRoute(() => world, { method: 'GET', path, grant: 'purchases.read' });
  protectedRoute(() => world, { method: 'POST', path, grant: 'purchases.create', body });
  protectedRoute(() => world, { method: 'GET', path: one, grant: 'purchases.read', record: confirmed });
  protectedRoute(() => world, { method: 'PATCH', path: one, grant: 'purchases.update', record: draft, body });
  protectedRoute(() => world, { method: 'DELETE', path: one, grant: 'purchases.delete', record: draft });
  step('purchases.create', 'confirm');
  step('purchases.update', 'confirm');
  step('purchases.create', 'unconfirm', confirmed);
  step('purchases.update', 'unconfirm', confirmed);
  step('purchases.create', 'cancel');
  step('purchases.update', 'cancel');
});

describe('a purchase', () => {
  it('is the document of the supplier, with its number, and confirmed at once', async () => {
    const supplier = await books.client({ name: 'Timber', tax_id: 'B12345678' });
    const answer = await books.post('purchases', {
      client_id: supplier.id,
      number: 'T-7/26',
      issued_on: '2026-01-10',
      due_on: '2026-02-09',
      notes: 'Oak',
      lines: [line('2', '10', { tax: 'IVA21', withholding: 'IRPF15', discount_percent: '10' })],
    });
    expect([answer.status, answer.body.message]).toEqual([201, 'Purchase created']);
    const { data } = answer.body;
    expect(data).toMatchObject({
      kind: 'invoice',
      state: 'confirmed',
      client_id: supplier.id,
      supplier_name: 'Timber',
      supplier_tax_id: 'B12345678',
      number: 'T-7/26',
      currency: 'EUR',
      issued_on: '2026-01-10',
      due_on: '2026-02-09',
      notes: 'Oak',
      corrects_id: null,
      confirmed_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      subtotal: '18.00',
      tax_total: '3.78',
      withholding_total: '2.70',
      total: '19.08',
      taxes: [{ position: 1, tax_code: 'IVA21', rate: '21', base: '18.00', tax: '3.78' }],
    });
    expect(data.lines).toEqual([
      {
        position: 1,
        product_id: null,
        description: 'Work',
        quantity: '2',
        unit_price: '10',
        discount_percent: '10',
        tax_code: 'IVA21',
        tax_rate: '21',
        withholding_code: 'IRPF15',
        withholding_rate: '15',
        net: '18.00',
      },
    ]);
    expect(await purchases.read(data.id)).toEqual(data);
  });

  it.each(['invoice', 'import', 'credit_note', 'debit_note'])(
    'of the kind %s is confirmed on save',
    async (kind) => {
      expect(await purchases.create({ kind })).toMatchObject({ kind, state: 'confirmed', total: '100.00' });
    },
  );

  it.each(['invoice', 'import', 'credit_note', 'debit_note'])(
    'of the kind %s waits as a draft',
    async (kind) => {
      expect(await purchases.draft({ kind })).toMatchObject({ kind, state: 'draft', confirmed_at: null });
    },
  );

  it('never has the id of an invoice', async () => {
    const ids: number[] = [];
    for (let turn = 0; turn < 3; turn++) ids.push((await purchases.create()).id, (await books.draft()).id);
    expect(ids).toEqual(Array.from({ length: 6 }, (_, index) => ids[0]! + index));
    expect((await books.caller.get(`/api/v1/invoices/${ids[0]}`)).status).toBe(404);
    expect((await books.caller.get(`/api/v1/purchases/${ids[1]}`)).status).toBe(404);
  });

  it('is added up exactly, in the decimals of the currency', async () => {
    const lines = [line('3', '0.1', { tax: 'IVA21' }), line('1', '0.333333', { tax: 'IVA21' })];
    expect(await purchases.create({ lines })).toMatchObject({
      subtotal: '0.63',
      tax_total: '0.13',
      total: '0.76',
      lines: [{ net: '0.30' }, { net: '0.33' }],
    });
    const chilean = new Purchasing(await Books.open(world, { country: 'CL', currency: 'CLP' }));
    const { currency, total } = await chilean.create({ lines: [line('3', '0.5')] });
    expect([currency, total]).toEqual(['CLP', '2']);
  });

  it('adds no surcharge, which is for clients that are sold to', async () => {
    const { id: client_id } = await books.client({ name: 'Shop', surcharge: true });
    const lines = [line('1', '100', { tax: 'IVA21' })];
    expect(await purchases.create({ client_id, lines })).toMatchObject({
      tax_total: '21.00',
      total: '121.00',
    });
  });

  it('takes what it is and its tax from a product, and the price from the supplier alone', async () => {
    const [{ id: tax_id }] = await books.read('taxes?kind=tax&sort=-rate');
    const product_id = await purchases.product({ name: 'Oak', tax_id });
    const { lines } = await purchases.create({ lines: [{ product_id, quantity: '2', unit_price: '9.5' }] });
    expect(lines).toMatchObject([{ description: 'Oak', unit_price: '9.5', tax_code: 'IVA21', net: '19.00' }]);
    const unpriced = purchases.request({ lines: [{ product_id, quantity: '2', price: '9.5' }] });
    expect(refusalOf(await books.post('purchases', unpriced))).toEqual([
      400,
      'parameter_missing',
      'lines[0].unit_price',
      'required',
    ]);
  });

  it('is of today where the company is, and due at once, unless it says otherwise', async () => {
    const far = new Purchasing(await Books.open(world, { timezone: FAR_ZONE }));
    const today = dayIn(FAR_ZONE);
    expect(await far.create()).toMatchObject({ issued_on: today, due_on: today });
    expect(await far.create({ issued_on: '2026-01-10', due_on: null })).toMatchObject({
      due_on: '2026-01-10',
    });
  });

  it('is made once, however often an impatient client sends it', async () => {
    const body = purchases.request();
    const answers = await Promise.all(Array.from({ length: 6 }, () => books.post('purchases', body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(5).fill(409)]);
    expect(await books.read('purchases')).toHaveLength(1);
  });
});

describe('a client that is bought from', () => {
  it('becomes a supplier by its first purchase, a draft too, and stays a customer', async () => {
    const { id: client_id, ...client } = await books.client();
    expect(client).toMatchObject({ customer: true, supplier: false });
    const { id } = await purchases.draft();
    expect(await books.read(`clients/${books.clientId}`)).toMatchObject({ customer: true, supplier: true });
    await books.patch(`purchases/${id}`, { client_id });
    expect(await books.read(`clients/${client_id}`)).toMatchObject({ customer: true, supplier: true });
  });

  it('is none when the purchase is refused, and stays while it is referred to', async () => {
    expect((await books.post('purchases', purchases.request({ due_on: '0001-01-01' }))).status).toBe(422);
    expect((await books.read(`clients/${books.clientId}`)).supplier).toBe(false);
    await purchases.create();
    expect(refusalOf(await books.delete(`clients/${books.clientId}`))).toEqual([409, 'in_use']);
  });
});
