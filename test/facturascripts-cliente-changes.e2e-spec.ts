import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/clientes';
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
const post = (fields: Fields = {}) =>
  sendForm(caller, 'POST', PATH, { nombre: 'Ana', cifnif: '', ...fields });
const put = (code: string, fields: Fields) => sendForm(caller, 'PUT', `${PATH}/${code}`, fields);
const read = async (code: string) => (await caller.get(`${PATH}/${code}`)).body;
const outcome = ({ status, body }: Answer) => [status, body.error];
const today = () => {
  const day = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Madrid' });
  return day.split('-').toReversed().join('-');
};

describe('a customer that is changed', () => {
  beforeEach(() => post({ codcliente: 'A', nombre: 'Ana', telefono1: '600' }));

  it.each<[string, Fields, Fields]>([
    ['a name alone is what the company calls it', { nombre: 'Eva' }, { nombre: 'Eva', razonsocial: 'Ana' }],
    ['the name on documents', { razonsocial: 'Ana SL' }, { nombre: 'Ana', razonsocial: 'Ana SL' }],
    ['an empty one is its name', { nombre: 'Eva', razonsocial: '' }, { nombre: 'Eva', razonsocial: 'Eva' }],
    ['an empty text', { telefono1: '' }, { telefono1: '', nombre: 'Ana' }],
    ['the email in capitals', { email: ' A@B.ES ' }, { email: 'a@b.es' }],
  ])('keeps what is not named: %s', async (_name, fields, expected) => {
    expect((await put('A', fields)).status).toBe(200);
    expect(await read('A')).toMatchObject(expected);
  });

  it('may be sent back as it was read', async () => {
    const before = await read('A');
    expect((await caller.put(`${PATH}/A`, before)).status).toBe(200);
    expect(await read('A')).toEqual(before);
  });

  it.each<[Fields, string]>([
    [{ nombre: '' }, 'nombre es obligatorio'],
    [{ cifnif: 'null' }, 'cifnif es obligatorio'],
    [{ email: 'x@' }, 'email debe ser'],
    [{ web: 'x y' }, 'web no tiene'],
    [{ idcontactofact: '1' }, 'idcontactofact no es'],
    [{ idcontactofact: 'null' }, 'idcontactofact no es'],
  ])('keeps all it has when a value is refused: %j', async (fields, reason) => {
    const before = await read('A');
    const { status, body } = await put('A', { telefono2: '9', ...fields });
    expect([status, body.error]).toEqual([400, expect.stringContaining(reason)]);
    expect(await read('A')).toEqual(before);
  });

  it.each([
    ['5,20', '5,20'],
    ['20, 5', '20,5'],
    ['0,32,31', '31'],
    ['15º', '15'],
    ['never', null],
    ['', null],
  ])('has days of payment that are days of a month: "%s"', async (diaspago, kept) => {
    expect((await put('A', { diaspago })).status).toBe(200);
    expect((await read('A')).diaspago).toBe(kept);
  });

  it.each(['General', 'Exento', 'Recargo', 'Simplificado', 'Agencias de viaje'])(
    'has the regime that was sent: %s',
    async (regimeniva) => {
      await put('A', { regimeniva });
      const { idcontactofact, ...stored } = await read('A');
      const { caller: ours } = await company.key();
      const client = (await ours.get(`/api/v1/clients/${idcontactofact}`)).body.data;
      expect([stored.regimeniva, client.surcharge]).toEqual([regimeniva, regimeniva === 'Recargo']);
    },
  );
});

describe('a customer that has ended', () => {
  beforeEach(() => post({ codcliente: 'A' }));
  const state = async () => {
    const { debaja, fechabaja, idcontactofact } = await read('A');
    const { caller: ours } = await company.key();
    const client = (await ours.get(`/api/v1/clients/${idcontactofact}`)).body.data;
    expect(client.active).toBe(!debaja);
    return [debaja, fechabaja];
  };

  it('has ended on the date that was sent, whatever the flag says', async () => {
    await put('A', { fechabaja: '01-02-2026', debaja: '0' });
    expect(await state()).toEqual([true, '01-02-2026']);
    await put('A', { debaja: '1' });
    expect(await state()).toEqual([true, '01-02-2026']);
  });

  it('has ended today in the company’s time zone where only the flag is sent', async () => {
    await put('A', { debaja: '1' });
    expect(await state()).toEqual([true, today()]);
  });

  it.each<Fields>([{ fechabaja: 'null' }, { debaja: '0' }])('comes back with %j', async (fields) => {
    await put('A', { fechabaja: '01-02-2026' });
    await put('A', fields);
    expect(await state()).toEqual([false, null]);
  });

  it('has a date when our own API has ended it', async () => {
    const { idcontactofact } = await read('A');
    const { caller: ours } = await company.key();
    await ours.patch(`/api/v1/clients/${idcontactofact}`, { active: false });
    expect(await state()).toEqual([true, today()]);
  });
});

describe('a customer that is deleted', () => {
  it('is answered once more and is gone, with what was kept beside it', async () => {
    await post({ codcliente: 'A', fax: '912', riesgomax: '5' });
    const before = await read('A');
    const { status, body } = await caller.delete(`${PATH}/A`);
    expect([status, body.data]).toEqual([200, before]);
    expect(outcome(await caller.get(`${PATH}/A`))).toEqual(NOT_FOUND);
    await post({ codcliente: 'A' });
    expect(await read('A')).toMatchObject({ fax: '', riesgomax: null });
  });

  it('stays while an invoice names it, as a supplier too', async () => {
    await post({ codcliente: 'A' });
    const { idcontactofact: client_id } = await read('A');
    const { caller: ours } = await company.key();
    const lines = [{ description: 'x', quantity: '1', unit_price: '1', tax: 'IVA21' }];
    expect((await ours.post('/api/v1/invoices', { client_id, lines })).status).toBeLessThan(300);
    for (const supplier of [false, true]) {
      await ours.patch(`/api/v1/clients/${client_id}`, { supplier });
      const { status, body } = await caller.delete(`${PATH}/A`);
      expect([status, body]).toEqual([
        400,
        { error: expect.stringContaining('Error al eliminar el registro.') },
      ]);
    }
    expect((await read('A')).codcliente).toBe('A');
  });
});
