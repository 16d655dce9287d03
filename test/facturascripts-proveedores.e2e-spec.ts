import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/proveedores';
const NOT_FOUND = [404, 'Registro no encontrado.'];

let world: World;
let company: CompanyInWorld;
let caller: Caller;
let ours: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());
beforeEach(async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
  ({ caller: ours } = await company.key());
});

type Fields = Record<string, string>;
const post = (fields: Fields = {}) =>
  sendForm(caller, 'POST', PATH, { nombre: 'Eva', cifnif: '', ...fields });
const put = (code: string, fields: Fields) => sendForm(caller, 'PUT', `${PATH}/${code}`, fields);
const read = async (code: string, path = PATH) => (await caller.get(`${path}/${code}`)).body;
const clientOf = async (id: number) => (await ours.get(`/api/v1/clients/${id}`)).body.data;
const outcome = ({ status, body }: Answer) => [status, body.error];

/** Somebody on both sides. */
async function both(): Promise<number> {
  const { body } = await post({ codproveedor: 'P1', acreedor: '1' });
  const id = body.data.idcontacto as number;
  await ours.patch(`/api/v1/clients/${id}`, { customer: true, code: 'C1' });
  return id;
}

describe('a supplier', () => {
  it('is a client that the company buys from and does not sell to', async () => {
    const { status, body } = await post({ codproveedor: 'PR1', nombre: 'Proveedor Uno', cifnif: 'B1' });
    expect(status).toBe(200);
    const { fechaalta, idcontacto, ...stored } = await read('PR1');
    expect([fechaalta, idcontacto]).toEqual([
      expect.stringMatching(/^\d\d-\d\d-\d{4}$/),
      body.data.idcontacto,
    ]);
    expect(stored).toEqual({
      acreedor: false,
      cifnif: 'B1',
      codcliente: null,
      codpago: null,
      codproveedor: 'PR1',
      codretencion: null,
      codserie: null,
      codsubcuenta: null,
      debaja: false,
      email: '',
      excepcioniva: null,
      fax: '',
      fechabaja: null,
      langcode: null,
      nombre: 'Proveedor Uno',
      observaciones: '',
      operacion: null,
      personafisica: true,
      razonsocial: 'Proveedor Uno',
      regimeniva: 'General',
      telefono1: '',
      telefono2: '',
      tipoidfiscal: 'NIF',
      web: null,
    });
    expect(await clientOf(idcontacto)).toMatchObject({
      supplier: true,
      customer: false,
      supplier_code: 'PR1',
    });
    expect((await caller.get('/api/3/clientes')).body).toEqual([]);
  });

  it('keeps what it is sent, and what is not named', async () => {
    await post({ codproveedor: 'P', acreedor: '1', regimeniva: 'Recargo', email: 'E@X.ES', codpago: 'CONT' });
    await put('P', { telefono1: '600', fechabaja: '2026-02-01' });
    expect(await read('P')).toMatchObject({
      acreedor: true,
      regimeniva: 'Recargo',
      email: 'e@x.es',
      codpago: 'CONT',
      telefono1: '600',
      debaja: true,
      fechabaja: '01-02-2026',
    });
    expect(await clientOf((await read('P')).idcontacto)).toMatchObject({ surcharge: false, active: false });
  });

  it('gets a code of its own where none is sent, twelve at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => post()));
    expect(made.map(({ status }) => status)).toEqual(Array(12).fill(200));
    expect(new Set(made.map(({ body }) => body.data.codproveedor)).size).toBe(12);
  });

  it('may have the code that a customer has unseen', async () => {
    const customer = await caller.post('/api/3/clientes', { nombre: 'Ana', cifnif: '' });
    const { codcliente, idcontactofact } = customer.body.data;
    expect((await post({ codproveedor: String(idcontactofact) })).status).toBe(200);
    expect(await read(codcliente, '/api/3/clientes')).toMatchObject({ nombre: 'Ana', codproveedor: null });
  });

  it.each<[Fields, string]>([
    [{ nombre: '' }, 'nombre es obligatorio'],
    [{ cifnif: 'null' }, 'cifnif es obligatorio'],
    [{ codproveedor: 'a b' }, 'codproveedor no tiene el formato'],
    [{ email: 'x' }, 'email debe ser'],
    [{ web: 'x y' }, 'web no tiene'],
  ])('is refused by the name of the column: %j', async (fields, reason) => {
    const { status, body } = await post(fields);
    expect([status, body.error]).toEqual([400, expect.stringContaining(reason)]);
    expect((await caller.get(PATH)).body).toEqual([]);
  });

  it('is refused when its code is taken, with the supplier that has it', async () => {
    await post({ codproveedor: 'P' });
    const { status, body } = await post({ codproveedor: 'P', nombre: 'x' });
    expect([status, body]).toEqual([400, { error: 'El registro ya existe.', data: await read('P') }]);
  });
});

describe('who is both a customer and a supplier', () => {
  it('names the other code on either side', async () => {
    const id = await both();
    expect(await read('P1')).toMatchObject({ codcliente: 'C1', idcontacto: id });
    expect(await read('C1', '/api/3/clientes')).toMatchObject({ codproveedor: 'P1', idcontactofact: id });
  });

  it.each([
    [PATH, 'P1', '/api/3/clientes', 'C1'],
    ['/api/3/clientes', 'C1', PATH, 'P1'],
  ])('leaves one side and stays on the other: %s', async (path, code, other, otherCode) => {
    const id = await both();
    expect((await caller.delete(`${path}/${code}`)).status).toBe(200);
    expect(outcome(await caller.get(`${path}/${code}`))).toEqual(NOT_FOUND);
    expect((await caller.get(`${other}/${otherCode}`)).status).toBe(200);
    expect((await clientOf(id)).customer).toBe(path === PATH);
    expect((await caller.delete(`${other}/${otherCode}`)).status).toBe(200);
    expect((await ours.get(`/api/v1/clients/${id}`)).status).toBe(404);
  });

  it('comes back with nothing of what was kept, and another may have its code', async () => {
    const id = await both();
    await caller.delete(`${PATH}/P1`);
    expect((await post({ codproveedor: 'P1', nombre: 'Other' })).status).toBe(200);
    await ours.patch(`/api/v1/clients/${id}`, { supplier: true });
    const { codcliente, codproveedor } = (await caller.get(`${PATH}?filter[codcliente]=C1`)).body[0];
    expect([codcliente, await read(codproveedor)]).toEqual([
      'C1',
      expect.objectContaining({ acreedor: false }),
    ]);
    expect((await read('P1')).nombre).toBe('Other');
  });

  it('stays a supplier while a purchase names it', async () => {
    const client_id = await both();
    const lines = [{ description: 'x', quantity: '1', unit_price: '1', tax: 'IVA21' }];
    const purchase = await ours.post('/api/v1/purchases', { client_id, number: 'P-1', lines });
    expect(purchase.status, purchase.text).toBeLessThan(300);
    expect((await caller.delete(`${PATH}/P1`)).status).toBe(400);
    expect((await caller.delete('/api/3/clientes/C1')).status).toBe(200);
    expect((await caller.delete(`${PATH}/P1`)).status).toBe(400);
  });
});

describe('whose suppliers they are', () => {
  it('are the company’s own alone', async () => {
    await post({ codproveedor: 'P' });
    const theirs = await fsCaller(world, await world.company());
    expect((await theirs.get(PATH)).body).toEqual([]);
    for (const answer of [
      await theirs.get(`${PATH}/P`),
      await theirs.put(`${PATH}/P`, { nombre: 'x' }),
      await theirs.delete(`${PATH}/P`),
    ])
      expect(outcome(answer)).toEqual(NOT_FOUND);
  });

  it('are opened by grants on them, or on clients as a whole', async () => {
    await post({ codproveedor: 'P' });
    for (const [permission, status] of [
      ['proveedores.read', 200],
      ['clients.read', 200],
      ['contactos.*', 403],
      ['purchases.*', 403],
    ] as const) {
      const limited = await fsCaller(world, company, { permissions: [permission] });
      expect([permission, (await limited.get(`${PATH}/P`)).status]).toEqual([permission, status]);
      const write = await limited.put(`${PATH}/P`, { nombre: 'x' });
      expect(outcome(write)).toEqual([403, 'forbidden']);
    }
  });
});
