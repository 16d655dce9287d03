import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/contactos';
const NOT_FOUND = [404, 'Registro no encontrado.'];

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
const post = (fields: Fields) => sendForm(caller, 'POST', PATH, fields);
const put = (id: number, fields: Fields) => sendForm(caller, 'PUT', `${PATH}/${id}`, fields);
const read = async (id: number) => (await caller.get(`${PATH}/${id}`)).body;
const outcome = ({ status, body }: Answer) => [status, body.error];
const customer = async (fields: Fields = {}): Promise<number> => {
  const sent = { nombre: 'Ana Pérez López', cifnif: '12345678Z', codcliente: 'C1', ...fields };
  return (await sendForm(caller, 'POST', '/api/3/clientes', sent)).body.data.idcontactofact;
};

describe('a free contact', () => {
  it('is kept with all it was sent, changed and deleted', async () => {
    const { status, body } = await post({ nombre: 'Lead', email: 'Lead@X.ES', admitemarketing: '1' });
    expect(status).toBe(200);
    const id = body.data.idcontacto as number;
    expect(await read(id)).toMatchObject({
      idcontacto: id,
      nombre: 'Lead',
      apellidos: '',
      email: 'lead@x.es',
      admitemarketing: true,
      verificado: false,
      codpais: 'ESP',
      codcliente: null,
      fechaalta: expect.stringMatching(/^\d\d-\d\d-\d{4}$/),
    });
    await put(id, { direccion: 'Calle 2', codpais: 'PRT', telefono1: '600', fechaalta: '2020-01-31' });
    expect(await read(id)).toMatchObject({
      nombre: 'Lead',
      email: 'lead@x.es',
      direccion: 'Calle 2',
      codpais: 'PRT',
      telefono1: '600',
      fechaalta: '31-01-2020',
    });
    const before = await read(id);
    expect((await caller.put(`${PATH}/${id}`, before)).status).toBe(200);
    expect(await read(id)).toEqual(before);
    expect((await caller.delete(`${PATH}/${id}`)).body.data).toEqual(before);
    expect(outcome(await caller.get(`${PATH}/${id}`))).toEqual(NOT_FOUND);
  });

  it('may be an address for delivery, until its client goes', async () => {
    const billing = await customer();
    const { body } = await post({ direccion: 'Nave 3', codcliente: 'C1' });
    const id = body.data.idcontacto as number;
    const numbers = async () =>
      (await caller.get(`${PATH}?filter[codcliente]=C1`)).body.map(
        (row: { idcontacto: number }) => row.idcontacto,
      );
    expect(await numbers()).toEqual([billing, id]);
    await sendForm(caller, 'PUT', '/api/3/clientes/C1', { idcontactoenv: String(id) });
    expect((await caller.get('/api/3/clientes/C1')).body.idcontactoenv).toBe(id);
    await caller.delete('/api/3/clientes/C1');
    await customer({ nombre: 'Somebody else' });
    expect(await read(id)).toMatchObject({ direccion: 'Nave 3', codcliente: null });
  });

  it.each<[Fields, string]>([
    [{ apellidos: 'x' }, 'nombre es obligatorio'],
    [{ nombre: '', email: '', direccion: ' ' }, 'nombre es obligatorio'],
    [{ nombre: 'x', email: 'y' }, 'email debe ser'],
    [{ nombre: 'x', web: 'y z' }, 'web no tiene'],
    [{ nombre: 'x', codcliente: 'NONE' }, 'codcliente no corresponde'],
    [{ nombre: 'x', codproveedor: 'NONE' }, 'codproveedor no corresponde'],
    [{ nombre: 'x', idcontacto: '0' }, 'idcontacto es demasiado'],
    [{ nombre: 'x', verificado: 'y' }, 'verificado no es'],
  ])('is refused by the name of the column: %j', async (fields, reason) => {
    const { status, body } = await post(fields);
    expect([status, body]).toEqual([400, { error: expect.stringContaining(reason), data: fields }]);
    expect((await caller.get(PATH)).body).toEqual([]);
  });

  it('does not lose its last name, address of mail or of a house', async () => {
    const { body } = await post({ direccion: 'Calle 2' });
    expect((await put(body.data.idcontacto, { direccion: '' })).body.error).toContain(
      'nombre es obligatorio',
    );
    expect((await put(body.data.idcontacto, { direccion: '', nombre: 'x' })).status).toBe(200);
  });
});

describe('the number of a contact', () => {
  it('is never that of another, made at once with clients or numbered ahead', async () => {
    const { body } = await post({ nombre: 'now' });
    const ahead = [1, 2, 5].map((step) => (body.data.idcontacto as number) + step);
    for (const number of ahead)
      expect((await post({ nombre: 'ahead', idcontacto: String(number) })).status).toBe(200);
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0 ? post({ nombre: 'x' }) : caller.post('/api/3/clientes', { nombre: 'y', cifnif: '' }),
      ),
    );
    const numbers = made.map(({ body: { data } }) => data.idcontacto ?? data.idcontactofact);
    expect(new Set([...ahead, ...numbers]).size).toBe(13);
    for (const number of ahead) expect((await read(number)).nombre).toBe('ahead');
  });

  it('is refused when it is taken, however it is written', async () => {
    const id = await customer();
    const present = await read(id);
    const again = await post({ nombre: 'x', idcontacto: String(id) });
    expect([again.status, again.body]).toEqual([400, { error: 'El registro ya existe.', data: present }]);
    for (const written of [`+${id}`, `0${id}`, ` ${id}`])
      expect((await post({ nombre: 'x', idcontacto: written })).body.error).toContain('idcontacto ya está');
    expect(await read(id)).toEqual(present);
  });
});
