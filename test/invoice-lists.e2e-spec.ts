import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyScope } from '../src/database/company-scope.js';
import { listStatement } from '../src/database/list-statement.js';
import { INVOICE_LIST } from '../src/invoices/invoice-records.js';
import { INVOICE_STATUSES } from '../src/invoices/invoice-status.js';
import { InvoiceListQuery } from '../src/invoices/invoice.dto.js';
import { Books, line } from './support/books.js';
import { Answer } from './support/http.js';
import { addInvoices } from './support/many-invoices.js';
import { Superuser } from './support/superuser.js';
import { until } from './support/until.js';
import { World } from './support/world.js';

let world: World;
let superuser: Superuser;
beforeAll(async () => {
  world = await World.start();
  superuser = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await superuser.close();
  await world.close();
});

interface Row {
  id: number;
  status: string;
  invoice_number: string | null;
}

/** One invoice of each status, and some on which several amounts have moved. */
async function everyStatus(): Promise<Books> {
  const books = await Books.open(world);
  const partly = (await books.invoice({ issued_on: '2026-01-01', due_on: '2026-01-02' })).id;
  const paid = (await books.invoice()).id;
  const creditedPaid = (await books.invoice()).id;
  const overpaid = (await books.invoice()).id;
  const credited = (await books.invoice()).id;
  await books.invoice();
  await books.invoice({ lines: [line('1', '0')] });
  await books.draft();
  await books.post(`invoices/${(await books.draft()).id}/cancel`);
  await books.post(`invoices/${paid}/pay`);
  await books.post(`invoices/${partly}/pay`, { amount: '1' });
  await books.post(`invoices/${creditedPaid}/pay`, { amount: '40' });
  await books.post(`invoices/${overpaid}/pay`);
  for (const id of [creditedPaid, overpaid, credited]) await books.create(`invoices/${id}/credit-notes`, {});
  const note = await books.create(`invoices/${partly}/credit-notes`, {
    lines: [{ position: 1, quantity: '0.1' }],
  });
  await books.post(`invoices/${note.id}/cancel`);
  return books;
}

describe('the list of invoices by status', () => {
  it('has every document once: under the status that it shows', async () => {
    const books = await everyStatus();
    const all = (await books.read('invoices?per_page=100')) as Row[];
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(INVOICE_STATUSES));
    for (const status of INVOICE_STATUSES) {
      const { body } = await books.caller.get(`/api/v1/invoices?per_page=100&status=${status}`);
      const expected = all.filter((row) => row.status === status);
      expect([status, body.data, body.meta.total]).toEqual([status, expected, expected.length]);
    }
    expect(await books.read('invoices?status=pending')).toEqual(await books.read('invoices?status=unpaid'));
  });
});

describe('the count of all invoices', () => {
  /** What the list says that it has, and what it has. */
  async function counts({ caller }: Books): Promise<[said: number, walked: number]> {
    const { body } = await caller.get('/api/v1/invoices?per_page=1');
    let walked = 0;
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: Answer = await caller.get(`/api/v1/invoices?per_page=3${cursor && `&cursor=${cursor}`}`);
      walked += page.body.data.length as number;
      cursor = page.body.meta.next_cursor as string | undefined;
    }
    return [body.meta.total, walked];
  }

  it('is what a walk finds, whatever became of the documents', async () => {
    const books = await everyStatus();
    const [issued, deleted, open] = [await books.draft(), await books.draft(), await books.draft()];
    await books.post(`invoices/${issued.id}/issue`);
    await books.delete(`invoices/${deleted.id}`);
    await books.patch(`invoices/${open.id}`, { notes: 'Still open' });
    await books.create(`invoices/${issued.id}/debit-notes`, { lines: [line('1', '5')] });
    const other = await books.create('series', { code: 'O', name: 'Others' });
    await books.invoice({ series_id: other.id });
    const [said, walked] = await counts(books);
    expect([said, walked]).toEqual([17, 17]);
  });

  it('knows nothing of an invoice that was refused, nor of another company', async () => {
    const books = await Books.open(world);
    expect(await counts(books)).toEqual([0, 0]);
    await books.invoice();
    await books.post('invoices', books.request({ issued_on: '2000-01-01' }));
    await books.post('invoices', books.request({ client_id: 0 }));
    expect(await counts(books)).toEqual([1, 1]);
  });

  it('holds while several are issued and deleted at once', async () => {
    const books = await Books.open(world);
    const drafts = await Promise.all(Array.from({ length: 12 }, () => books.draft()));
    await Promise.all([
      ...drafts.slice(0, 4).map(({ id }) => books.post(`invoices/${id}/issue`)),
      ...drafts.slice(4, 8).map(({ id }) => books.delete(`invoices/${id}`)),
      ...Array.from({ length: 6 }, () => books.invoice()),
    ]);
    expect(await counts(books)).toEqual([14, 14]);
  });
});

describe('the search among invoices', () => {
  it('finds the same documents in the same order by page and by cursor, whatever they are sorted by', async () => {
    const books = await Books.open(world);
    await addInvoices(superuser, books, 150);
    for (const sort of Object.keys(INVOICE_LIST.sorts).flatMap((name) => [name, `-${name}`])) {
      const all = [1, 2].map((page) => books.read(`invoices?per_page=100&page=${page}&sort=${sort}`));
      const expected = ((await Promise.all(all)).flat() as Row[]).filter((row) =>
        row.invoice_number?.includes('N-1'),
      );
      const walked: Row[] = [];
      let cursor: string | undefined = '';
      while (cursor !== undefined) {
        const path: string = `/api/v1/invoices?search=n-1&per_page=7&sort=${sort}${cursor && `&cursor=${cursor}`}`;
        const { body } = await books.caller.get(path);
        walked.push(...(body.data as Row[]));
        cursor = body.meta.next_cursor as string | undefined;
      }
      expect(walked).toEqual(expected);
      const { body } = await books.caller.get(`/api/v1/invoices?search=n-1&per_page=7&page=3&sort=${sort}`);
      expect([body.data, body.meta.total]).toEqual([expected.slice(14, 21), expected.length]);
    }
  });

  it('knows the longest names there are', async () => {
    const books = await Books.open(world);
    const name = Array.from({ length: 200 }, (_, n) => String.fromCodePoint(0x3400 + 31 * n)).join('');
    const client = await books.client({ name });
    const { id } = await books.invoice({ client_id: client.id });
    const found = (await books.read(`invoices?search=${encodeURIComponent(name.slice(-50))}`)) as Row[];
    expect(found.map((row) => row.id)).toEqual([id]);
  });
});

describe('of a company with many invoices', () => {
  let books: Books;
  beforeAll(async () => {
    books = await Books.open(world);
    await addInvoices(superuser, books, 5_000);
    await addInvoices(superuser, await Books.open(world), 20_000);
    await until(vacuumed, (isWhole) => isWhole);
  });

  /** An index answers alone for what every transaction sees: one that is open elsewhere keeps some pages from that. */
  async function vacuumed(): Promise<boolean> {
    await superuser.rows('VACUUM ANALYZE invoices');
    const [table] = await superuser.rows<{ is_whole: boolean }>(
      `SELECT relallvisible > 0.9 * relpages AS is_whole FROM pg_class WHERE oid = 'invoices'::regclass`,
    );
    return table!.is_whole;
  }

  /** How PostgreSQL reads what a list asks for, with the rights that the server has. */
  async function planOf(values: Partial<InvoiceListQuery>): Promise<string> {
    const query = Object.assign(new InvoiceListQuery(), values);
    const spec = { ...INVOICE_LIST, table: 'invoices', columns: 't.*' };
    return world.service(CompanyScope).asOperator(books.company.id, async (manager) => {
      const statement = listStatement(spec, books.company.id, query);
      const lines = await manager.query<Record<string, string>[]>(
        `EXPLAIN ${statement.text}`,
        statement.values,
      );
      return lines.map((row) => row['QUERY PLAN']).join('\n');
    });
  }

  it.each<[Partial<InvoiceListQuery>, string]>([
    [{ status: 'paid' }, 'Index Only Scan using invoices_paid_idx'],
    [{ status: 'credited' }, 'invoices_credited_idx'],
    [{ status: 'overdue' }, 'Index Only Scan using invoices_owed_idx'],
    [{ status: 'unpaid' }, 'Index Only Scan using invoices_owed_idx'],
    [{ status: 'pending' }, 'Index Only Scan using invoices_owed_idx'],
    [{ status: 'draft' }, 'Index Only Scan using invoices_unissued_idx'],
    [{ status: 'cancelled' }, 'Index Only Scan using invoices_unissued_idx'],
    [{ sort: '-due_on' }, 'Backward using invoices_due_on_idx'],
    [{ sort: '-total' }, 'Backward using invoices_total_idx'],
    [{ sort: '-created_at' }, 'Backward using invoices_created_at_idx'],
    [{ page: 150 }, 'Index Only Scan Backward using invoices_pkey'],
    [{}, 'Index Only Scan using invoices_unnumbered_idx'],
    [{ search: 'nobody' }, 'Index Only Scan using invoices_search_idx'],
    [{ search: 'nobody', sort: 'total' }, 'Index Only Scan using invoices_search_idx'],
    [{ search: 'nobody', kind: 'invoice' }, 'Index Only Scan using invoices_search_idx'],
  ])('the page of %j is read from the index that is there for it', async (query, scan) => {
    const plan = await planOf(query);
    expect(plan).toContain(scan);
    expect(plan).not.toContain('Seq Scan on invoices');
  });
});
