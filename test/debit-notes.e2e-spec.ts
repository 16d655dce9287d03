import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dataOf, line, refusalOf } from './support/books.js';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const INTEREST = { description: 'Interest', quantity: '1', unit_price: '12.5' };

const debit = (id: number, body: Record<string, unknown> = {}) =>
  books.create(`invoices/${id}/debit-notes`, { lines: [INTEREST], ...body });
const refusedDebit = async (id: number, body: Record<string, unknown> = {}) =>
  refusalOf(await books.post(`invoices/${id}/debit-notes`, { lines: [INTEREST], ...body }));

describe('the route of debit notes', () => {
  const route = {
    method: 'POST',
    path: '/api/v1/invoices/:id/debit-notes',
    record: async (company: CompanyInWorld) => (await (await Books.of(company)).invoice()).id as number,
    body: () => Promise.resolve({ lines: [INTEREST] }),
  } as const;
  protectedRoute(() => world, { ...route, grant: 'invoices.create' });
  protectedRoute(() => world, { ...route, grant: 'invoices.update' });
});

describe('a debit note', () => {
  it('adds lines of its own to an issued invoice, which stays as it is', async () => {
    const shop = await books.client({ name: 'Shop', tax_id: 'B1', city: 'Teruel' });
    const { id } = await books.invoice({ client_id: shop.id, lines: [line('1', '100', { tax: 'IVA21' })] });
    const invoice = await books.read(`invoices/${id}`);
    const answer = await books.post(`invoices/${id}/debit-notes`, {
      lines: [INTEREST, line('2', '10', { tax: 'IVA21', withholding: 'IRPF15', discount_percent: '10' })],
      notes: 'Late',
    });
    expect(answer.body.message).toBe('Debit note created');
    expect(dataOf(answer, 201)).toMatchObject({
      kind: 'debit_note',
      status: 'unpaid',
      corrects_id: id,
      client_id: shop.id,
      client_name: 'Shop',
      client_tax_id: 'B1',
      client_address: 'Teruel',
      notes: 'Late',
      subtotal: '30.50',
      tax_total: '3.78',
      withholding_total: '2.70',
      total: '31.58',
      balance: '31.58',
      lines: [
        { position: 1, description: 'Interest', net: '12.50', corrects_position: null },
        { position: 2, quantity: '2', net: '18.00', corrects_position: null },
      ],
      taxes: [
        { tax_code: null, base: '12.50', tax: '0.00' },
        { tax_code: 'IVA21', base: '18.00', tax: '3.78' },
      ],
    });
    expect(await books.read(`invoices/${id}`)).toEqual(invoice);
  });

  it('keeps the client and the currency as the invoice has them', async () => {
    const { id } = await books.invoice();
    await books.patch(`clients/${books.clientId}`, { name: 'Another', tax_id: 'B2' });
    expect(await debit(id)).toMatchObject({ client_name: 'Ana', client_tax_id: null, currency: 'EUR' });
    const other = await books.client({ name: 'Eva' });
    expect(await debit(id, { client_id: other.id, currency: 'USD', draft: true })).toMatchObject({
      client_id: books.clientId,
      currency: 'EUR',
      status: 'unpaid',
    });
  });

  it('takes products, items and a tax as an amount as an invoice does', async () => {
    const { id } = await books.invoice();
    const product = await books.create('products', { code: 'P', name: 'Freight', price: '8' });
    const note = await debit(id, { lines: [{ product_id: product.id, quantity: '2' }], tax: '1' });
    expect(note).toMatchObject({ total: '17.00', lines: [{ description: 'Freight', unit_price: '8' }] });
    const items = [{ description: 'Freight', quantity: 1, price: 3 }];
    expect(await debit(id, { lines: undefined, items })).toMatchObject({ total: '3.00' });
  });

  it('has the surcharge of a client who pays it', async () => {
    const shop = await books.client({ surcharge: true });
    const { id } = await books.invoice({ client_id: shop.id });
    const note = await debit(id, { lines: [line('1', '100', { tax: 'IVA21' })] });
    expect([note.surcharge_total, note.total]).toEqual(['5.20', '126.20']);
  });

  it.each([
    [{ lines: [] }, 422, 'lines', 'arrayMinSize'],
    [{ lines: undefined }, 400, 'lines', 'required'],
    [{ lines: [line('1', '1', { tax: 'IVA99' })] }, 422, 'lines[0].tax', 'unknown'],
    [{ lines: [line('1', '1'), line('-2', '1')] }, 422, 'lines', 'negative_total'],
    [{ issued_on: '2026-01-01' }, 422, 'issued_on', 'before_invoice'],
    [{ due_on: '2026-01-01' }, 422, 'due_on', 'before_issued_on'],
    [{ payment_method: 'barter' }, 422, 'payment_method', 'unknown'],
    [{ series_id: 999_999 }, 422, 'series_id', 'unknown'],
  ])('is refused with %j, and takes no number', async (body, status, field, code) => {
    const { id } = await books.invoice();
    const [answered, , named, why] = await refusedDebit(id, body);
    expect([answered, named, why]).toEqual([status, field, code]);
    expect((await books.defaultSeries('debit_note')).next_number).toBe(1);
  });

  it('belongs to an issued invoice only: not to a draft, not to a note', async () => {
    const { id } = await books.invoice();
    const notes = [await debit(id), await books.create(`invoices/${id}/credit-notes`, {})];
    for (const other of [await books.draft(), ...notes]) {
      expect(await refusedDebit(other.id)).toEqual([409, 'invoice_not_issued']);
    }
  });

  it('is not taken back by a credit note, nor counted by those of its invoice', async () => {
    const { id } = await books.invoice();
    const note = await debit(id);
    const refused = await books.post(`invoices/${note.id}/credit-notes`);
    expect(refusalOf(refused)).toEqual([409, 'invoice_not_issued']);
    expect((await books.create(`invoices/${id}/credit-notes`, {})).total).toBe('-100.00');
    expect((await books.read(`invoices/${id}`)).status).toBe('credited');
    expect((await books.read(`invoices/${note.id}`)).status).toBe('unpaid');
  });

  it('of a credited invoice is possible', async () => {
    const { id } = await books.invoice();
    await books.create(`invoices/${id}/credit-notes`, {});
    expect((await debit(id)).status).toBe('unpaid');
  });

  it('is neither changed nor removed', async () => {
    const { id } = await debit((await books.invoice()).id);
    const notDraft = [409, 'invoice_not_draft'];
    expect(refusalOf(await books.patch(`invoices/${id}`, { notes: 'x' }))).toEqual(notDraft);
    expect(refusalOf(await books.post(`invoices/${id}/issue`))).toEqual(notDraft);
    expect(refusalOf(await books.delete(`invoices/${id}`))).toEqual(notDraft);
  });

  it('is listed by its kind', async () => {
    const note = await debit((await books.invoice()).id);
    const listed = (await books.read('invoices?kind=debit_note')) as { id: number }[];
    expect(listed.map(({ id }) => id)).toEqual([note.id]);
  });
});
