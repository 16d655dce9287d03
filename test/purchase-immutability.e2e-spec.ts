import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line, withDatabase } from './support/books.js';
import { Purchasing } from './support/purchasing.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world.close());

const REFUSED = 'LV409';

/** Whoever can sign in, and statements of theirs on the confirmed invoice $1 and the draft $2. */
describe.each(['application', 'owner', 'superuser'] as const)('as the %s role', (role) => {
  let books: Books;
  let purchases: Purchasing;
  let confirmed: number;
  let draft: number;
  beforeEach(async () => {
    books = await Books.open(world);
    purchases = new Purchasing(books);
    const lines = [line('1', '100', { tax: 'IVA21' })];
    confirmed = (await purchases.create({ lines })).id;
    draft = (await purchases.draft({ lines })).id;
  });

  const inCompany = <T>(work: (client: pg.Client) => Promise<T>) => {
    const { appUrl, ownerUrl, superuserUrl } = world.server.database;
    const url = { application: appUrl, owner: ownerUrl, superuser: superuserUrl }[role];
    return withDatabase(url, async (client) => {
      // Row-level security hides the rows from everybody but the superuser, who needs no company to see them.
      if (role !== 'superuser') {
        await client.query(`SELECT set_config('app.company_id', $1, false)`, [String(books.company.id)]);
      }
      return work(client);
    });
  };
  const run = (statement: string, ...values: unknown[]) =>
    inCompany((client) => client.query(statement, values));

  it.each([
    ['the total of a confirmed purchase', 'UPDATE purchases SET total = total + 1 WHERE id = $1 AND $2 > 0'],
    ['its supplier', `UPDATE purchases SET supplier_name = 'x' WHERE id = $1 AND $2 > 0`],
    ['its number', `UPDATE purchases SET number = 'x' WHERE id = $1 AND $2 > 0`],
    ['its id', 'UPDATE purchases SET id = id + 1000000 WHERE id = $1 AND $2 > 0'],
    ['the moment it was confirmed', 'UPDATE purchases SET confirmed_at = now() WHERE id = $1 AND $2 > 0'],
    [
      'its total under cover of making it a draft',
      `UPDATE purchases SET state = 'draft', confirmed_at = NULL, total = 1 WHERE id = $1 AND $2 > 0`,
    ],
    [
      'its kind under cover of cancelling it',
      `UPDATE purchases SET state = 'cancelled', kind = 'import' WHERE id = $1 AND $2 > 0`,
    ],
    ['its state to cancelled', `UPDATE purchases SET state = 'cancelled' WHERE id = $1 AND $2 > 0`],
    ['a line of it', 'UPDATE purchase_lines SET quantity = 2 WHERE purchase_id = $1 AND $2 > 0'],
    ['what moved its stock', 'UPDATE purchase_lines SET stocked = true WHERE purchase_id = $1 AND $2 > 0'],
    ['a tax of it', 'UPDATE purchase_taxes SET tax = 0 WHERE purchase_id = $1 AND $2 > 0'],
    ...['lines', 'taxes'].flatMap((rows): [string, string][] => [
      [
        `its ${rows} by moving one away`,
        `UPDATE purchase_${rows} SET purchase_id = $2, position = 9 WHERE purchase_id = $1`,
      ],
      [
        `its ${rows} by moving one to it`,
        `UPDATE purchase_${rows} SET purchase_id = $1, position = 9 WHERE purchase_id = $2`,
      ],
      [`its ${rows} by removing one`, `DELETE FROM purchase_${rows} WHERE purchase_id = $1 AND $2 > 0`],
    ]),
    [
      'its lines by another',
      `INSERT INTO purchase_lines (company_id, purchase_id, position, description, quantity, unit_price, net)
       SELECT company_id, purchase_id, 9, description, quantity, unit_price, net FROM purchase_lines
       WHERE purchase_id = $1 AND $2 > 0`,
    ],
    [
      'its taxes by another',
      `INSERT INTO purchase_taxes (company_id, purchase_id, position, rate, base, tax)
       SELECT company_id, purchase_id, 9, rate, base, tax FROM purchase_taxes WHERE purchase_id = $1 AND $2 > 0`,
    ],
    ['all of it by removing it', 'DELETE FROM purchases WHERE id = $1 AND $2 > 0'],
  ])('nobody changes %s', async (_what, statement) => {
    const before = await purchases.read(confirmed);
    await expect(run(statement, confirmed, draft)).rejects.toMatchObject({ code: REFUSED });
    expect(await purchases.read(confirmed)).toEqual(before);
  });

  it.each(['purchases', 'purchase_lines', 'purchase_taxes'])('nobody empties %s', async (table) => {
    // The application's role may not truncate at all.
    const code = role === 'application' ? '42501' : REFUSED;
    await expect(run(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code });
    expect((await purchases.read(confirmed)).lines).toHaveLength(1);
  });

  it('a confirmed note does not become a draft, and what is cancelled does not come back', async () => {
    const { id } = await purchases.create({ kind: 'credit_note' });
    const back = `UPDATE purchases SET state = 'draft', confirmed_at = NULL WHERE id = $1`;
    await expect(run(back, id)).rejects.toMatchObject({ code: REFUSED });
    await run(`UPDATE purchases SET state = 'cancelled', updated_at = now() WHERE id = $1`, id);
    await expect(run(back, id)).rejects.toMatchObject({ code: REFUSED });
    const again = `UPDATE purchases SET state = 'confirmed' WHERE id = $1`;
    await expect(run(again, id)).rejects.toMatchObject({ code: REFUSED });
    await expect(run('UPDATE purchase_lines SET net = 7 WHERE purchase_id = $1', id)).rejects.toMatchObject({
      code: REFUSED,
    });
  });

  it('a confirmed invoice becomes a draft, whose lines move freely', async () => {
    await run(`UPDATE purchases SET state = 'draft', confirmed_at = NULL WHERE id = $1`, confirmed);
    await run('UPDATE purchase_lines SET net = 7 WHERE purchase_id = $1', confirmed);
    await run('DELETE FROM purchases WHERE id = $1', confirmed);
    expect((await books.caller.get(`/api/v1/purchases/${confirmed}`)).status).toBe(404);
  });

  it.each([
    ['has a state that is none', `state = 'paid'`],
    ['is a draft that was confirmed', 'confirmed_at = now()'],
    ['is confirmed at no time', `state = 'confirmed'`],
    ['is of a kind that is none', `kind = 'order'`],
    ['corrects another without being a note', 'corrects_id = id'],
  ])('no purchase %s', async (_what, change) => {
    await expect(run(`UPDATE purchases SET ${change} WHERE id = $1`, draft)).rejects.toMatchObject({
      code: '23514',
    });
  });
});
