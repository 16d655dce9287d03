import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, dayIn, FAR_ZONE, line } from './support/books.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

describe('where it is another day than in UTC', () => {
  it('an invoice is issued on the day of the company', async () => {
    const books = await Books.open(world, { timezone: FAR_ZONE });
    expect((await books.invoice()).issued_on).toBe(dayIn(FAR_ZONE));
    const { id } = await books.draft({ issued_on: dayIn(FAR_ZONE, -9) });
    const { data } = (await books.post(`invoices/${id}/issue`)).body;
    expect(data.issued_on).toBe(dayIn(FAR_ZONE));
  });

  it('an invoice is overdue when its day is over there, in the answer and in the filter', async () => {
    const books = await Books.open(world, { timezone: FAR_ZONE });
    const [today, yesterday] = [dayIn(FAR_ZONE), dayIn(FAR_ZONE, -1)];
    const late = await books.invoice({ issued_on: yesterday, due_on: yesterday });
    const due = await books.invoice({ issued_on: yesterday, due_on: today });
    expect([late.status, due.status]).toEqual(['overdue', 'unpaid']);
    const ids = async (status: string) =>
      ((await books.read(`invoices?status=${status}`)) as { id: number }[]).map(({ id }) => id);
    expect([await ids('overdue'), await ids('unpaid')]).toEqual([[late.id], [due.id]]);
  });

  it('a payment is of the day of the company', async () => {
    const books = await Books.open(world, { timezone: FAR_ZONE });
    const { id } = await books.invoice();
    expect((await books.post(`invoices/${id}/pay`)).body.data.paid_on).toBe(dayIn(FAR_ZONE));
  });
});

describe('the status of an invoice', () => {
  it('is paid from the start when nothing is owed', async () => {
    const books = await Books.open(world);
    const free = await books.invoice({ lines: [line('1', '100', { discount_percent: '100' })] });
    expect([free.status, free.total, free.balance]).toEqual(['paid', '0.00', '0.00']);
    const answer = await books.post(`invoices/${free.id}/pay`);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'ALREADY_PAID']);
  });

  it('is paid when an overdue invoice is paid', async () => {
    const books = await Books.open(world);
    const { id } = await books.invoice({ issued_on: '2026-01-01', due_on: '2026-01-31' });
    await books.post(`invoices/${id}/pay`, { amount: '40' });
    expect((await books.read(`invoices/${id}`)).status).toBe('overdue');
    await books.post(`invoices/${id}/pay`);
    expect((await books.read(`invoices/${id}`)).status).toBe('paid');
  });
});
