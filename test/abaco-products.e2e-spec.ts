import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abacoRefusal, abacoRoute } from './support/abaco-route.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const [PATH, ONE] = ['/products', '/products/:id'];
const body = { code: 'SAW', name: 'Sierra', salePrice: 12.5 };
const record = async (company: CompanyInWorld) => {
  const { caller } = await company.key();
  return (await caller.post(PATH, body)).body.id as number;
};

const ALL_FIELDS = {
  code: 'SAW-1',
  name: 'Sierra',
  description: 'De mano',
  salePrice: 1234.567891,
  stock: 3.5,
  tax: 'ISV15',
  active: false,
};
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const fullKey = async () => (await (await world.company({ country: 'HN' })).key()).caller;

/** A product as /api/v1 shows it. */
const onPlatform = async (caller: Caller, id: number) =>
  (await caller.get(`/api/v1/products/${id}`)).body.data;

describe('the routes of products', () => {
  abacoRoute(() => world, { method: 'GET', path: PATH, grant: 'products.read' });
  abacoRoute(() => world, { method: 'GET', path: `${PATH}/search`, grant: 'products.read' });
  abacoRoute(() => world, { method: 'POST', path: PATH, grant: 'products.create', body });
  abacoRoute(() => world, { method: 'GET', path: ONE, grant: 'products.read', record });
  abacoRoute(() => world, { method: 'PATCH', path: ONE, grant: 'products.update', record, body });
  abacoRoute(() => world, { method: 'PUT', path: ONE, grant: 'products.update', record, body });
  abacoRoute(() => world, { method: 'DELETE', path: ONE, grant: 'products.delete', record });
});

describe('a product', () => {
  it('keeps every field that is written, and shows these and no other', async () => {
    const caller = await fullKey();
    const { status, body: made } = await caller.post(PATH, ALL_FIELDS);
    expect(status).toBe(201);
    expect(made).toEqual({
      ...ALL_FIELDS,
      id: expect.any(Number),
      createdAt: expect.stringMatching(TIME),
      updatedAt: expect.stringMatching(TIME),
    });
    expect((await caller.get(`${PATH}/${made.id}`)).body).toEqual(made);
    expect((await caller.get(PATH)).body.products).toEqual([made]);
  });

  it('needs a code and a name; it costs nothing, has no tax and is not counted until somebody says so', async () => {
    const caller = await fullKey();
    const { body: made } = await caller.post(PATH, { code: 'SAW', name: 'Sierra' });
    expect(made).toMatchObject({ description: null, salePrice: 0, stock: 0, tax: null, active: true });
    expect((await onPlatform(caller, made.id)).stocked).toBe(false);
  });

  it('has a price that is stored exactly, given as a number or as text', async () => {
    const caller = await fullKey();
    for (const [salePrice, stored, shown] of [
      [0.1, '0.1', 0.1],
      ['12.50', '12.50', 12.5],
      [999999999999, '999999999999', 999999999999],
    ]) {
      const { body: made } = await caller.post(PATH, { ...body, code: `P${salePrice}`, salePrice });
      expect([made.salePrice, (await onPlatform(caller, made.id)).price]).toEqual([shown, stored]);
    }
  });

  it('is counted as soon as its stock is named, on creation or later', async () => {
    const caller = await fullKey();
    const { id: counted } = (await caller.post(PATH, { ...body, stock: 0 })).body;
    expect(await onPlatform(caller, counted)).toMatchObject({ stocked: true, stock: '0' });
    const { id } = (await caller.post(PATH, { ...body, code: 'LATER' })).body;
    await caller.patch(`${PATH}/${id}`, { name: 'Serrucho' });
    expect((await onPlatform(caller, id)).stocked).toBe(false);
    expect((await caller.put(`${PATH}/${id}`, { stock: 7 })).body).toMatchObject({
      name: 'Serrucho',
      stock: 7,
    });
    expect(await onPlatform(caller, id)).toMatchObject({ stocked: true, stock: '7' });
  });

  it('changes its tax by the code of one, and loses it by null', async () => {
    const caller = await fullKey();
    const { id } = (await caller.post(PATH, { ...body, tax: 'ISV15' })).body;
    expect((await caller.patch(`${PATH}/${id}`, { name: 'Serrucho' })).body.tax).toBe('ISV15');
    expect((await caller.patch(`${PATH}/${id}`, { tax: 'ISV18' })).body.tax).toBe('ISV18');
    expect((await caller.patch(`${PATH}/${id}`, { tax: null })).body.tax).toBe(null);
  });

  it('takes no tax of another company, and no withholding', async () => {
    const { caller } = await (await world.company({ country: 'ES' })).key();
    const { id } = (await caller.post(PATH, body)).body;
    for (const [tax, code] of [
      ['ISV15', 'unknown'],
      ['IRPF15', 'withholding'],
    ]) {
      const refused = [400, 'VALIDATION_ERROR', `tax ${code}`];
      expect(abacoRefusal(await caller.post(PATH, { ...body, code: 'NEW', tax }))).toEqual(refused);
      expect(abacoRefusal(await caller.patch(`${PATH}/${id}`, { tax }))).toEqual(refused);
    }
    expect((await caller.get(PATH)).body.total).toBe(1);
  });

  it('has a code of its own', async () => {
    const caller = await fullKey();
    await caller.post(PATH, body);
    const { status, body: refusal } = await caller.post(PATH, body);
    expect([status, refusal]).toEqual([
      409,
      {
        code: 'CONFLICT',
        message: 'Contradice lo que ya está guardado',
        errors: [{ field: 'code', code: 'taken', message: 'code ya está en uso' }],
      },
    ]);
  });

  it.each([
    [{ name: 'Sierra' }, 'code required'],
    [{ ...body, salePrice: -1 }, 'salePrice isDecimalValue'],
    [{ ...body, salePrice: 0.0000001 }, 'salePrice isDecimalValue'],
    [{ ...body, salePrice: '1,5' }, 'salePrice isDecimalValue'],
    [{ ...body, salePrice: null }, 'salePrice required'],
    [{ ...body, stock: 'many' }, 'stock isDecimalValue'],
    [{ ...body, stock: null }, 'stock required'],
    [{ ...body, tax: 15 }, 'tax isString'],
  ])('is refused by the names of its fields: %j', async (values, error) => {
    const [status, code, ...errors] = abacoRefusal(await (await fullKey()).post(PATH, values));
    expect([status, code, errors]).toEqual([400, 'VALIDATION_ERROR', expect.arrayContaining([error])]);
  });

  it('is removed by a signed-in person, who is shown it for the last time', async () => {
    const company = await world.company({ country: 'HN' });
    const { caller } = await company.person('proprietor');
    const { body: made } = await caller.post(PATH, ALL_FIELDS);
    const { status, body: removed } = await caller.delete(`${PATH}/${made.id}`);
    expect([status, removed]).toEqual([200, made]);
    expect(abacoRefusal(await caller.get(`${PATH}/${made.id}`))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('the search for products', () => {
  const codes = async (caller: Caller, path: string) => {
    const { status, text, body: list } = await caller.get(path);
    expect(status, text).toBe(200);
    return list.products.map(({ code }: { code: string }) => code) as string[];
  };

  it('comes before the products: `search` is no id', async () => {
    const caller = await fullKey();
    const { status, body: list } = await caller.get(`${PATH}/search?q=x`);
    expect([status, list]).toEqual([200, { products: [], total: 0, page: 1, limit: 20 }]);
    expect(abacoRefusal(await caller.get(`${PATH}/searches`))).toEqual([404, 'NOT_FOUND']);
  });

  it('finds by a part of the code or the name, in any case, page by page; so does the list', async () => {
    const caller = await fullKey();
    await caller.post(PATH, { code: 'SAW', name: 'Sierra', active: false });
    await caller.post(PATH, { code: 'HAM', name: 'Martillo Ñandú' });
    await caller.post(PATH, { code: 'SAW2', name: 'Serrucho' });
    expect(await codes(caller, `${PATH}/search?q=saw`)).toEqual(['SAW2', 'SAW']);
    expect(await codes(caller, `${PATH}/search?q=${encodeURIComponent('ñAN')}`)).toEqual(['HAM']);
    expect(await codes(caller, `${PATH}/search?q=saw&limit=1&page=2`)).toEqual(['SAW']);
    expect(await codes(caller, `${PATH}?search=sierra`)).toEqual(['SAW']);
    expect(await codes(caller, `${PATH}?active=true`)).toEqual(['SAW2', 'HAM']);
  });

  it('needs to be told what to search for', async () => {
    const caller = await fullKey();
    for (const query of ['', '?q=', '?query=saw'])
      expect(abacoRefusal(await caller.get(`${PATH}/search${query}`))).toEqual([
        400,
        'VALIDATION_ERROR',
        'q required',
      ]);
  });
});
