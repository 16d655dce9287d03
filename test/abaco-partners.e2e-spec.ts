import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abacoRefusal, abacoRoute } from './support/abaco-route.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const [PATH, ONE] = ['/business-partners', '/business-partners/:id'];
const body = { name: 'Ferretería Ana' };
const record = async (company: CompanyInWorld) => {
  const { caller } = await company.key();
  return (await caller.post(PATH, body)).body.id as number;
};

const ALL_FIELDS = {
  name: 'Ferretería Ana',
  taxId: '08011985123960',
  email: 'ana@example.com',
  phone: '2232-0000',
  address: 'Bulevar Morazán 1',
  postalCode: '11101',
  city: 'Tegucigalpa',
  province: 'Francisco Morazán',
  country: 'HN',
  type: 'both',
  notes: 'Paga los viernes',
  active: false,
};
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const fullKey = async () => (await (await world.company()).key()).caller;

describe('the routes of business partners', () => {
  abacoRoute(() => world, { method: 'GET', path: PATH, grant: 'clients.read' });
  abacoRoute(() => world, { method: 'POST', path: PATH, grant: 'clients.create', body });
  abacoRoute(() => world, { method: 'GET', path: ONE, grant: 'clients.read', record });
  abacoRoute(() => world, { method: 'PATCH', path: ONE, grant: 'clients.update', record, body });
  abacoRoute(() => world, { method: 'PUT', path: ONE, grant: 'clients.update', record, body });
  abacoRoute(() => world, { method: 'DELETE', path: ONE, grant: 'clients.delete', record });
});

describe('a business partner', () => {
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
    expect((await caller.get(PATH)).body.businessPartners).toEqual([made]);
  });

  it('needs a name and nothing else', async () => {
    const { body: made } = await (await fullKey()).post(PATH, body);
    expect(made).toMatchObject({ ...body, taxId: null, country: null, type: 'customer', active: true });
  });

  it('changes by PUT and PATCH alike only in what is named', async () => {
    const caller = await fullKey();
    const { id } = (await caller.post(PATH, ALL_FIELDS)).body;
    await caller.put(`${PATH}/${id}`, { taxId: '08019999', type: 'supplier', id: 1 });
    const { status, body: changed } = await caller.patch(`${PATH}/${id}`, { postalCode: null, active: true });
    expect(status).toBe(200);
    const expected = { ...ALL_FIELDS, id, taxId: '08019999', type: 'supplier', postalCode: null };
    expect(changed).toMatchObject({ ...expected, active: true });
    expect((await caller.get(`${PATH}/${id}`)).body).toEqual(changed);
  });

  it.each([
    ['customer', { customer: true, supplier: false }],
    ['supplier', { customer: false, supplier: true }],
    ['both', { customer: true, supplier: true }],
    [null, { customer: false, supplier: false }],
  ])('is of the type %s where the platform says %j', async (type, flags) => {
    const caller = await fullKey();
    const { data } = (await caller.post('/api/v1/clients', { ...body, ...flags })).body;
    expect((await caller.get(`${PATH}/${data.id}`)).body.type).toBe(type);
    if (type === null) return;
    const { id } = (await caller.post(PATH, { ...body, type })).body;
    expect((await caller.get(`/api/v1/clients/${id}`)).body.data).toMatchObject(flags);
  });

  it('is removed by a signed-in person, unless documents name it', async () => {
    const company = await world.company();
    const { caller: key } = await company.key();
    const { caller: person } = await company.person('accountant');
    const [kept, gone] = [await record(company), await record(company)];
    const lines = [{ description: 'Work', quantity: '1', unit_price: '1' }];
    expect((await key.post('/api/v1/invoices', { client_id: kept, lines })).status).toBe(201);
    expect(abacoRefusal(await person.delete(`${PATH}/${kept}`))).toEqual([409, 'IN_USE']);
    const { body: before } = await person.get(`${PATH}/${gone}`);
    const { status, body: removed } = await person.delete(`${PATH}/${gone}`);
    expect([status, removed]).toEqual([200, before]);
    expect(abacoRefusal(await person.get(`${PATH}/${gone}`))).toEqual([404, 'NOT_FOUND']);
    expect(abacoRefusal(await person.delete(`${PATH}/${gone}`))).toEqual([404, 'NOT_FOUND']);
  });

  it.each([
    [{}, ['name required']],
    [{ ...body, taxId: 1 }, ['taxId isString', 'taxId isLength', 'taxId matches']],
    [{ ...body, postalCode: 'x'.repeat(21) }, ['postalCode isLength']],
    [{ ...body, email: 'nowhere', country: 'Honduras' }, ['email isEmail', 'country isISO31661Alpha2']],
    [{ ...body, type: 'client' }, ['type isIn']],
    [{ ...body, active: 'yes' }, ['active isBoolean']],
  ])('is refused by the names of its fields: %j', async (values, errors) => {
    const [, code, ...told] = abacoRefusal(await (await fullKey()).post(PATH, values));
    expect(code).toBe('VALIDATION_ERROR');
    expect(told.toSorted()).toEqual(errors.toSorted());
  });

  it('is refused with its reasons in Spanish, at 400', async () => {
    const answer = await (await fullKey()).post(PATH, { ...body, taxId: 'x'.repeat(41) });
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        code: 'VALIDATION_ERROR',
        message: 'Algunos valores no son válidos',
        errors: [{ field: 'taxId', code: 'isLength', message: 'taxId tiene una longitud no válida' }],
      },
    ]);
  });

  it('keeps its name: null takes none away', async () => {
    const caller = await fullKey();
    const { id } = (await caller.post(PATH, body)).body;
    expect(abacoRefusal(await caller.patch(`${PATH}/${id}`, { name: null }))).toEqual([
      400,
      'VALIDATION_ERROR',
      'name required',
    ]);
  });
});

describe('the list of business partners', () => {
  const names = async (caller: Caller, query: string) => {
    const { body: list } = await caller.get(`${PATH}?${query}`);
    return list.businessPartners.map(({ name }: { name: string }) => name).toSorted() as string[];
  };

  it('is searched by name, tax id and address, and filtered by type and state', async () => {
    const caller = await fullKey();
    await caller.post(PATH, { name: 'Ana', taxId: 'A-1', type: 'customer' });
    await caller.post(PATH, { name: 'Benito', email: 'b@example.com', type: 'supplier', active: false });
    await caller.post(PATH, { name: 'Carla', type: 'both' });
    expect(await names(caller, 'search=aN')).toEqual(['Ana']);
    expect(await names(caller, 'search=a-1')).toEqual(['Ana']);
    expect(await names(caller, 'search=B@EXAMPLE')).toEqual(['Benito']);
    expect(await names(caller, 'type=customer')).toEqual(['Ana', 'Carla']);
    expect(await names(caller, 'type=supplier')).toEqual(['Benito', 'Carla']);
    expect(await names(caller, 'type=both')).toEqual(['Carla']);
    expect(await names(caller, 'active=false')).toEqual(['Benito']);
    expect(await names(caller, 'type=supplier&active=true')).toEqual(['Carla']);
    expect(abacoRefusal(await caller.get(`${PATH}?type=client&active=1`))).toEqual([
      400,
      'VALIDATION_ERROR',
      'type isIn',
      'active isBoolean',
    ]);
  });
});
