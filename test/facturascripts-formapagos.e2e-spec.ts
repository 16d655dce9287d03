import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/formapagos';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const anew = async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
};
const post = (fields: Record<string, string>) => sendForm(caller, 'POST', PATH, fields);
const put = (code: string, fields: Record<string, string>) =>
  sendForm(caller, 'PUT', `${PATH}/${code}`, fields);
const read = async (code: string) => (await caller.get(`${PATH}/${code}`)).body;
/** The method as our own API has it. */
async function ours(code: string): Promise<{ id: number; due_days: number; active: boolean; name: string }> {
  const { data } = (await (await company.key()).caller.get('/api/v1/payment-methods?per_page=100')).body;
  return data.find((each: { code: string }) => each.code === code);
}

describe('the ways to pay of a company', () => {
  beforeAll(anew);

  it('are those of its books', async () => {
    const { body, headers } = await caller.get(PATH);
    expect(headers.get('x-total-count')).toBe('5');
    expect(body[0]).toEqual({
      activa: true,
      codcuentabanco: null,
      codpago: 'CONT',
      descripcion: 'Al contado',
      domiciliado: false,
      idempresa: company.id,
      imprimir: true,
      pagado: false,
      plazovencimiento: 0,
      tipovencimiento: 'days',
    });
    const terms = body.map((each: Record<string, unknown>) => [
      each.codpago,
      each.plazovencimiento,
      each.domiciliado,
    ]);
    expect(terms).toEqual([
      ['CONT', 0, false],
      ['DOMICILIADO', 30, true],
      ['PAYPAL', 0, false],
      ['TARJETA', 0, false],
      ['TRANS', 30, false],
    ]);
  });

  it.each([
    ['days', 15, 15],
    ['weeks', 2, 14],
    ['months', 3, 90],
    ['years', 1, 365],
    ['months', 0, 0],
  ])('are due after so many %s: %i are %i days of ours', async (tipovencimiento, count, due_days) => {
    const codpago = `${tipovencimiento}${count}`;
    const term = { plazovencimiento: String(count), tipovencimiento };
    expect((await post({ codpago, descripcion: 'x', ...term })).status).toBe(200);
    expect(await read(codpago)).toMatchObject({ plazovencimiento: count, tipovencimiento });
    expect((await ours(codpago)).due_days).toBe(due_days);
  });

  it('keep the part of their term that is not named, and show what was changed elsewhere', async () => {
    await post({ codpago: 'T', descripcion: 'x', plazovencimiento: '2', tipovencimiento: 'weeks' });
    await put('T', { plazovencimiento: '3' });
    expect([await read('T'), (await ours('T')).due_days]).toMatchObject([{ tipovencimiento: 'weeks' }, 21]);
    await put('T', { tipovencimiento: 'months' });
    expect([await read('T'), (await ours('T')).due_days]).toMatchObject([{ plazovencimiento: 3 }, 90]);
    const { id } = await ours('T');
    await (await company.key()).caller.patch(`/api/v1/payment-methods/${id}`, { due_days: 10 });
    expect(await read('T')).toMatchObject({ plazovencimiento: 10, tipovencimiento: 'days' });
    await put('T', { descripcion: 'y' });
    expect([await read('T'), await ours('T')]).toMatchObject([
      { plazovencimiento: 10 },
      { due_days: 10, name: 'y' },
    ]);
  });

  it('keep what ours have no room for, and are switched off by it', async () => {
    const fields = {
      codpago: 'K',
      descripcion: 'x',
      pagado: '1',
      domiciliado: '1',
      imprimir: '0',
      codcuentabanco: 'B',
    };
    const { status, body } = await post({ ...fields, activa: '0' });
    expect([status, body.data]).toMatchObject([
      200,
      { ...fields, plazovencimiento: 0, tipovencimiento: 'days' },
    ]);
    const kept = { pagado: true, domiciliado: true, imprimir: false, codcuentabanco: 'B', activa: false };
    expect(await read('K')).toMatchObject(kept);
    expect((await ours('K')).active).toBe(false);
    await put('K', { activa: '1', pagado: '0' });
    expect(await read('K')).toMatchObject({ ...kept, pagado: false, activa: true });
  });

  it('make an invoice due when they say', async () => {
    const key = (await company.key()).caller;
    await post({ codpago: 'W', descripcion: 'x', plazovencimiento: '1', tipovencimiento: 'weeks' });
    const { body } = await key.post('/api/v1/clients', { name: 'Ana' });
    const lines = [{ description: 'x', quantity: '1', unit_price: '1' }];
    const invoice = { client_id: body.data.id, issued_on: '2026-01-01', payment_method: 'W', lines };
    expect((await key.post('/api/v1/invoices', invoice)).body.data.due_on).toBe('2026-01-08');
  });
});

describe('a way to pay', () => {
  beforeAll(anew);

  it.each([
    [{ codpago: 'CONT', descripcion: 'x' }, 'El registro ya existe.'],
    [{ descripcion: 'x' }, 'codpago es obligatorio'],
    [{ codpago: 'X' }, 'descripcion es obligatorio'],
    [{ codpago: 'X', descripcion: '' }, 'descripcion es obligatorio'],
    [{ codpago: 'a/b', descripcion: 'x' }, 'codpago no tiene el formato'],
    [{ codpago: 'X', descripcion: 'x', tipovencimiento: 'moons' }, 'tipovencimiento no es uno'],
    [{ codpago: 'X', descripcion: 'x', tipovencimiento: 'toString' }, 'tipovencimiento no es uno'],
    [{ codpago: 'X', descripcion: 'x', plazovencimiento: '-1' }, 'plazovencimiento es demasiado pequeño'],
    [
      { codpago: 'X', descripcion: 'x', plazovencimiento: '11', tipovencimiento: 'years' },
      'plazovencimiento es demasiado grande',
    ],
    [{ codpago: 'X', descripcion: 'x', plazovencimiento: '1.5' }, 'plazovencimiento no es un valor'],
    [{ codpago: 'X', descripcion: 'x', activa: 'maybe' }, 'activa no es un valor'],
  ])('is refused: %j', async (fields, error) => {
    const { status, body } = await post(fields);
    expect([status, body.error]).toEqual([400, expect.stringContaining(error)]);
    expect((await caller.get(PATH)).headers.get('x-total-count')).toBe('5');
  });

  it.each<Record<string, string>>([
    { tipovencimiento: 'x', imprimir: '0' },
    { plazovencimiento: '9999', pagado: '1' },
    { descripcion: 'null' },
    { descripcion: '' },
  ])('keeps what it has when a change is refused: %j', async (fields) => {
    const before = await read('TRANS');
    expect((await put('TRANS', fields)).status).toBe(400);
    expect(await read('TRANS')).toEqual(before);
  });

  it('names its company, whatever was sent', async () => {
    await post({ codpago: 'E', descripcion: 'x', idempresa: '1' });
    expect((await read('E')).idempresa).toBe(company.id);
  });

  it('is deleted, with what was kept of it', async () => {
    await post({ codpago: 'D', descripcion: 'x', pagado: '1' });
    expect((await caller.delete(`${PATH}/D`)).body.data.pagado).toBe(true);
    expect((await caller.get(`${PATH}/D`)).status).toBe(404);
    await caller.post(PATH, { codpago: 'D', descripcion: 'x' });
    expect((await read('D')).pagado).toBe(false);
  });

  it('of another company is not there', async () => {
    await post({ codpago: 'OWN', descripcion: 'x' });
    const other = await fsCaller(world, await world.company());
    for (const answer of [
      await other.get(`${PATH}/OWN`),
      await sendForm(other, 'PUT', `${PATH}/OWN`, { descripcion: 'y' }),
      await other.delete(`${PATH}/OWN`),
    ])
      expect(answer.status).toBe(404);
    expect((await read('OWN')).descripcion).toBe('x');
  });

  it('is opened by a grant on payment methods alone', async () => {
    const limited = await fsCaller(world, company, { permissions: ['payment-methods.read'] });
    expect((await limited.get(PATH)).status).toBe(200);
    expect((await limited.post(PATH, { codpago: 'Z', descripcion: 'x' })).status).toBe(403);
    expect((await limited.get('/api/3/series')).status).toBe(403);
  });
});
