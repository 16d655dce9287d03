import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line, withDatabase } from './support/books.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world.close());

const REFUSED = 'LV409';
const CANCEL = `UPDATE invoices SET state = 'cancelled', updated_at = now() WHERE id = $1`;

/** Whoever can sign in, and statements of theirs on the note $1. */
describe.each(['application', 'owner', 'superuser'] as const)('as the %s role', (role) => {
  let books: Books;
  let invoice: number;
  beforeEach(async () => {
    books = await Books.open(world);
    invoice = (await books.invoice({ lines: [line('2', '50', { tax: 'IVA21' })] })).id;
  });

  const noteOf = {
    'credit note': async () => (await books.create(`invoices/${invoice}/credit-notes`, {})).id as number,
    'debit note': async () =>
      (await books.create(`invoices/${invoice}/debit-notes`, { lines: [line('1', '9', { tax: 'IVA21' })] }))
        .id as number,
  };

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
  const execute = (statement: string, id: number) => inCompany((client) => client.query(statement, [id]));

  const CHANGES: [string, string][] = [
    ['its total', 'UPDATE invoices SET total = total + 1 WHERE id = $1'],
    ['its number', 'UPDATE invoices SET number = number + 1 WHERE id = $1'],
    ['what it belongs to', 'UPDATE invoices SET corrects_id = NULL WHERE id = $1'],
    [
      'its kind',
      `UPDATE invoices SET kind = CASE kind WHEN 'credit_note' THEN 'debit_note' ELSE 'credit_note' END WHERE id = $1`,
    ],
    ['its state back to draft', `UPDATE invoices SET state = 'draft', number = NULL WHERE id = $1`],
    ['a line of it', 'UPDATE invoice_lines SET quantity = 2 WHERE invoice_id = $1'],
    ['whether a line moved the stock', 'UPDATE invoice_lines SET stocked = true WHERE invoice_id = $1'],
    ['its taxes', 'DELETE FROM invoice_taxes WHERE invoice_id = $1'],
    ['all of it by removing it', 'DELETE FROM invoices WHERE id = $1'],
  ];

  describe.each(['credit note', 'debit note'] as const)('a %s', (kind) => {
    it.each([
      ...CHANGES,
      [
        'its total under cover of cancelling',
        `UPDATE invoices SET state = 'cancelled', total = 0 WHERE id = $1`,
      ],
      [
        'its payments under cover of cancelling',
        `UPDATE invoices SET state = 'cancelled', paid_total = 1 WHERE id = $1`,
      ],
      [
        'its number by cancelling',
        `UPDATE invoices SET state = 'cancelled', number = NULL, invoice_number = NULL WHERE id = $1`,
      ],
    ])('that is issued lets nobody change %s', async (_what, statement) => {
      const id = await noteOf[kind]();
      const before = await books.read(`invoices/${id}`);
      await expect(execute(statement, id)).rejects.toMatchObject({ code: REFUSED });
      expect(await books.read(`invoices/${id}`)).toEqual(before);
    });

    it('is cancelled by nothing but its state', async () => {
      const id = await noteOf[kind]();
      const before = await books.read(`invoices/${id}`);
      await execute(CANCEL, id);
      const after = await books.read(`invoices/${id}`);
      const { updated_at } = after;
      expect(after).toEqual({ ...before, state: 'cancelled', status: 'cancelled', updated_at });
    });

    it.each([
      ...CHANGES,
      ['its state back', `UPDATE invoices SET state = 'issued' WHERE id = $1`],
      ['what was paid on it', 'UPDATE invoices SET paid_total = 1 WHERE id = $1'],
    ])('that is cancelled lets nobody change %s', async (_what, statement) => {
      const id = await noteOf[kind]();
      await books.post(`invoices/${id}/cancel`);
      const before = await books.read(`invoices/${id}`);
      await expect(execute(statement, id)).rejects.toMatchObject({ code: REFUSED });
      expect(await books.read(`invoices/${id}`)).toEqual(before);
    });
  });

  it('nobody cancels an issued invoice', async () => {
    await expect(execute(CANCEL, invoice)).rejects.toMatchObject({ code: REFUSED });
    expect((await books.read(`invoices/${invoice}`)).state).toBe('issued');
  });

  it('nobody cancels a debit note on which something was paid', async () => {
    const id = await noteOf['debit note']();
    await books.post(`invoices/${id}/pay`, { amount: '1' });
    await expect(execute(CANCEL, id)).rejects.toMatchObject({ code: REFUSED });
    expect((await books.read(`invoices/${id}`)).state).toBe('issued');
  });
});
