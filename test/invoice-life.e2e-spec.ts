import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dataOf, line, refusalOf } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const NOT_DRAFT = [409, 'invoice_not_draft'];

describe('a draft', () => {
  it('has no number and takes none from its series', async () => {
    const draft = await books.draft();
    expect(draft).toMatchObject({ status: 'draft', number: null, invoice_number: null, issued_at: null });
    expect((await books.defaultSeries()).next_number).toBe(1);
  });

  it('is replaced line by line and worked out again', async () => {
    const { id } = await books.draft({ lines: [line('1', '100', { tax: 'IVA21' }), line('1', '5')] });
    const lines = [line('3', '10', { tax: 'IVA4' })];
    const changed = dataOf(await books.patch(`invoices/${id}`, { lines }), 200);
    expect(changed).toMatchObject({ id, subtotal: '30.00', tax_total: '1.20', total: '31.20' });
    expect(changed.lines).toMatchObject([{ position: 1, quantity: '3', net: '30.00' }]);
    expect(changed.taxes).toMatchObject([{ tax_code: 'IVA4', base: '30.00', tax: '1.20' }]);
    expect(await books.read(`invoices/${id}`)).toEqual(changed);
  });

  it('keeps what a change does not name', async () => {
    const draft = await books.draft({
      lines: [line('2', '0.5', { discount_percent: '10', tax: 'IVA10', withholding: 'IRPF15' })],
      issued_on: '2026-02-01',
      due_on: '2026-02-20',
      payment_method: 'TARJETA',
      notes: 'As agreed',
    });
    const changed = dataOf(await books.patch(`invoices/${draft.id}`, { notes: null }), 200);
    expect(changed).toEqual({ ...draft, notes: null, updated_at: changed.updated_at });
    const { data } = (await books.caller.put(`/api/v1/invoices/${draft.id}`, { notes: 'As agreed' })).body;
    expect(data).toEqual({ ...draft, updated_at: data.updated_at });
  });

  it('applies the surcharge of a client that it is moved to, and drops it again', async () => {
    const shop = await books.client({ name: 'Shop', surcharge: true });
    const { id } = await books.draft({ lines: [line('1', '100', { tax: 'IVA21' })] });
    const moved = dataOf(await books.patch(`invoices/${id}`, { client_id: shop.id }), 200);
    expect(moved).toMatchObject({ client_name: 'Shop', surcharge_total: '5.20', total: '126.20' });
    const back = dataOf(await books.patch(`invoices/${id}`, { client_id: books.clientId }), 200);
    expect(back).toMatchObject({ client_name: 'Ana', surcharge_total: '0.00', total: '121.00' });
  });

  it('keeps, changes and drops a tax that was given as an amount', async () => {
    const { id } = await books.draft({ tax: '21' });
    const total = async (changes: Record<string, unknown>) =>
      dataOf(await books.patch(`invoices/${id}`, changes), 200).total;
    expect(await total({ lines: [line('1', '200')] })).toBe('221.00');
    expect(await total({ tax: '42' })).toBe('242.00');
    expect(
      refusalOf(await books.patch(`invoices/${id}`, { lines: [line('1', '1', { tax: 'IVA21' })] })),
    ).toEqual([422, 'validation_failed', 'tax', 'lines_have_taxes']);
    expect(await total({ tax: null })).toBe('200.00');
    expect(await total({ lines: [line('1', '100', { tax: 'IVA21' })] })).toBe('121.00');
  });

  it('moves its date of payment with the date of issue, and asks the payment method for a new one', async () => {
    const { id } = await books.draft({ issued_on: '2026-01-10', due_on: '2026-02-24' });
    const due = async (changes: Record<string, unknown>) =>
      dataOf(await books.patch(`invoices/${id}`, changes), 200).due_on;
    expect(await due({ issued_on: '2026-03-01' })).toBe('2026-04-15');
    expect(await due({ payment_method: 'TRANS' })).toBe('2026-03-31');
    expect(await due({ issued_on: '2026-01-01', due_on: '2026-01-02' })).toBe('2026-01-02');
    expect(await due({ due_on: null })).toBe('2026-01-31');
    expect(await due({ payment_method: null })).toBe('2026-01-01');
    expect(refusalOf(await books.patch(`invoices/${id}`, { due_on: '2025-12-31' }))).toEqual([
      422,
      'validation_failed',
      'due_on',
      'before_issued_on',
    ]);
  });

  it('that is refused a change stays as it was', async () => {
    const draft = await books.draft();
    const lines = [line('1', '1'), line('-2', '1')];
    for (const changes of [{ lines }, { client_id: 1e9 }, { series_id: 1e9 }, { lines: [line('1', 'x')] }]) {
      expect((await books.patch(`invoices/${draft.id}`, changes)).status).toBe(422);
    }
    expect(await books.read(`invoices/${draft.id}`)).toEqual(draft);
  });

  it('is removed with its lines', async () => {
    const { id } = await books.draft();
    expect((await books.delete(`invoices/${id}`)).body.message).toBe('Invoice deleted');
    expect((await books.caller.get(`/api/v1/invoices/${id}`)).status).toBe(404);
  });

  it('that is cancelled can be read and removed, and nothing else', async () => {
    const { id } = await books.draft();
    expect((await books.post(`invoices/${id}/cancel`)).body.data.status).toBe('cancelled');
    expect(refusalOf(await books.post(`invoices/${id}/issue`))).toEqual(NOT_DRAFT);
    expect(refusalOf(await books.post(`invoices/${id}/cancel`))).toEqual(NOT_DRAFT);
    expect(refusalOf(await books.patch(`invoices/${id}`, { notes: 'x' }))).toEqual(NOT_DRAFT);
    expect((await books.delete(`invoices/${id}`)).status).toBe(200);
  });
});

describe('issuing a draft', () => {
  it('gives it the next number, a date, and a date of payment as far from it as before', async () => {
    const { id } = await books.draft({ issued_on: '2026-01-01', due_on: '2026-01-16' });
    const { status, body } = await books.post(`invoices/${id}/issue`, { issued_on: '2026-02-20' });
    expect([status, body.message]).toEqual([200, 'Invoice issued']);
    expect(body.data).toMatchObject({
      status: 'overdue',
      number: 1,
      invoice_number: 'A2026-000001',
      issued_on: '2026-02-20',
      due_on: '2026-03-07',
    });
    expect((await books.invoice()).number).toBe(2);
  });

  it('happens once, however many ask at the same time', async () => {
    const { id } = await books.draft();
    const answers = await Promise.all(Array.from({ length: 8 }, () => books.post(`invoices/${id}/issue`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(7).fill(409)]);
    expect((await books.defaultSeries()).next_number).toBe(2);
  });

  it('ends all other changes', async () => {
    const { id } = await books.invoice();
    const before = await books.read(`invoices/${id}`);
    expect(refusalOf(await books.patch(`invoices/${id}`, { notes: 'x' }))).toEqual(NOT_DRAFT);
    expect(refusalOf(await books.caller.put(`/api/v1/invoices/${id}`, { client_id: 1 }))).toEqual(NOT_DRAFT);
    expect(refusalOf(await books.post(`invoices/${id}/issue`))).toEqual(NOT_DRAFT);
    expect(refusalOf(await books.post(`invoices/${id}/cancel`))).toEqual(NOT_DRAFT);
    expect(refusalOf(await books.delete(`invoices/${id}`))).toEqual(NOT_DRAFT);
    expect(await books.read(`invoices/${id}`)).toEqual(before);
  });

  it('keeps the client, the taxes and the products as they were', async () => {
    const product = await books.create('products', { code: 'P', name: 'Saw', price: '10' });
    const tax = await books.create('taxes', { code: 'T', name: 'T', rate: '10' });
    const lines = [{ product_id: product.id, quantity: '1', tax: 'T' }];
    const invoice = await books.invoice({ lines });
    await books.patch(`clients/${books.clientId}`, { name: 'Another' });
    await books.patch(`taxes/${tax.id}`, { rate: '99', code: 'U' });
    await books.patch(`products/${product.id}`, { name: 'Hammer', price: '1' });
    expect(await books.read(`invoices/${invoice.id}`)).toEqual(invoice);
  });
});
