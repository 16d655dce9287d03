import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line, withDatabase } from './support/books.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world.close());

const REFUSED = 'LV409';
const COPY_OF_A_LINE = `
  SELECT company_id, invoice_id, position + 100, description, quantity, unit_price, net FROM invoice_lines`;

/** Whoever can sign in, and statements of theirs on the issued invoice $1 and the draft $2. */
describe.each(['application', 'owner', 'superuser'] as const)('as the %s role', (role) => {
  let books: Books;
  let issued: number;
  let draft: number;
  beforeEach(async () => {
    books = await Books.open(world);
    const lines = [line('1', '100', { tax: 'IVA21' })];
    issued = (await books.invoice({ lines })).id;
    draft = (await books.draft({ lines })).id;
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

  it.each([
    ['the total of an issued invoice', 'UPDATE invoices SET total = total + 1 WHERE id = $1 AND $2 > 0'],
    ['its client', `UPDATE invoices SET client_name = 'x' WHERE id = $1 AND $2 > 0`],
    ['its number', 'UPDATE invoices SET number = number + 1 WHERE id = $1 AND $2 > 0'],
    [
      'its state',
      `UPDATE invoices SET state = 'draft', number = NULL, invoice_number = NULL WHERE id = $1 AND $2 > 0`,
    ],
    ['its id', 'UPDATE invoices SET id = id + 1000000 WHERE id = $1 AND $2 > 0'],
    [
      'the transaction that issued it',
      'UPDATE invoices SET issued_in = pg_current_xact_id()::text WHERE id = $1 AND $2 > 0',
    ],
    [
      'its amount under cover of a payment',
      'UPDATE invoices SET paid_total = 1, total = 1 WHERE id = $1 AND $2 > 0',
    ],
    ['a line of it', 'UPDATE invoice_lines SET quantity = 2 WHERE invoice_id = $1 AND $2 > 0'],
    ['a tax of it', 'UPDATE invoice_taxes SET tax = 0 WHERE invoice_id = $1 AND $2 > 0'],
    [
      'a line by moving it away',
      'UPDATE invoice_lines SET invoice_id = $2, position = 9 WHERE invoice_id = $1',
    ],
    [
      'its lines by moving one to it',
      'UPDATE invoice_lines SET invoice_id = $1, position = 9 WHERE invoice_id = $2',
    ],
    [
      'its taxes by moving one to it',
      'UPDATE invoice_taxes SET invoice_id = $1, position = 9 WHERE invoice_id = $2',
    ],
    [
      'its taxes by moving one away',
      'UPDATE invoice_taxes SET invoice_id = $2, position = 9 WHERE invoice_id = $1',
    ],
    [
      'its lines by another',
      `INSERT INTO invoice_lines (company_id, invoice_id, position, description, quantity, unit_price, net)
       ${COPY_OF_A_LINE} WHERE invoice_id = $1 AND $2 > 0`,
    ],
    [
      'its taxes by another',
      `INSERT INTO invoice_taxes (company_id, invoice_id, position, base, tax)
       SELECT company_id, invoice_id, 9, base, tax FROM invoice_taxes WHERE invoice_id = $1 AND $2 > 0`,
    ],
    ['its lines by removing one', 'DELETE FROM invoice_lines WHERE invoice_id = $1 AND $2 > 0'],
    ['its taxes by removing one', 'DELETE FROM invoice_taxes WHERE invoice_id = $1 AND $2 > 0'],
    ['all of it by removing it', 'DELETE FROM invoices WHERE id = $1 AND $2 > 0'],
  ])('nobody changes %s', async (_what, statement) => {
    const before = await books.read(`invoices/${issued}`);
    const refusal = inCompany((client) => client.query(statement, [issued, draft]));
    await expect(refusal).rejects.toMatchObject({ code: REFUSED });
    expect(await books.read(`invoices/${issued}`)).toEqual(before);
  });

  it.each(['invoices', 'invoice_lines', 'invoice_taxes'])('nobody empties %s', async (table) => {
    const refusal = inCompany((client) => client.query(`TRUNCATE ${table} CASCADE`));
    // The application's role may not truncate at all.
    await expect(refusal).rejects.toMatchObject({ code: role === 'application' ? '42501' : REFUSED });
    expect((await books.read(`invoices/${issued}`)).lines).toHaveLength(1);
  });

  it('a cancelled invoice does not come back', async () => {
    await books.post(`invoices/${draft}/cancel`);
    const back = inCompany((client) =>
      client.query(`UPDATE invoices SET state = 'draft' WHERE id = $1`, [draft]),
    );
    await expect(back).rejects.toMatchObject({ code: REFUSED });
  });

  it('what was paid and credited on it moves', async () => {
    await inCompany((client) =>
      client.query(
        'UPDATE invoices SET paid_total = 1, credited_total = 2, updated_at = now() WHERE id = $1',
        [issued],
      ),
    );
    expect(await books.read(`invoices/${issued}`)).toMatchObject({ paid_total: '1', credited_total: '2' });
  });

  it('the lines of a draft move freely', async () => {
    await inCompany((client) =>
      client.query('UPDATE invoice_lines SET net = 7 WHERE invoice_id = $1', [draft]),
    );
    await inCompany((client) => client.query('DELETE FROM invoices WHERE id = $1', [draft]));
    expect((await books.caller.get(`/api/v1/invoices/${draft}`)).status).toBe(404);
  });
});
