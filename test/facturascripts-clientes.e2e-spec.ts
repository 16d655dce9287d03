import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/clientes';

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
const post = (fields: Fields = {}) =>
  sendForm(caller, 'POST', PATH, { nombre: 'Ana', cifnif: '', ...fields });
const read = async (code: string) => (await caller.get(`${PATH}/${code}`)).body;
const today = () => {
  const day = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Madrid' });
  return day.split('-').toReversed().join('-');
};

describe('a new customer', () => {
  it('needs a name and a cifnif that may be empty, and has the rest as the original fills it in', async () => {
    const { status, body } = await post({ nombre: 'Ana Pérez', codcliente: 'C-100' });
    expect([status, body.ok]).toEqual([200, 'Registro creado correctamente.']);
    expect(await read('C-100')).toEqual({
      cifnif: '',
      codagente: null,
      codcliente: 'C-100',
      codgrupo: null,
      codpago: null,
      codproveedor: null,
      codretencion: null,
      codserie: null,
      codsubcuenta: null,
      codtarifa: null,
      debaja: false,
      diaspago: null,
      email: '',
      excepcioniva: null,
      fax: '',
      fechaalta: today(),
      fechabaja: null,
      idcontactoenv: null,
      idcontactofact: expect.any(Number),
      langcode: null,
      nombre: 'Ana Pérez',
      observaciones: '',
      operacion: null,
      personafisica: true,
      razonsocial: 'Ana Pérez',
      regimeniva: 'General',
      riesgoalcanzado: null,
      riesgomax: null,
      telefono1: '',
      telefono2: '',
      tipoidfiscal: 'NIF',
      web: null,
    });
  });

  it('keeps every column as it was sent, and is one client of ours', async () => {
    const sent = {
      cifnif: 'B98765432',
      codagente: 'A1',
      codpago: 'TRANS',
      codserie: 'A',
      email: 'Beta@Example.COM',
      fax: '912',
      fechaalta: '21-11-2020',
      nombre: 'Beta',
      observaciones: 'línea 1\nlínea 2',
      personafisica: '0',
      razonsocial: 'Beta Sociedad Limitada',
      regimeniva: 'Exento',
      riesgomax: '1000.5',
      telefono1: '911222333',
      tipoidfiscal: 'CIF',
      web: 'https://beta.example',
    };
    const { body } = await post({ ...sent, codcliente: 'B' });
    expect(body.data).toMatchObject({ ...sent, codcliente: 'B' });
    const stored = { ...sent, email: 'beta@example.com', personafisica: false, riesgomax: 1000.5 };
    const { idcontactofact, ...kept } = await read('B');
    expect(kept).toMatchObject(stored);
    const { caller: ours } = await company.key();
    expect((await ours.get(`/api/v1/clients/${idcontactofact}`)).body.data).toMatchObject({
      code: 'B',
      name: 'Beta Sociedad Limitada',
      tax_id: 'B98765432',
      email: 'beta@example.com',
      phone: '911222333',
      notes: 'línea 1\nlínea 2',
      customer: true,
      supplier: false,
      active: true,
    });
  });

  it('may come as JSON', async () => {
    const { status, body } = await caller.post(PATH, { nombre: 'Ana', cifnif: '1', personafisica: false });
    expect([status, body.data.personafisica]).toEqual([200, false]);
    expect(await read(body.data.codcliente)).toMatchObject({ cifnif: '1', personafisica: false });
  });

  it('echoes the columns of addresses, which are the contact’s, and drops them', async () => {
    const { body } = await post({ codcliente: 'D', direccion: 'Calle Mayor 1', ciudad: 'Madrid' });
    expect(body.data).toMatchObject({ direccion: 'Calle Mayor 1', ciudad: 'Madrid' });
    expect(await read('D')).not.toHaveProperty('direccion');
    const contact = await caller.get(`/api/3/contactos/${body.data.idcontactofact}`);
    expect(contact.body).toMatchObject({ direccion: '', ciudad: '' });
  });

  it.each<[Fields, string]>([
    [{ nombre: '' }, 'nombre es obligatorio'],
    [{ nombre: '  ' }, 'nombre es obligatorio'],
    [{ nombre: 'null' }, 'nombre es obligatorio'],
    [{ nombre: 'x'.repeat(101) }, 'nombre no es un valor'],
    [{ razonsocial: 'x'.repeat(101) }, 'razonsocial no es un valor'],
    [{ cifnif: 'null' }, 'cifnif es obligatorio'],
    [{ cifnif: 'x'.repeat(31) }, 'cifnif no es un valor'],
    [{ codcliente: 'ab cd' }, 'codcliente no tiene el formato'],
    [{ codcliente: 'á' }, 'codcliente no tiene el formato'],
    [{ codcliente: 'x'.repeat(11) }, 'codcliente no es un valor'],
    [{ email: 'nobody' }, 'email debe ser una dirección'],
    [{ web: 'no address' }, 'web no tiene el formato'],
    [{ web: 'javascript:alert(1)' }, 'web no tiene el formato'],
    [{ fechaalta: '31-02-2026' }, 'fechaalta no es un valor'],
    [{ fechabaja: 'soon' }, 'fechabaja no es un valor'],
    [{ debaja: 'maybe' }, 'debaja no es un valor'],
    [{ idcontactofact: '1' }, 'idcontactofact no es uno de los valores'],
  ])('is refused by the name of the column: %j', async (fields, reason) => {
    const { status, body } = await post(fields);
    expect([status, body.error]).toEqual([
      400,
      expect.stringContaining(`Error al guardar el registro. - ${reason}`),
    ]);
    expect(body.data).toEqual({ nombre: 'Ana', cifnif: '', ...fields });
    expect((await caller.get(PATH)).body).toEqual([]);
  });

  it('is refused without a name or a cifnif', async () => {
    expect((await sendForm(caller, 'POST', PATH, { cifnif: '' })).body.error).toContain(
      'nombre es obligatorio',
    );
    expect((await sendForm(caller, 'POST', PATH, { nombre: 'x' })).body.error).toContain(
      'cifnif es obligatorio',
    );
  });

  it.each(['https://beta.example', 'http://beta.example/a?b=c', 'www.beta.example', 'beta.example', ''])(
    'takes this for a web: "%s"',
    async (web) => {
      expect((await post({ codcliente: 'W', web })).status).toBe(200);
      expect((await read('W')).web).toBe(web);
    },
  );
});
