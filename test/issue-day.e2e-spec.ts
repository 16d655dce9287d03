import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CompanyScope } from '../src/database/company-scope.js';
import { takeNumber } from '../src/series/numbering.js';
import { Backends } from './support/backends.js';
import { Books, dataOf, dayIn, FAR_ZONE, withDatabase } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.start()));
beforeEach(async () => (books = await Books.open(world, { timezone: FAR_ZONE })));
afterAll(() => world.close());

const day = (offset: number) => dayIn(FAR_ZONE, offset);

describe('a series whose newest document is of today', () => {
  const taken = async (issued_on: string, named: boolean) => {
    const { id } = await books.defaultSeries();
    return world
      .service(CompanyScope)
      .asOperator(books.company.id, (manager) =>
        takeNumber(manager, books.company.id, id, { issued_on, named }),
      );
  };
  const TOO_EARLY = { details: [{ field: 'issued_on', code: 'before_last_issued' }] };

  it('takes in on the same day what began yesterday and named no day', async () => {
    await books.invoice();
    expect(await taken(day(-1), false)).toMatchObject({ number: 2, issued_on: day(0) });
    expect((await books.defaultSeries()).last_issued_on).toBe(day(0));
  });

  it('takes in nothing that names yesterday', async () => {
    await books.invoice();
    await expect(taken(day(-1), true)).rejects.toMatchObject(TOO_EARLY);
  });

  it('moves nothing to a day that has not begun', async () => {
    await books.invoice({ issued_on: day(1) });
    await expect(taken(day(0), false)).rejects.toMatchObject(TOO_EARLY);
    await expect(taken(day(-1), false)).rejects.toMatchObject(TOO_EARLY);
  });

  it('ends with the last day of its authorisation, for what waited past it too', async () => {
    await books.invoice();
    const { id } = await books.defaultSeries();
    await books.patch(`series/${id}`, { valid_until: day(-1) });
    await expect(taken(day(-1), false)).rejects.toMatchObject({ code: 'series_exhausted' });
  });
});

/** Lets every number come with the day after: what a document sees that waits for it over midnight. */
async function letMidnightPass(): Promise<void> {
  await withDatabase(world.server.database.superuserUrl, (client) =>
    client.query(`
      CREATE OR REPLACE FUNCTION next_day() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.company_id = ${books.company.id} THEN NEW.last_issued_on := NEW.last_issued_on + 1; END IF;
        RETURN NEW;
      END $$;
      CREATE OR REPLACE TRIGGER next_day BEFORE UPDATE OF next_number ON series
        FOR EACH ROW EXECUTE FUNCTION next_day()`),
  );
}

/** A line that is counted in the stock, so that its document is written step by step. */
async function counted() {
  const { id } = await books.create('products', {
    code: 'CHAIR',
    name: 'Chair',
    price: '1',
    stocked: true,
    stock: '9',
  });
  return { lines: [{ product_id: id, quantity: '1' }] };
}

describe('a document that waits for its number over midnight', () => {
  it('is of the day that began, and so are its number and its date of payment', async () => {
    await letMidnightPass();
    const before = await books.draft({ payment_method: 'TRANS' });
    const after = await books.invoice({ payment_method: 'TRANS', ...(await counted()) });
    expect([before.issued_on, before.due_on]).toEqual([day(0), day(30)]);
    expect([after.issued_on, after.due_on]).toEqual([day(1), day(31)]);
    expect(after.invoice_number).toBe(`A${day(1).slice(0, 4)}-000001`);
  });

  it('keeps a date of payment that was named', async () => {
    await letMidnightPass();
    const invoice = await books.invoice({ due_on: day(9), ...(await counted()) });
    expect(invoice).toMatchObject({ issued_on: day(1), due_on: day(9) });
  });

  it('is so too where it is written in one statement, which begins again on the new day', async () => {
    const [west, dayLater] = ['Etc/GMT+12', 'Etc/GMT-12'];
    const shop = await Books.open(world, { timezone: west });
    const tomorrow = dayIn(west, 1);
    const backends = await Backends.watch(world.server.database.superuserUrl);
    const invoice = await withDatabase(world.server.database.superuserUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('UPDATE series SET last_issued_on = $2 WHERE company_id = $1', [
        shop.company.id,
        tomorrow,
      ]);
      const issued = shop.invoice({ payment_method: 'TRANS' });
      await backends.waiting(1);
      await client.query('UPDATE companies SET timezone = $2 WHERE id = $1', [shop.company.id, dayLater]);
      await client.query('COMMIT');
      return issued;
    });
    await backends.close();
    expect([invoice.issued_on, invoice.due_on]).toEqual([tomorrow, dayIn(west, 31)]);
    expect(invoice.invoice_number).toBe(`A${tomorrow.slice(0, 4)}-000001`);
  });

  it('may be a draft or a credit note', async () => {
    const invoice = await books.invoice();
    const draft = await books.draft();
    await letMidnightPass();
    const note = await books.create(`invoices/${invoice.id}/credit-notes`, {});
    expect([note.issued_on, note.due_on]).toEqual([day(1), day(1)]);
    const issued = dataOf(await books.post(`invoices/${draft.id}/issue`), 200);
    expect([issued.issued_on, issued.due_on]).toEqual([day(1), day(1)]);
  });
});
