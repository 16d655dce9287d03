import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/empresas';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());
beforeEach(async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
});

type Fields = Record<string, string>;
const put = (fields: Fields) => sendForm(caller, 'PUT', `${PATH}/${company.id}`, fields);
const read = async () => (await caller.get(`${PATH}/${company.id}`)).body;
const outcome = ({ status, body }: Answer) => [status, body.error];

describe('the company', () => {
  it('is the only one that a key sees', async () => {
    const { body, headers } = await caller.get(PATH);
    expect(headers.get('x-total-count')).toBe('1');
    expect(body).toEqual([
      {
        administrador: '',
        apartado: '',
        cifnif: 'B00000000',
        ciudad: '',
        codpais: 'ESP',
        codpostal: '',
        direccion: '',
        email: '',
        fax: null,
        fechaalta: null,
        idempresa: company.id,
        idlogo: null,
        nombre: company.company.name,
        nombrecorto: company.company.name.slice(0, 32),
        observaciones: null,
        personafisica: false,
        provincia: '',
        regimeniva: 'General',
        telefono1: '',
        telefono2: '',
        tipoidfiscal: 'CIF',
        web: '',
      },
    ]);
    const { id: other } = await world.company();
    expect((await caller.get(`${PATH}/${other}`)).status).toBe(404);
    expect((await caller.put(`${PATH}/${other}`, { nombre: 'x' })).status).toBe(404);
    expect((await caller.delete(`${PATH}/${other}`)).status).toBe(404);
  });

  it('has the country’s code of three letters', async () => {
    const honduran = await fsCaller(world, await world.company({ country: 'HN' }));
    expect((await honduran.get(PATH)).body[0].codpais).toBe('HND');
  });

  it('is changed for all, and keeps what is not named', async () => {
    const sent = {
      nombre: 'Empresa Prueba SL',
      cifnif: 'B12345678',
      direccion: 'Calle Mayor 1',
      codpostal: '28001',
      ciudad: 'Madrid',
      provincia: 'Madrid',
      telefono1: '600000000',
      administrador: 'Ana',
      nombrecorto: 'Prueba',
      web: 'https://prueba.example',
    };
    const { status } = await put({ ...sent, email: 'Admin@Example.com' });
    expect(status).toBe(200);
    expect(await read()).toMatchObject({ ...sent, email: 'admin@example.com', codpais: 'ESP' });
    const { caller: ours } = await company.key();
    expect((await ours.get(`/api/v1/companies/${company.id}`)).body.data).toMatchObject({
      name: 'Empresa Prueba SL',
      tax_id: 'B12345678',
      address: 'Calle Mayor 1',
      email: 'admin@example.com',
    });
    await put({ telefono1: '' });
    expect(await read()).toMatchObject({ ...sent, telefono1: '' });
  });

  it('may be sent back as it was read', async () => {
    const before = await read();
    expect((await caller.put(PATH, before)).status).toBe(200);
    expect(await read()).toEqual(before);
  });

  it.each<[Fields, string]>([
    [{ nombre: '' }, 'nombre es obligatorio'],
    [{ cifnif: '' }, 'cifnif es obligatorio'],
    [{ cifnif: 'null' }, 'cifnif es obligatorio'],
    [{ codpais: 'FRA' }, 'codpais no es uno'],
    [{ email: 'x' }, 'email debe ser'],
    [{ web: 'x y' }, 'web no tiene'],
    [{ nombrecorto: 'x'.repeat(33) }, 'nombrecorto no es'],
  ])('keeps all it has when a value is refused: %j', async (fields, reason) => {
    const before = await read();
    const { status, body } = await put({ administrador: 'x', ...fields });
    expect([status, body]).toEqual([
      400,
      { error: expect.stringContaining(reason), data: { administrador: 'x', ...fields } },
    ]);
    expect(await read()).toEqual(before);
  });

  it('is neither made nor deleted by a key', async () => {
    const fields = { nombre: 'x', cifnif: 'y' };
    const made = await sendForm(caller, 'POST', PATH, fields);
    expect([made.status, made.body]).toEqual([
      400,
      { error: 'Error al guardar el registro. - Permiso denegado', data: fields },
    ]);
    const deleted = await caller.delete(`${PATH}/${company.id}`);
    expect([deleted.status, deleted.body]).toEqual([
      400,
      { error: 'Error al eliminar el registro. - Permiso denegado' },
    ]);
    expect((await caller.get(PATH)).headers.get('x-total-count')).toBe('1');
  });

  it('is opened by grants on companies alone', async () => {
    const reader = await fsCaller(world, company, { permissions: ['empresas.read'] });
    expect((await reader.get(PATH)).status).toBe(200);
    expect(outcome(await reader.put(`${PATH}/${company.id}`, { nombre: 'x' }))).toEqual([403, 'forbidden']);
    const other = await fsCaller(world, company, { permissions: ['clients.*'] });
    expect(outcome(await other.get(PATH))).toEqual([403, 'forbidden']);
  });
});
