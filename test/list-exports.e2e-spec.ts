import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_EXPORTED } from '../src/database/list-export.js';
import { Books, line, refusalOf } from './support/books.js';
import { addInvoices } from './support/many-invoices.js';
import { protectedRoute } from './support/protected-route.js';
import { Superuser } from './support/superuser.js';
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

type Row = Record<string, string | number | boolean | null>;

/** The names and the rows of an export, as a reader of RFC 4180 finds them. */
async function exported(books: Books, path: string): Promise<{ names: string[]; rows: string[][] }> {
  const answer = await books.caller.get(`/api/v1/${path}`);
  expect([answer.status, answer.headers.get('content-type')], answer.text.slice(0, 500)).toEqual([
    200,
    'text/csv; charset=utf-8',
  ]);
  const [names = [], ...rows] = parse(answer.text, { bom: true, record_delimiter: '\r\n' });
  return { names, rows };
}

/** Every row of the list, from page to page. */
async function listed(books: Books, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { body } = await books.caller.get(`/api/v1/${path}per_page=100${cursor && `&cursor=${cursor}`}`);
    rows.push(...(body.data as Row[]));
    cursor = body.meta.next_cursor as string | undefined;
  }
  return rows;
}

describe.each(['invoices', 'clients', 'products'])('the export of %s', (resource) => {
  const [path, grant] = [`/api/v1/${resource}/export`, `${resource}.read`];
  protectedRoute(() => world, { method: 'GET', path, grant });

  it('is a file under the name of what it has', async () => {
    const { caller } = await (await world.company()).person('viewer');
    const { status, headers } = await caller.get(path);
    expect([status, headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="${resource}.csv"`,
    ]);
  });

  it('refuses what the list refuses', async () => {
    const books = await Books.open(world);
    const answer = await books.caller.get(`${path}?sort=uuid`);
    expect(refusalOf(answer)).toEqual([422, 'validation_failed', 'sort', 'unknown_column']);
  });
});

describe('an export', () => {
  let books: Books;
  beforeAll(async () => {
    books = await Books.open(world);
    await addInvoices(superuser, books, 2_000);
    const { id } = await books.invoice();
    await books.create(`invoices/${id}/credit-notes`, {});
    for (const name of ['Benito', 'Ámbar', 'Carla']) {
      await books.client({
        name,
        tax_id: `T-${name}`,
        notes: `a "note",\r\nof ${name};`,
        active: name !== 'Carla',
      });
      await books.create('products', { code: name, name, price: '9.5' });
    }
  });

  it.each([
    'invoices/export?',
    'invoices/export?sort=due_on&',
    'invoices/export?status=paid&sort=-total&',
    'invoices/export?status=overdue&issued_from=2020-01-01&',
    'invoices/export?search=N-12&sort=issued_on&',
    'invoices/export?kind=credit_note&',
    'clients/export?sort=name&',
    'clients/export?active=false&',
    'products/export?search=B&sort=-price&',
    'products/export?search=nothing&',
  ])('%s has what the list has, in its order and under its names', async (path) => {
    const { names, rows } = await exported(books, path);
    const expected = await listed(books, path.replace('/export', ''));
    const cells = (row: Row) => Object.values(row).map((value) => String(value ?? ''));
    expect(rows).toEqual(expected.map(cells));
    if (expected[0]) expect(names).toEqual(Object.keys(expected[0]));
    expect(names).toEqual((await exported(books, path.replace(/\?.*/, ''))).names);
  });

  it('has no pages', async () => {
    const { rows } = await exported(books, 'invoices/export?page=3&per_page=1&cursor=x');
    expect(rows).toHaveLength(2_002);
  });

  it('disarms texts that a spreadsheet would run, and leaves numbers alone', async () => {
    const own = await Books.open(world);
    await own.client({ name: '=HYPERLINK("http://evil.example")', code: '-5', notes: '@SUM(A1)' });
    const client = (await own.client({ name: '+34600' })).id as number;
    const { id } = await own.invoice({ client_id: client, notes: '\t=1', lines: [line('1', '7')] });
    await own.create(`invoices/${id}/credit-notes`, {});
    const { names, rows } = await exported(own, 'clients/export?search=evil');
    const cell = (name: string) => rows[0]![names.indexOf(name)];
    expect([cell('name'), cell('code'), cell('notes')]).toEqual([
      `'=HYPERLINK("http://evil.example")`,
      `'-5`,
      `'@SUM(A1)`,
    ]);
    const invoices = await exported(own, 'invoices/export?sort=id');
    const column = (name: string) => invoices.rows.map((row) => row[invoices.names.indexOf(name)]);
    expect([column('client_name'), column('notes'), column('total')]).toEqual([
      [`'+34600`, `'+34600`],
      [`'\t=1`, ''],
      ['7.00', '-7.00'],
    ]);
  });

  it('has so many rows at the most, and refuses more rather than leave one out', async () => {
    const own = await Books.open(world);
    const add = (first: number, last: number) =>
      superuser.rows(
        `INSERT INTO products (company_id, code, name) SELECT $1, 'P' || n, 'Saw' FROM generate_series($2::int, $3::int) n`,
        [own.company.id, first, last],
      );
    await add(1, MAX_EXPORTED);
    const { text } = await own.caller.get('/api/v1/products/export?sort=id');
    expect([text.match(/\r\n/g)!.length, text.includes(`,P${MAX_EXPORTED},`)]).toEqual([
      MAX_EXPORTED + 1,
      true,
    ]);
    await add(MAX_EXPORTED + 1, MAX_EXPORTED + 1);
    const refusal = [422, 'validation_failed', 'export', 'too_many_rows'];
    expect(refusalOf(await own.caller.get('/api/v1/products/export'))).toEqual(refusal);
    expect((await exported(own, `products/export?search=P${MAX_EXPORTED}`)).rows).toHaveLength(1);
  });
});
