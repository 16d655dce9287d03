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

describe('the code of a customer', () => {
  it('is another one for each of twelve at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => post()));
    expect(made.map(({ status }) => status)).toEqual(Array(12).fill(200));
    const codes = made.map(({ body }) => body.data.codcliente as string);
    expect(new Set(codes).size).toBe(12);
    for (const code of codes) expect(code).toMatch(/^[A-Z0-9]{1,10}$/);
  });

  it('is one that was chosen', async () => {
    for (const code of ['1', 'a_+.-Z', '000001', 'CLIENTE-10']) {
      expect((await post({ codcliente: code })).status).toBe(200);
      expect((await read(encodeURIComponent(code))).codcliente).toBe(code);
    }
  });

  it.each(['', 'null'])('is made where none is sent: "%s"', async (codcliente) => {
    const { body } = await post({ codcliente });
    expect((await read(body.data.codcliente)).nombre).toBe('Ana');
  });

  it('is refused when it is taken, with the customer that has it', async () => {
    await post({ codcliente: 'D', nombre: 'First' });
    const { status, body } = await post({ codcliente: 'D', nombre: 'Second' });
    expect([status, body]).toEqual([400, { error: 'El registro ya existe.', data: await read('D') }]);
    expect((await read('D')).nombre).toBe('First');
  });

  it('is given to one alone of ten that ask for it at once', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => post({ codcliente: 'ONE' })));
    expect(made.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(400)]);
  });

  it('may be the one that a supplier has unseen', async () => {
    const supplier = await caller.post('/api/3/proveedores', { nombre: 'Eva', cifnif: '' });
    const { codproveedor, idcontacto } = supplier.body.data;
    expect((await post({ codcliente: String(idcontacto) })).status).toBe(200);
    expect((await caller.get(`/api/3/proveedores/${codproveedor}`)).body.nombre).toBe('Eva');
  });

  it('does not change', async () => {
    await post({ codcliente: 'A' });
    expect(outcome(await put('A', { codcliente: 'B', nombre: 'x' }))).toEqual(NOT_FOUND);
  });
});

describe('whose customers they are', () => {
  it('are the company’s own alone, under the same codes as others’', async () => {
    await post({ codcliente: 'A', nombre: 'Ours' });
    const theirs = await fsCaller(world, await world.company());
    expect((await theirs.get(PATH)).body).toEqual([]);
    expect(outcome(await theirs.get(`${PATH}/A`))).toEqual(NOT_FOUND);
    expect((await theirs.put(`${PATH}/A`, { nombre: 'x' })).status).toBe(404);
    expect((await theirs.delete(`${PATH}/A`)).status).toBe(404);
    expect((await theirs.post(PATH, { codcliente: 'A', nombre: 'Theirs', cifnif: '' })).status).toBe(200);
    expect((await read('A')).nombre).toBe('Ours');
  });

  it('are opened by grants on clients alone', async () => {
    await post({ codcliente: 'A' });
    const limited = (permission: string) => fsCaller(world, company, { permissions: [permission] });
    const reader = await limited('clientes.read');
    expect((await reader.get(`${PATH}/A`)).status).toBe(200);
    expect((await reader.get('/api/3/cliente')).body).toHaveLength(1);
    for (const refused of [
      await reader.post(PATH, { nombre: 'x', cifnif: '' }),
      await reader.put(`${PATH}/A`, { nombre: 'x' }),
      await reader.delete(`${PATH}/A`),
      await (await limited('proveedores.*')).get(PATH),
      await (await limited('contactos.*')).get(PATH),
    ])
      expect(outcome(refused)).toEqual([403, 'forbidden']);
  });
});
