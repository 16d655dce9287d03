import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world.close());

/** What day it is in a time zone, and so many days before. */
function dayIn(timeZone: string, daysBefore = 0): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.now() - daysBefore * 86_400_000);
}

// At any hour one of the two has another date than UTC, where the server and the database are.
describe.each(['Etc/GMT+12', 'Pacific/Kiritimati'])('in %s', (timezone) => {
  it('an invoice is issued on the day of the company', async () => {
    const books = await Books.open(world, { timezone });
    expect((await books.invoice()).issued_on).toBe(dayIn(timezone));
    const { id } = await books.draft({ issued_on: dayIn(timezone, 9) });
    const { data } = (await books.post(`invoices/${id}/issue`)).body;
    expect(data.issued_on).toBe(dayIn(timezone));
  });

  it('an invoice is overdue when its day is over there, in the answer and in the filter', async () => {
    const books = await Books.open(world, { timezone });
    const [today, yesterday] = [dayIn(timezone), dayIn(timezone, 1)];
    const late = await books.invoice({ issued_on: yesterday, due_on: yesterday });
    const due = await books.invoice({ issued_on: yesterday, due_on: today });
    expect([late.status, due.status]).toEqual(['overdue', 'unpaid']);
    const ids = async (status: string) =>
      ((await books.read(`invoices?status=${status}`)) as { id: number }[]).map(({ id }) => id);
    expect([await ids('overdue'), await ids('unpaid')]).toEqual([[late.id], [due.id]]);
  });

  it('a payment is of the day of the company', async () => {
    const books = await Books.open(world, { timezone });
    const { id } = await books.invoice();
    expect((await books.post(`invoices/${id}/pay`)).body.data.paid_on).toBe(dayIn(timezone));
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
