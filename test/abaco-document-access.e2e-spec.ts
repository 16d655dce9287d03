import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { abacoRefusal, abacoRoute } from './support/abaco-route.js';
import { Caller } from './support/http.js';
import { Documents, PURCHASES, SALES, work } from './support/documents.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const PATH = '/documents';
const FORBIDDEN = [403, 'FORBIDDEN'];

describe('the routes of documents', () => {
  const ONE = `${PATH}/:id`;
  const [saleBody, purchaseBody] = (['01', '103'] as const).map(
    (type) => async (company: CompanyInWorld) => (await Documents.of(company)).request(type),
  );
  const draft = (type: string) => async (company: CompanyInWorld) =>
    (await (await Documents.of(company)).draft(type)).id as number;
  const confirmed = (type: string) => async (company: CompanyInWorld) =>
    (await (await Documents.of(company)).confirmed(type)).id as number;
  const [sale, purchase] = [draft('01'), draft('103')];
  const body = { notes: 'Otro' };

  abacoRoute(() => world, { method: 'POST', path: PATH, grant: 'invoices.create', body: saleBody });
  abacoRoute(() => world, { method: 'POST', path: PATH, grant: 'purchases.create', body: purchaseBody });
  for (const [resource, record] of [
    ['invoices', sale],
    ['purchases', purchase],
  ] as const) {
    const [read, create, update] = ['read', 'create', 'update'].map((action) => `${resource}.${action}`) as [
      string,
      string,
      string,
    ];
    abacoRoute(() => world, { method: 'GET', path: ONE, grant: read, record });
    abacoRoute(() => world, { method: 'PATCH', path: ONE, grant: update, record, body });
    abacoRoute(() => world, { method: 'PUT', path: ONE, grant: update, record, body });
    abacoRoute(() => world, { method: 'POST', path: `${ONE}/confirm`, grant: create, record });
    abacoRoute(() => world, { method: 'POST', path: `${ONE}/confirm`, grant: update, record });
    abacoRoute(() => world, { method: 'POST', path: `${ONE}/cancel`, grant: update, record });
    abacoRoute(() => world, { method: 'POST', path: `${ONE}/print`, grant: read, record });
    abacoRoute(() => world, { method: 'DELETE', path: ONE, grant: `${resource}.delete`, record });
  }
  const unconfirm = `${ONE}/unconfirm`;
  abacoRoute(() => world, {
    method: 'POST',
    path: unconfirm,
    grant: 'purchases.update',
    record: confirmed('103'),
  });
});

describe('the list of documents', () => {
  it('is closed to strangers, and to a key that may read neither side', async () => {
    const company = await world.company();
    const { caller } = await company.key({
      permissions: ['clients.*', 'invoices.create', 'purchases.update'],
    });
    expect(abacoRefusal(await world.caller().get(PATH))).toEqual([401, 'TOKEN_MISSING']);
    expect(abacoRefusal(await caller.get(PATH))).toEqual(FORBIDDEN);
  });
});

describe('a key', () => {
  let documents: Documents;
  let ids: Record<string, number>;
  beforeEach(async () => {
    documents = await Documents.open(world);
    ids = {};
    for (const type of [...SALES, ...PURCHASES]) ids[type] = (await documents.confirmed(type)).id;
  });

  const keyFor = async (...permissions: string[]): Promise<Caller> =>
    (await documents.company.key({ permissions })).caller;
  const typesIn = async (caller: Caller, query = '') => {
    const { body } = await caller.get(`${PATH}${query}`);
    const types = (body.documents as { type: string }[]).map(({ type }) => type);
    return [body.total === types.length, ...new Set(types)];
  };

  it.each([
    ['invoices.*', SALES, PURCHASES],
    ['purchases.*', PURCHASES, SALES],
  ])('with %s meets only documents of the types %j', async (grant, own, foreign) => {
    const caller = await keyFor(grant);
    expect((await typesIn(caller)).toSorted()).toEqual([...own, true].toSorted());
    for (const type of own) {
      expect(await typesIn(caller, `?type=${type}`)).toEqual([true, type]);
      expect((await caller.get(`${PATH}/${ids[type]}`)).body.type).toBe(type);
      expect((await caller.post(`${PATH}/${ids[type]}/print`)).status).toBe(200);
    }
    for (const type of foreign) {
      const one = `${PATH}/${ids[type]}`;
      for (const [method, path, body] of [
        ['GET', `${PATH}?type=${type}`],
        ['GET', one],
        ['POST', PATH, documents.request(type, { relatedDocumentId: ids['01'] })],
        ['PATCH', one, { notes: 'Otro' }],
        ['POST', `${one}/confirm`],
        ['POST', `${one}/unconfirm`],
        ['POST', `${one}/cancel`],
        ['POST', `${one}/print`],
        ['DELETE', one],
      ] as const)
        expect([method, path, ...abacoRefusal(await caller.call(method, path, { body }))]).toEqual([
          method,
          path,
          ...FORBIDDEN,
        ]);
      expect((await documents.read(ids[type]!)).status).toBe('confirmed');
    }
  });

  it('with a grant on neither meets no document at all', async () => {
    const caller = await keyFor('clients.*', 'products.*', 'payments.*', 'reports.*');
    const one = `${PATH}/${ids['01']}`;
    for (const [method, path] of [
      ['GET', PATH],
      ['GET', one],
      ['POST', PATH],
      ['PUT', one],
      ...['confirm', 'unconfirm', 'cancel', 'print'].map((step) => ['POST', `${one}/${step}`] as const),
    ] as const)
      expect([path, ...abacoRefusal(await caller.call(method, path, {}))]).toEqual([path, ...FORBIDDEN]);
  });

  it('has each grant for itself: reading is neither making nor confirming, and the other way round', async () => {
    const { id } = await documents.draft('01');
    const reader = await keyFor('invoices.read', 'purchases.*');
    for (const [method, path, body] of [
      ['POST', PATH, documents.request('01')],
      ['PATCH', `${PATH}/${id}`, { notes: 'Otro' }],
      ['POST', `${PATH}/${id}/confirm`, {}],
      ['POST', `${PATH}/${id}/cancel`, {}],
    ] as const)
      expect(abacoRefusal(await reader.call(method, path, { body }))).toEqual(FORBIDDEN);
    expect((await reader.get(`${PATH}/${id}`)).body.status).toBe('draft');

    const maker = await keyFor('invoices.create');
    expect(abacoRefusal(await maker.get(`${PATH}/${id}`))).toEqual(FORBIDDEN);
    expect(abacoRefusal(await maker.post(`${PATH}/${id}/print`))).toEqual(FORBIDDEN);
    expect(abacoRefusal(await maker.put(`${PATH}/${id}`, { notes: 'Otro' }))).toEqual(FORBIDDEN);
    expect((await maker.post(`${PATH}/${id}/confirm`)).body.status).toBe('confirmed');
    expect((await maker.post(PATH, documents.request('01'))).status).toBe(201);
  });

  it('that may delete, where the company lets keys do so, deletes on its own side only', async () => {
    const [sale, purchase] = [await documents.draft('01'), await documents.draft('103')];
    const caller = await keyFor('invoices.delete', 'purchases.read');
    expect(abacoRefusal(await caller.delete(`${PATH}/${purchase.id}`))).toEqual(FORBIDDEN);
    expect((await caller.delete(`${PATH}/${sale.id}`)).status).toBe(200);
  });
});

describe('a signed-in person', () => {
  it('who only views reads and prints documents of both sides, and makes none', async () => {
    const documents = await Documents.open(world);
    const { caller: viewer } = await documents.company.person('viewer');
    for (const type of ['01', '103']) {
      const { id } = await documents.draft(type);
      expect((await viewer.get(`${PATH}/${id}`)).body.id).toBe(id);
      expect((await viewer.post(`${PATH}/${id}/print`)).status).toBe(200);
      for (const [method, path, body] of [
        ['POST', PATH, documents.request(type)],
        ['PUT', `${PATH}/${id}`, { notes: 'Otro' }],
        ['POST', `${PATH}/${id}/confirm`, {}],
        ['POST', `${PATH}/${id}/cancel`, {}],
        ['DELETE', `${PATH}/${id}`, undefined],
      ] as const)
        expect([path, ...abacoRefusal(await viewer.call(method, path, { body }))]).toEqual([
          path,
          ...FORBIDDEN,
        ]);
    }
    expect((await viewer.get(PATH)).body.total).toBe(2);
  });

  it('who keeps the books does everything with them, from the pages of this server', async () => {
    const documents = await Documents.open(world);
    const { caller } = await documents.company.person('accountant');
    const made = await caller.post(PATH, documents.request('103', { lines: [work(2, 3)], status: 'draft' }));
    expect([made.status, made.body.total]).toEqual([201, 6]);
    for (const step of ['confirm', 'unconfirm', 'cancel'])
      expect((await caller.post(`${PATH}/${made.body.id}/${step}`)).status).toBe(200);
    const elsewhere = caller.with({ origin: 'https://elsewhere.example' });
    expect(abacoRefusal(await elsewhere.post(PATH, documents.request('01')))).toEqual([403, 'CSRF_ORIGIN']);
  });
});
