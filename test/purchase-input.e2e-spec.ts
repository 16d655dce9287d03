import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line, refusalOf } from './support/books.js';
import { Purchasing } from './support/purchasing.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
let purchases: Purchasing;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  books = await Books.open(world);
  purchases = new Purchasing(books);
});
afterAll(() => world.close());

describe("the supplier's number", () => {
  it('is one per supplier and kind, until its document is cancelled', async () => {
    const taken = [409, 'conflict', 'number', 'taken'];
    const first = await purchases.draft({ number: 'F-1' });
    expect(refusalOf(await books.post('purchases', purchases.request({ number: 'F-1' })))).toEqual(taken);
    await purchases.create({ number: 'F-1', kind: 'import' });
    await purchases.create({ number: 'F-1', client_id: (await books.client()).id });
    const second = await purchases.draft({ number: 'F-2' });
    expect(refusalOf(await books.patch(`purchases/${second.id}`, { number: 'F-1' }))).toEqual(taken);
    expect((await purchases.read(second.id)).number).toBe('F-2');
    await purchases.step(first.id, 'cancel');
    expect((await purchases.create({ number: 'F-1' })).number).toBe('F-1');
  });

  it('says nothing about the numbers of another company', async () => {
    const others = new Purchasing(await Books.open(world));
    await others.create({ number: 'F-1' });
    expect((await purchases.create({ number: 'F-1' })).number).toBe('F-1');
  });
});

describe('what cannot be a purchase', () => {
  it.each([
    [{ client_id: undefined }, 400, 'client_id', 'required'],
    [{ number: undefined }, 400, 'number', 'required'],
    [{ number: ' ' }, 422, 'number', 'matches'],
    [{ number: 7 }, 422, 'number', 'isString'],
    [{ lines: undefined }, 400, 'lines', 'required'],
    [{ lines: [] }, 422, 'lines', 'arrayMinSize'],
    [{ lines: [line('0', '1')] }, 422, 'lines[0].quantity', 'zero'],
    [{ lines: [line('1', '1'), line('-2', '1')] }, 422, 'lines', 'negative_total'],
    [{ lines: [line('1', '-1')] }, 422, 'lines[0].unit_price', 'isDecimalValue'],
    [{ lines: [line('1', '1', { tax: 'NONE' })] }, 422, 'lines[0].tax', 'unknown'],
    [{ lines: [line('1', '1', { tax: 'IRPF15' })] }, 422, 'lines[0].tax', 'unknown'],
    [{ lines: [line('1', '1', { product_id: 1e9 })] }, 422, 'lines[0].product_id', 'unknown'],
    [{ kind: 'order' }, 422, 'kind', 'isIn'],
    [{ client_id: 1e9 }, 422, 'client_id', 'unknown'],
    [{ issued_on: '2026-02-30' }, 422, 'issued_on', 'isCalendarDate'],
    [{ issued_on: '2026-02-02', due_on: '2026-02-01' }, 422, 'due_on', 'before_issued_on'],
    [{ corrects_id: 0 }, 422, 'corrects_id', 'min'],
    [{ draft: 'yes' }, 422, 'draft', 'isBoolean'],
  ])('%j is refused, naming the field', async (values, status, field, code) => {
    const answer = await books.post('purchases', purchases.request(values));
    expect(refusalOf(answer)).toEqual([status, expect.any(String), field, code]);
    expect(await books.read('purchases')).toEqual([]);
  });

  it('is what names a client, a product or a purchase of another company', async () => {
    const others = new Purchasing(await Books.open(world));
    const theirs = {
      client_id: others.books.clientId,
      lines: [{ product_id: await others.product(), quantity: '1', unit_price: '1' }],
      corrects_id: (await others.create()).id,
    };
    for (const [name, value] of Object.entries(theirs)) {
      const answer = await books.post('purchases', purchases.request({ kind: 'credit_note', [name]: value }));
      const field = name === 'lines' ? 'lines[0].product_id' : name;
      expect(refusalOf(answer)).toEqual([422, 'validation_failed', field, 'unknown']);
    }
    expect(await books.read('purchases')).toEqual([]);
  });
});

describe('a list of purchases', () => {
  it('is filtered by supplier, kind, state, day and words, and pages', async () => {
    const { id: client_id } = await books.client({ name: 'Timber Yard' });
    const a = await purchases.create({ issued_on: '2026-01-10', number: 'AB-77' });
    const b = await purchases.draft({ issued_on: '2026-02-10', kind: 'import' });
    const c = await purchases.create({ issued_on: '2026-03-10', kind: 'debit_note', client_id });
    await purchases.step(c.id, 'cancel');
    await new Purchasing(await Books.open(world)).create();
    const ids = async (query: string) =>
      ((await books.read(`purchases?${query}`)) as { id: number }[]).map(({ id }) => id);

    expect(await ids('')).toEqual([c.id, b.id, a.id]);
    expect(await ids(`client_id=${client_id}`)).toEqual([c.id]);
    expect(await ids('kind=import')).toEqual([b.id]);
    expect(await ids('state=confirmed')).toEqual([a.id]);
    expect(await ids('state=draft')).toEqual([b.id]);
    expect(await ids('state=cancelled')).toEqual([c.id]);
    expect(await ids('issued_from=2026-02-10')).toEqual([c.id, b.id]);
    expect(await ids('issued_to=2026-02-10&sort=issued_on')).toEqual([a.id, b.id]);
    expect(await ids('search=ab-7')).toEqual([a.id]);
    expect(await ids('search=TIMBER')).toEqual([c.id]);
    expect(await ids('page=2&per_page=2')).toEqual([a.id]);
    expect(await books.read('purchases?kind=import')).toEqual([
      expect.not.objectContaining({ lines: expect.anything() }),
    ]);
    expect(refusalOf(await books.caller.get('/api/v1/purchases?state=issued'))).toEqual([
      422,
      'validation_failed',
      'state',
      'isIn',
    ]);
  });
});
