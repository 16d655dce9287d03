import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, refusalOf } from './support/books.js';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const invoice = async (company: CompanyInWorld) => (await (await Books.of(company)).invoice()).id as number;
const payment = async (company: CompanyInWorld) => {
  const books = await Books.of(company);
  return (await books.create('payments', { invoice_id: (await books.invoice()).id })).id as number;
};

describe('the routes of payments', () => {
  const [path, one] = ['/api/v1/payments', '/api/v1/payments/:id'];
  const pay = '/api/v1/invoices/:id/pay';
  const body = async (company: CompanyInWorld) => ({ invoice_id: await invoice(company) });
  protectedRoute(() => world, { method: 'GET', path, grant: 'payments.read' });
  protectedRoute(() => world, { method: 'GET', path: one, grant: 'payments.read', record: payment });
  protectedRoute(() => world, { method: 'POST', path, grant: 'payments.create', body });
  protectedRoute(() => world, { method: 'DELETE', path: one, grant: 'payments.delete', record: payment });
  protectedRoute(() => world, { method: 'POST', path: pay, grant: 'invoices.create', record: invoice });
  protectedRoute(() => world, { method: 'POST', path: pay, grant: 'invoices.update', record: invoice });
});

describe('paying an invoice', () => {
  let books: Books;
  let id: number;
  beforeEach(async () => {
    books = await Books.open(world);
    ({ id } = await books.invoice());
  });
  const pay = (body?: Record<string, unknown>) => books.post(`invoices/${id}/pay`, body);
  const state = async () => {
    const { status, paid_total, balance } = await books.read(`invoices/${id}`);
    return [status, paid_total, balance];
  };

  it('pays all that is owed, by hand, unless the call says otherwise', async () => {
    const { status, body } = await pay();
    expect([status, body.success, body.message]).toEqual([200, true, 'Payment recorded']);
    expect(body.data).toMatchObject({
      invoice_id: id,
      amount: '100.00',
      payment_method: 'manual',
      reference: null,
      status: 'completed',
      invoice: { id, status: 'paid', balance: '0.00' },
    });
    expect(await state()).toEqual(['paid', '100.00', '0.00']);
  });

  it('is refused as ALREADY_PAID when nothing is owed any more, by either route', async () => {
    await pay();
    for (const answer of [
      await pay(),
      await pay({ amount: 1 }),
      await books.post('payments', { invoice_id: id }),
    ]) {
      expect([answer.status, answer.body.error.code]).toEqual([400, 'ALREADY_PAID']);
    }
    expect(await state()).toEqual(['paid', '100.00', '0.00']);
  });

  it('leaves it unpaid after a part, and takes the rest by default', async () => {
    await pay({ amount: 30.1, payment_method: 'stripe', reference: 'ch_1', paid_on: '2026-02-03' });
    expect(await state()).toEqual(['unpaid', '30.10', '69.90']);
    const { data } = (await pay()).body;
    expect(data.amount).toBe('69.90');
    expect(await books.read(`payments?invoice_id=${id}&sort=id`)).toMatchObject([
      { amount: '30.10', payment_method: 'stripe', reference: 'ch_1', paid_on: '2026-02-03' },
      { amount: '69.90', payment_method: 'manual', reference: null },
    ]);
  });

  it.each([
    ['100.01', 'more_than_owed'],
    ['0', 'zero'],
    ['-1', 'isDecimalValue'],
    ['0.005', 'too_many_decimals'],
    ['ten', 'isDecimalValue'],
  ])('refuses an amount of %s', async (amount, code) => {
    expect(refusalOf(await pay({ amount }))).toEqual([422, 'validation_failed', 'amount', code]);
    expect(await state()).toEqual(['unpaid', '0.00', '100.00']);
  });

  it('of two calls at once that pay all of it, one wins', async () => {
    const answers = await Promise.all([pay(), pay()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect(await state()).toEqual(['paid', '100.00', '0.00']);
    expect(await books.read(`payments?invoice_id=${id}`)).toHaveLength(1);
  });

  it('never takes more than is owed from any number of parts at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => pay({ amount: '12.50' })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(8);
    expect(await state()).toEqual(['paid', '100.00', '0.00']);
  });

  it('is for issued invoices only', async () => {
    const draft = await books.draft();
    const note = await books.create(`invoices/${id}/credit-notes`, {});
    for (const other of [draft, note]) {
      expect(refusalOf(await books.post(`invoices/${other.id}/pay`))).toEqual([409, 'invoice_not_issued']);
    }
  });
});

describe('a payment', () => {
  it('of an invoice that the company does not have names the field', async () => {
    const [books, others] = [await Books.open(world), await Books.open(world)];
    const { id } = await others.invoice();
    for (const invoice_id of [id, 999_999_999]) {
      const answer = await books.post('payments', { invoice_id });
      expect(answer.status).toBe(422);
      expect(answer.body.error.details).toEqual([
        expect.objectContaining({ field: 'invoice_id', code: 'unknown' }),
      ]);
    }
  });

  it('that is deleted is owed again', async () => {
    const books = await Books.open(world);
    const { id } = await books.invoice();
    await books.post(`invoices/${id}/pay`, { amount: '40' });
    const last = (await books.post(`invoices/${id}/pay`)).body.data;
    expect((await books.delete(`payments/${last.id}`)).body.data.amount).toBe('60.00');
    expect(await books.read(`invoices/${id}`)).toMatchObject({ status: 'unpaid', paid_total: '40.00' });
    expect((await books.delete(`payments/${last.id}`)).status).toBe(404);
  });

  it('is taken back once by two deletions at once', async () => {
    const books = await Books.open(world);
    const { id } = await books.invoice();
    const paid = (await books.post(`invoices/${id}/pay`)).body.data;
    const answers = await Promise.all([1, 2, 3].map(() => books.delete(`payments/${paid.id}`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
    expect((await books.read(`invoices/${id}`)).balance).toBe('100.00');
  });

  it('gives back what was paid beyond what is owed, and no more', async () => {
    const books = await Books.open(world);
    const { id } = await books.invoice();
    await books.post(`invoices/${id}/pay`);
    const refund = (amount: string) => books.post('payments', { invoice_id: id, amount });
    const more = [422, 'validation_failed', 'amount', 'more_than_owed'];
    expect(refusalOf(await refund('-1'))).toEqual(more);
    await books.create(`invoices/${id}/credit-notes`, { lines: [{ position: 1, quantity: '0.3' }] });
    expect(await books.read(`invoices/${id}`)).toMatchObject({ status: 'paid', balance: '-30.00' });
    expect(refusalOf(await refund('-30.01'))).toEqual(more);
    expect((await refund('-30')).status).toBe(201);
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      status: 'paid',
      paid_total: '70.00',
      credited_total: '30.00',
      balance: '0.00',
    });
  });
});
