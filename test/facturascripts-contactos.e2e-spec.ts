import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/contactos';
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
const post = (fields: Fields) => sendForm(caller, 'POST', PATH, fields);
const put = (id: number, fields: Fields) => sendForm(caller, 'PUT', `${PATH}/${id}`, fields);
const read = async (id: number) => (await caller.get(`${PATH}/${id}`)).body;
const outcome = ({ status, body }: Answer) => [status, body.error];
const customer = async (fields: Fields = {}): Promise<number> => {
  const sent = { nombre: 'Ana Pérez López', cifnif: '12345678Z', codcliente: 'C1', ...fields };
  return (await sendForm(caller, 'POST', '/api/3/clientes', sent)).body.data.idcontactofact;
};
const clientOf = async (id: number) => (await ours.get(`/api/v1/clients/${id}`)).body.data;

describe('the billing contact of a client', () => {
  it('is made with it, as the original makes it', async () => {
    const id = await customer({ email: 'ana@example.com', telefono1: '600111222', razonsocial: 'Ana SL' });
    const { fechaalta, ...contact } = await read(id);
    expect(fechaalta).toMatch(/^\d\d-\d\d-\d{4}$/);
    expect(contact).toEqual({
      aceptaprivacidad: false,
      admitemarketing: false,
      apartado: '',
      apellidos: 'Pérez López',
      cargo: '',
      cifnif: '12345678Z',
      ciudad: '',
      codagente: null,
      codcliente: 'C1',
      codpais: 'ESP',
      codpostal: '',
      codproveedor: null,
      descripcion: 'Ana Pérez López',
      direccion: '',
      email: 'ana@example.com',
      empresa: 'Ana SL',
      idcontacto: id,
      langcode: '',
      nombre: 'Ana',
      observaciones: '',
      personafisica: true,
      provincia: '',
      telefono1: '600111222',
      telefono2: '',
      tipoidfiscal: 'NIF',
      verificado: false,
      web: '',
    });
  });

  it('takes the address, which is then the client’s everywhere', async () => {
    const id = await customer();
    const sent = {
      direccion: 'Rue de Rivoli 1',
      codpostal: '75001',
      ciudad: 'París',
      provincia: 'Isla de Francia',
      codpais: 'FRA',
    };
    const { status, body } = await put(id, { ...sent, cargo: 'Jefa', verificado: '1' });
    expect([status, body.ok]).toEqual([200, 'Registro actualizado correctamente.']);
    expect(await read(id)).toMatchObject({ ...sent, cargo: 'Jefa', verificado: true, nombre: 'Ana' });
    expect(await clientOf(id)).toMatchObject({
      address: 'Rue de Rivoli 1',
      postal_code: '75001',
      city: 'París',
      province: 'Isla de Francia',
      country: 'FR',
      name: 'Ana Pérez López',
    });
  });

  it('says what our own API wrote, and is there for clients that it made', async () => {
    const client = { name: 'Eva', address: 'Calle 1', country: 'PT', tax_id: 'X1', email: 'e@x.es' };
    const { id } = (await ours.post('/api/v1/clients', client)).body.data;
    expect(await read(id)).toMatchObject({
      direccion: 'Calle 1',
      codpais: 'PRT',
      cifnif: 'X1',
      email: 'e@x.es',
      nombre: 'Eva',
      apellidos: '',
    });
  });

  it('keeps a country that is none of ISO’s beside the client', async () => {
    const id = await customer();
    await put(id, { codpais: 'XKX' });
    expect([(await read(id)).codpais, (await clientOf(id)).country]).toEqual(['XKX', null]);
    await put(id, { codpais: 'ESP' });
    expect([(await read(id)).codpais, (await clientOf(id)).country]).toEqual(['ESP', 'ES']);
    await put(id, { codpais: '' });
    expect((await read(id)).codpais).toBe('ESP');
  });

  it('may be sent back as it was read, in JSON or as a form', async () => {
    const id = await customer();
    const before: Record<string, string | number | boolean | null> = await read(id);
    expect((await caller.put(`${PATH}/${id}`, before)).status).toBe(200);
    expect(await read(id)).toEqual(before);
    const form = Object.fromEntries(
      Object.entries(before).map(([name, value]) => [name, String(value ?? '')]),
    );
    expect((await put(id, form)).status).toBe(200);
    expect(await read(id)).toEqual({ ...before, codagente: '' });
  });

  it.each<[Fields, string]>([
    [{ email: 'x' }, 'email debe ser'],
    [{ web: 'x y' }, 'web no tiene'],
    [{ codcliente: 'OTHER' }, 'codcliente no es uno'],
    [{ codcliente: '' }, 'codcliente no es uno'],
    [{ codproveedor: 'P' }, 'codproveedor no es uno'],
    [{ nombre: '', email: '', direccion: '' }, 'nombre es obligatorio'],
    [{ direccion: 'x'.repeat(201) }, 'direccion no es un valor'],
  ])('keeps all it has when a value is refused: %j', async (fields, reason) => {
    const id = await customer();
    const before = await read(id);
    const { status, body } = await put(id, { cargo: 'x', ...fields });
    expect([status, body]).toEqual([
      400,
      { error: expect.stringContaining(reason), data: { cargo: 'x', ...fields } },
    ]);
    expect(await read(id)).toEqual(before);
  });

  it('stays as long as its client, and goes with it', async () => {
    const id = await customer();
    await put(id, { cargo: 'Jefa' });
    const { status, body } = await caller.delete(`${PATH}/${id}`);
    expect([status, body]).toEqual([
      400,
      { error: expect.stringContaining('Error al eliminar el registro. - ') },
    ]);
    await caller.delete('/api/3/clientes/C1');
    expect(outcome(await caller.get(`${PATH}/${id}`))).toEqual(NOT_FOUND);
    expect((await caller.get(PATH)).body).toEqual([]);
  });
});

describe('whose contacts they are', () => {
  it('are the company’s own alone, billing or free', async () => {
    const free = (await post({ nombre: 'Lead' })).body.data.idcontacto as number;
    const theirs = await fsCaller(world, await world.company());
    expect((await theirs.get(PATH)).body).toEqual([]);
    for (const id of [await customer(), free])
      for (const answer of [
        await theirs.get(`${PATH}/${id}`),
        await theirs.put(`${PATH}/${id}`, { nombre: 'x' }),
        await theirs.delete(`${PATH}/${id}`),
      ])
        expect(outcome(answer)).toEqual(NOT_FOUND);
    expect((await theirs.post(PATH, { nombre: 'x', codcliente: 'C1' })).status).toBe(400);
  });

  it('are opened by grants on them, or on clients as a whole', async () => {
    const id = await customer();
    for (const [permission, status] of [
      ['contactos.read', 200],
      ['clients.read', 200],
      ['proveedores.*', 403],
    ] as const) {
      const limited = await fsCaller(world, company, { permissions: [permission] });
      expect([permission, (await limited.get(`${PATH}/${id}`)).status]).toEqual([permission, status]);
      expect(outcome(await limited.put(`${PATH}/${id}`, { cargo: 'x' }))).toEqual([403, 'forbidden']);
    }
  });
});
