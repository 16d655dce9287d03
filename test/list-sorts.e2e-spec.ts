import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { Purchasing } from './support/purchasing.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => {
  world = await World.shared();
  books = await Books.open(world);
  await fill();
});
afterAll(() => world.close());

/** Records of every kind, with values that go up, go down and are equal. */
async function fill(): Promise<void> {
  const purchases = new Purchasing(books);
  const series = await books.create('series', { code: 'zz', name: 'Z' });
  for (const [index, word] of ['m', 'b', 'x', 'b', 'k'].entries()) {
    const code = `${word}${index}`;
    const client = await books.client({
      name: word,
      tax_id: word.toUpperCase(),
      active: index !== 0,
      customer: index !== 3,
    });
    await books.create('products', {
      code,
      name: word,
      price: [9, 10, 100, 9, '9.5'][index],
      active: index !== 1,
    });
    await books.create('taxes', {
      code,
      name: word,
      rate: [9, 10, 100, 9, '9.5'][index],
      active: index !== 1,
    });
    await books.create('series', { code, name: word, kind: 'credit_note', active: index !== 1 });
    await books.create('payment-methods', { code, name: word, active: index !== 1 });
    const day = (offset: number) => `2026-0${1 + ((index + offset) % 3)}-05`;
    const lines = [line('1', String([9, 10, 100, 9, '9.50'][index]))];
    await books.draft({ client_id: client.id, issued_on: day(0), due_on: `2026-1${index % 3}-01`, lines });
    const { id } = await books.invoice({
      client_id: client.id,
      series_id: series.id,
      issued_on: `2026-04-0${index + 1}`,
      lines,
    });
    await books.post(`invoices/${id}/pay`, { amount: '1', paid_on: day(1) });
    await books.post(`invoices/${id}/pay`, { amount: '2', paid_on: day(1) });
    if (index % 2) {
      const kind = index === 1 ? 'import' : 'invoice';
      await purchases.draft({ client_id: client.id, number: code, kind, issued_on: day(0), lines });
    }
    await purchases.create({
      client_id: client.id,
      issued_on: day(1),
      due_on: `2026-1${index % 3}-01`,
      lines,
    });
    if (index === 2)
      await books.create(`invoices/${id}/credit-notes`, { lines: [{ position: 1, quantity: '0.1' }] });
  }
}

type Row = Record<string, string | number>;

const SORTS = {
  clients: ['id', 'name', 'created_at'],
  products: ['id', 'code', 'name', 'price', 'created_at'],
  taxes: ['id', 'code', 'rate'],
  series: ['id', 'code'],
  'payment-methods': ['id', 'code'],
  invoices: ['id', 'issued_on', 'due_on', 'total', 'created_at'],
  payments: ['id', 'paid_on', 'created_at'],
  purchases: ['id', 'issued_on', 'due_on', 'total', 'created_at'],
};
const NUMBERS = new Set(['id', 'price', 'rate', 'total']);

function inOrder(rows: readonly Row[], column: string): Row[] {
  const valueOf = (row: Row) => (NUMBERS.has(column) ? Number(row[column]) : row[column]!);
  return rows.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    return x === y ? Number(a['id']) - Number(b['id']) : x < y ? -1 : 1;
  });
}

describe.each(Object.entries(SORTS))('%s', (resource, columns) => {
  it.each(columns.flatMap((column) => [column, `-${column}`]))(
    'sort by %s, in pages of two too',
    async (sort) => {
      const all = (await books.read(`${resource}?per_page=100`)) as Row[];
      expect(all.length).toBeGreaterThanOrEqual(5);
      const ascending = inOrder(all, sort.replace('-', ''));
      const expected = sort.startsWith('-') ? ascending.toReversed() : ascending;
      expect(await books.read(`${resource}?per_page=100&sort=${sort}`)).toEqual(expected);

      const walked: Row[] = [];
      let cursor: string | undefined = '';
      while (cursor !== undefined) {
        const path: string = `/api/v1/${resource}?per_page=2&sort=${sort}${cursor && `&cursor=${cursor}`}`;
        const { body } = await books.caller.get(path);
        walked.push(...(body.data as Row[]));
        cursor = body.meta.next_cursor as string | undefined;
      }
      expect(walked).toEqual(expected);
    },
  );
});

describe('the filter', () => {
  const matching = async (resource: string, query: string, holds: (row: Row) => boolean) => {
    const all = (await books.read(`${resource}?per_page=100&sort=id`)) as Row[];
    const expected = all.filter(holds);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
    const { body } = await books.caller.get(`/api/v1/${resource}?per_page=100&sort=id&${query}`);
    expect(body.data).toEqual(expected);
    expect(body.meta.total).toBe(expected.length);
  };

  it.each<[string, string, (row: Row) => boolean]>([
    ['clients', 'active=false', ({ active }) => !active],
    ['clients', 'active=true', ({ active }) => Boolean(active)],
    ['clients', 'customer=false', ({ customer }) => !customer],
    ['clients', 'customer=true', ({ customer }) => Boolean(customer)],
    ['clients', 'supplier=false', ({ supplier }) => !supplier],
    ['clients', 'supplier=true', ({ supplier }) => Boolean(supplier)],
    ['clients', 'tax_id=B', ({ tax_id }) => tax_id === 'B'],
    ['clients', 'search=B', ({ name }) => name === 'b'],
    ['products', 'active=false', ({ active }) => !active],
    ['products', 'search=K4', ({ code }) => code === 'k4'],
    ['taxes', 'kind=withholding', ({ kind }) => kind === 'withholding'],
    ['taxes', 'active=false', ({ active }) => !active],
    ['taxes', 'kind=tax&active=true', ({ kind, active }) => kind === 'tax' && Boolean(active)],
    ['series', 'kind=invoice', ({ kind }) => kind === 'invoice'],
    ['series', 'active=false', ({ active }) => !active],
    ['payment-methods', 'active=false', ({ active }) => !active],
    ['invoices', 'status=draft', ({ status }) => status === 'draft'],
    ['invoices', 'status=issued', ({ kind }) => kind === 'credit_note'],
    ['invoices', 'kind=credit_note', ({ kind }) => kind === 'credit_note'],
    ['invoices', 'issued_from=2026-04-03', ({ issued_on }) => issued_on! >= '2026-04-03'],
    ['invoices', 'issued_to=2026-02-05', ({ issued_on }) => issued_on! <= '2026-02-05'],
    [
      'invoices',
      'issued_from=2026-02-05&issued_to=2026-03-05',
      ({ issued_on }) => issued_on! >= '2026-02-05' && issued_on! <= '2026-03-05',
    ],
    ['invoices', 'search=ZZ2026-000003', ({ invoice_number }) => invoice_number === 'zz2026-000003'],
    ['invoices', 'search=B', ({ client_name }) => client_name === 'b'],
    ['purchases', 'kind=import', ({ kind }) => kind === 'import'],
    ['purchases', 'state=draft', ({ state }) => state === 'draft'],
    ['purchases', 'state=confirmed&kind=invoice', ({ state }) => state === 'confirmed'],
    ['purchases', 'issued_from=2026-02-05', ({ issued_on }) => issued_on! >= '2026-02-05'],
    ['purchases', 'issued_to=2026-02-05', ({ issued_on }) => issued_on! <= '2026-02-05'],
    ['purchases', 'search=B1', ({ number }) => number === 'b1'],
    ['purchases', 'search=X', ({ supplier_name }) => supplier_name === 'x'],
    ['payments', 'paid_from=2026-02-05', ({ paid_on }) => paid_on! >= '2026-02-05'],
    ['payments', 'paid_to=2026-02-05', ({ paid_on }) => paid_on! <= '2026-02-05'],
  ])('of %s: %s', matching);

  it('of invoices and payments by what they belong to', async () => {
    const [{ client_id, series_id, id }] = await books.read('invoices?status=overdue&sort=id');
    await matching('invoices', `client_id=${client_id}`, (row) => row['client_id'] === client_id);
    await matching('invoices', `series_id=${series_id}`, (row) => row['series_id'] === series_id);
    await matching('purchases', `client_id=${client_id}`, (row) => row['client_id'] === client_id);
    await matching('payments', `invoice_id=${id}`, (row) => row['invoice_id'] === id);
    const [{ corrects_id }] = await books.read('invoices?kind=credit_note');
    await matching('invoices', `corrects_id=${corrects_id}`, (row) => row['corrects_id'] === corrects_id);
  });
});
