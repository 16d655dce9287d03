import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PRODUCTS = '/api/3/productos';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
});
afterAll(() => world.close());

const post = (fields: Record<string, string>) => sendForm(caller, 'POST', PRODUCTS, fields);
const put = (id: number, fields: Record<string, string>) =>
  sendForm(caller, 'PUT', `${PRODUCTS}/${id}`, fields);
const made = async (fields: Record<string, string>) => {
  const { status, body } = await post(fields);
  expect([status, body.ok]).toEqual([200, 'Registro creado correctamente.']);
  return body.data.idproducto as number;
};
const read = async (id: number) => (await caller.get(`${PRODUCTS}/${id}`)).body;
const references = async (query = '') =>
  (await caller.get(`${PRODUCTS}?${query}`)).body.map(({ referencia }: { referencia: string }) => referencia);

describe('a product', () => {
  it('is echoed as it was sent, and read with types and with what the original fills in', async () => {
    const fields = {
      referencia: 'SILLA',
      descripcion: 'Silla roja',
      precio: '10.10',
      stockfis: '3',
      other: 'x',
    };
    const { status, body } = await post(fields);
    expect(status).toBe(200);
    expect(body.data).toMatchObject(fields);
    expect(body.data.idproducto).toEqual(expect.any(Number));
    const { actualizado, fechaalta, ...rest } = await read(body.data.idproducto);
    expect(actualizado).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
    expect(fechaalta).toMatch(/^\d{2}-\d{2}-\d{4}$/);
    expect(rest).toEqual({
      bloqueado: false,
      codfabricante: null,
      codfamilia: null,
      codimpuesto: 'IVA21',
      codsubcuentacom: null,
      codsubcuentairpfcom: null,
      codsubcuentaven: null,
      descripcion: 'Silla roja',
      excepcioniva: null,
      idproducto: body.data.idproducto,
      nostock: false,
      observaciones: '',
      precio: 10.1,
      publico: false,
      referencia: 'SILLA',
      secompra: true,
      sevende: true,
      stockfis: 3,
      tipo: '',
      ventasinstock: false,
    });
  });

  it('may come and change as JSON, and keeps what no feature has', async () => {
    const kept = {
      codfamilia: 'F',
      observaciones: 'Two\nlines',
      publico: true,
      secompra: false,
      fechaalta: '01-02-2026',
    };
    const { body } = await caller.post(PRODUCTS, {
      referencia: 'J',
      precio: 0.1,
      codimpuesto: 'IVA10',
      ...kept,
    });
    const id = body.data.idproducto;
    expect(await read(id)).toMatchObject({ ...kept, precio: 0.1, codimpuesto: 'IVA10' });
    await caller.patch(`${PRODUCTS}/${id}`, { precio: 10.1, codimpuesto: null, bloqueado: true });
    expect(await read(id)).toMatchObject({ ...kept, precio: 10.1, codimpuesto: null, bloqueado: true });
    expect((await caller.get(`${PRODUCTS}?filter[codfamilia]=F&filter[bloqueado]=1`)).body).toHaveLength(1);
    const { body: deleted } = await caller.delete(`${PRODUCTS}/${id}`);
    expect(deleted).toMatchObject({
      ok: '¡Registro eliminado correctamente!',
      data: { idproducto: id, precio: 10.1 },
    });
    expect((await caller.get(`${PRODUCTS}/${id}`)).status).toBe(404);
  });

  it('is one of the platform API, and those are products here', async () => {
    const books = await Books.of(company);
    const id = await made({
      referencia: 'P1',
      descripcion: 'Chair',
      precio: '12.5',
      stockfis: '2',
      bloqueado: '1',
    });
    const taxes = (await books.read('taxes?kind=tax')) as { id: number; code: string }[];
    expect(await books.read(`products/${id}`)).toMatchObject({
      code: 'P1',
      name: 'Chair',
      price: '12.5',
      stock: '2',
      stocked: true,
      active: false,
      tax_id: taxes.find(({ code }) => code === 'IVA21')!.id,
    });
    const table = await books.create('products', { code: 'P2', name: 'Table', price: '99.95' });
    expect(await read(table.id as number)).toMatchObject({
      referencia: 'P2',
      descripcion: 'Table',
      precio: 99.95,
      codimpuesto: null,
      nostock: true,
    });
    await books.patch(`products/${id}`, { name: 'Stool', price: '1' });
    expect(await read(id)).toMatchObject({ descripcion: 'Stool', precio: 1 });
  });

  it('has no tax where its company has none of that name, and none where it names none', async () => {
    expect((await post({ codimpuesto: 'null' })).body.data.codimpuesto).toBeNull();
    caller = await fsCaller(world, await world.company({ country: 'HN' }));
    expect((await post({ descripcion: 'x' })).body.data.codimpuesto).toBeNull();
  });

  it.each([
    ['two lines', 'Silla\nroja', 'Silla'],
    ['blank lines first', '\r\n  Silla \r\nroja\n', 'Silla'],
    ['a long line', `${'ñ😀'.repeat(150)} end`, 'ñ😀'.repeat(100)],
    ['nothing', '', 'T'],
    ['blanks', ' \n ', 'T'],
  ])(
    'has the first line of its description as its name, and all of it to read: %s',
    async (_, text, name) => {
      const id = await made({ referencia: 'T', descripcion: text });
      expect((await read(id)).descripcion).toBe(text);
      const books = await Books.of(company);
      expect((await books.read(`products/${id}`)).name).toBe(name);
      await books.patch(`products/${id}`, { name: 'Other' });
      expect((await read(id)).descripcion).toBe('Other');
    },
  );

  it('is called by its reference while nothing is said of it', async () => {
    const id = await made({ referencia: 'A' });
    expect((await read(id)).descripcion).toBe('A');
    await put(id, { referencia: 'B' });
    expect(await read(id)).toMatchObject({ referencia: 'B', descripcion: 'B' });
  });

  it('has the price of its computed decimals to the sixth', async () => {
    expect((await read(await made({ precio: '12.396694214876' }))).precio).toBe(12.396_694);
    const id = await made({ precio: '0.30000000000000004' });
    expect((await read(id)).precio).toBe(0.3);
    await put(id, { precio: 'null' });
    expect((await read(id)).precio).toBe(0);
  });

  it('has no stock once it is not counted', async () => {
    const id = await made({ stockfis: '5' });
    await put(id, { nostock: '1', stockfis: '7' });
    expect(await read(id)).toMatchObject({ nostock: true, stockfis: 0 });
    await put(id, { stockfis: '7' });
    expect((await read(id)).stockfis).toBe(0);
    await put(id, { nostock: '0', stockfis: '-1.5' });
    expect(await read(id)).toMatchObject({ nostock: false, stockfis: -1.5 });
  });

  it('tells when it was saved last, whatever is sent', async () => {
    const id = await made({ actualizado: '01-01-2020 00:00:00' });
    expect((await read(id)).actualizado > '2026').toBe(true);
    expect(await references('filter[actualizado_gte]=01-01-2021')).toHaveLength(1);
  });

  it('is never told as another than it became: its number is not chosen', async () => {
    const { body } = await post({ idproducto: '999999', referencia: 'N' });
    expect(body.data.idproducto).toEqual(expect.any(Number));
    expect((await read(body.data.idproducto)).referencia).toBe('N');
    const again = await post({ idproducto: String(body.data.idproducto), referencia: 'M' });
    expect(again.body).toMatchObject({ error: 'El registro ya existe.', data: { referencia: 'N' } });
  });
});
