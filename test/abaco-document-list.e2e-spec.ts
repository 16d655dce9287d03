import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abacoRefusal } from './support/abaco-route.js';
import { Documents } from './support/documents.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
/** By what is special about them. */
let made: Record<string, { id: number; number: string }>;
beforeAll(async () => {
  world = await World.shared();
  documents = await Documents.open(world);
  const others = await Documents.open(world);
  const { id: timber } = (await documents.caller.post('/business-partners', { name: 'Maderas Ñandú' })).body;
  const sale = await documents.create('01', { date: '2026-01-31' });
  const purchase = await documents.create('103', { date: '2026-02-28', number: 'ab-77_%' });
  await others.create('01');
  const draft = await documents.draft('01', { date: '2026-03-31', businessPartnerId: timber });
  const imported = await documents.create('104', { date: '2026-04-30', businessPartnerId: timber });
  await others.create('103');
  const note = await documents.create('06', {
    relatedDocumentId: sale.id,
    lines: undefined,
    date: '2026-05-31',
  });
  const waiting = await documents.create('106', { automaticCapture: true, date: '2026-06-30' });
  const cancelled = await documents.draft('105', { date: '2026-07-31' });
  await documents.take(cancelled.id, 'cancel');
  made = { sale, purchase, draft, imported, note, waiting, cancelled };
});
afterAll(() => world.close());

const idsOf = ({ documents: list }: { documents: { id: number }[] }) => list.map(({ id }) => id);
const NEWEST_FIRST = ['cancelled', 'waiting', 'note', 'imported', 'draft', 'purchase', 'sale'];

describe('the list of documents', () => {
  it('has those of both sides, the newest first, and none of another company', async () => {
    const { documents: list, ...counts } = await documents.list();
    expect(counts).toEqual({ total: 7, page: 1, limit: 20 });
    expect(idsOf({ documents: list })).toEqual(NEWEST_FIRST.map((name) => made[name]!.id));
  });

  it('shows of each what the document itself shows', async () => {
    const { documents: list } = await documents.list();
    expect(Object.keys(list[0])).toEqual([
      'id',
      'number',
      'type',
      'businessPartnerId',
      'businessPartnerName',
      'date',
      'dueDate',
      'currency',
      'subtotal',
      'tax',
      'total',
      'status',
      'createdAt',
    ]);
    for (const row of list) expect(await documents.read(row.id)).toMatchObject(row);
    expect(list.map(({ total }: { total: number }) => total)).toEqual(Array<number>(7).fill(100));
  });

  it('comes page by page, each document once', async () => {
    const pages = [];
    for (const page of [1, 2, 3, 4]) {
      const { documents: list, ...counts } = await documents.list(`?limit=3&page=${page}`);
      expect(counts).toEqual({ total: 7, page, limit: 3 });
      pages.push(list.length);
      expect(idsOf({ documents: list })).toEqual(
        NEWEST_FIRST.slice(page * 3 - 3, page * 3).map((name) => made[name]!.id),
      );
    }
    expect(pages).toEqual([3, 3, 1, 0]);
  });

  it.each([
    ['type=01', ['draft', 'sale']],
    ['type=06', ['note']],
    ['type=07', []],
    ['type=103', ['purchase']],
    ['type=105', ['cancelled']],
    ['status=confirmed', ['note', 'imported', 'purchase', 'sale']],
    ['status=draft', ['waiting', 'draft']],
    ['status=cancelled', ['cancelled']],
    ['startDate=2026-04-30', ['cancelled', 'waiting', 'note', 'imported']],
    ['endDate=2026-02-28', ['purchase', 'sale']],
    ['startDate=2026-02-28&endDate=2026-03-31', ['draft', 'purchase']],
    ['startDate=2026-03-31&endDate=2026-02-28', []],
    ['search=ab-77_', ['purchase']],
    ['search=AB-77_%25', ['purchase']],
    ['search=b_77', []],
    ['search=000-001-0', ['note', 'sale']],
    [`search=${encodeURIComponent('ÑANDÚ')}`, ['imported', 'draft']],
    ['type=01&status=draft&search=maderas&startDate=2026-03-01', ['draft']],
    ['type=104&status=draft', []],
  ])('is filtered by %s', async (query, names) => {
    const list = await documents.list(`?${query}`);
    expect([list.total, idsOf(list)]).toEqual([names.length, names.map((name) => made[name]!.id)]);
  });

  it('is filtered by the business partner, and knows nobody of another company', async () => {
    const { businessPartnerId } = await documents.read(made.draft!.id);
    const theirs = await documents.list(`?businessPartnerId=${businessPartnerId}`);
    expect(idsOf(theirs)).toEqual([made.imported!.id, made.draft!.id]);
    const others = await Documents.open(world);
    await others.create('01');
    expect((await documents.list(`?businessPartnerId=${others.partnerId}`)).total).toBe(0);
  });

  it.each([
    ['type=02', 'type isIn'],
    ['type=01,06', 'type isIn'],
    ['type=01&type=06', 'type isIn'],
    ['status=issued', 'status isIn'],
    ['startDate=31/01/2026', 'startDate isCalendarDate'],
    ['endDate=2026-02-30', 'endDate isCalendarDate'],
    ['businessPartnerId=Ana', 'businessPartnerId isInt'],
    ['businessPartnerId=0', 'businessPartnerId min'],
    [`search=${'x'.repeat(101)}`, 'search maxLength'],
    ['limit=101', 'limit max'],
    ['page=0', 'page min'],
  ])('refuses %s', async (query, error) => {
    const [status, code, ...errors] = abacoRefusal(await documents.caller.get(`/documents?${query}`));
    expect([status, code, errors]).toEqual([400, 'VALIDATION_ERROR', expect.arrayContaining([error])]);
  });
});

describe('ids that name no document', () => {
  it.each(['999999999', '0', '-1', '1.0', '01', 'x', '9007199254740993', '%00'])(
    'are 404: %s',
    async (id) => {
      const { caller } = await documents.company.person('proprietor');
      for (const [method, path] of [
        ['GET', `/documents/${id}`],
        ['PUT', `/documents/${id}`],
        ['PATCH', `/documents/${id}`],
        ['DELETE', `/documents/${id}`],
        ...['confirm', 'unconfirm', 'cancel', 'print'].map(
          (step) => ['POST', `/documents/${id}/${step}`] as const,
        ),
      ] as const) {
        const { status, body } = await caller.call(method, path);
        expect([path, status, body]).toEqual([path, 404, { code: 'NOT_FOUND', message: 'No encontrado' }]);
      }
    },
  );

  it('are those of another company, whatever is asked of them', async () => {
    const { caller } = await (await Documents.open(world)).company.person('proprietor');
    for (const { id } of [made.draft!, made.waiting!]) {
      for (const method of ['GET', 'PATCH', 'DELETE'])
        expect(abacoRefusal(await caller.call(method, `/documents/${id}`))).toEqual([404, 'NOT_FOUND']);
      for (const step of ['confirm', 'cancel', 'print'])
        expect(abacoRefusal(await caller.post(`/documents/${id}/${step}`))).toEqual([404, 'NOT_FOUND']);
      expect((await documents.read(id)).status).toBe('draft');
    }
  });
});
