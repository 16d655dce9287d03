import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const [PRODUCTS, VARIANTS] = ['/api/3/productos', '/api/3/variantes'];

let world: World;
let company: CompanyInWorld;
let caller: Caller;
let chair: number;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
  chair = (
    await post(PRODUCTS, { referencia: 'CHAIR', descripcion: 'Chair', precio: '10', codimpuesto: 'IVA10' })
  ).body.data.idproducto;
});
afterAll(() => world.close());

const post = (path: string, fields: Record<string, string>) => sendForm(caller, 'POST', path, fields);
const put = (path: string, fields: Record<string, string>) => sendForm(caller, 'PUT', path, fields);
const read = async (id: number, path = VARIANTS) => (await caller.get(`${path}/${id}`)).body;
const listed = async (path: string) =>
  (await caller.get(path)).body.map(({ referencia }: { referencia: string }) => referencia);
const outcome = ({ status, body }: Answer) => [status, body.error];
/** A further variant of the chair. */
const made = async (fields: Record<string, string> = {}) => {
  const { status, body } = await post(VARIANTS, { idproducto: String(chair), ...fields });
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data.idvariante as number;
};

describe('the main variant of a product', () => {
  it('comes with it, and has its reference, its price and its stock', async () => {
    expect(await read(chair)).toEqual({
      codbarras: null,
      coste: 0,
      idatributovalor1: null,
      idatributovalor2: null,
      idatributovalor3: null,
      idatributovalor4: null,
      idproducto: chair,
      idvariante: chair,
      margen: 0,
      precio: 10,
      referencia: 'CHAIR',
      stockfis: 0,
    });
    await put(`${VARIANTS}/${chair}`, { precio: '11.5', stockfis: '4', referencia: 'SEAT' });
    expect(await read(chair, PRODUCTS)).toMatchObject({ precio: 11.5, stockfis: 4, referencia: 'SEAT' });
  });

  it('goes with its product alone', async () => {
    expect(outcome(await caller.delete(`${VARIANTS}/${chair}`))).toEqual([
      400,
      'Error al eliminar el registro. - idvariante es la variante principal: se elimina con su producto',
    ]);
    expect((await caller.get(`${PRODUCTS}/${chair}`)).status).toBe(200);
    expect((await caller.delete(`${PRODUCTS}/${chair}`)).status).toBe(200);
    expect((await caller.get(`${VARIANTS}/${chair}`)).status).toBe(404);
  });
});

describe('a further variant', () => {
  it('is echoed and read, and no product of its own here', async () => {
    const fields = {
      idproducto: String(chair),
      referencia: 'CHAIR-XL',
      precio: '12.30',
      codbarras: '8412345678905',
      coste: '7.1',
      idatributovalor1: '3',
      stockfis: '2',
    };
    const { status, body } = await post(VARIANTS, fields);
    expect([status, body.data]).toEqual([200, expect.objectContaining(fields)]);
    expect(await read(body.data.idvariante)).toEqual({
      codbarras: '8412345678905',
      coste: 7.1,
      idatributovalor1: 3,
      idatributovalor2: null,
      idatributovalor3: null,
      idatributovalor4: null,
      idproducto: chair,
      idvariante: body.data.idvariante,
      margen: 0,
      precio: 12.3,
      referencia: 'CHAIR-XL',
      stockfis: 2,
    });
    expect(await listed(PRODUCTS)).toEqual(['CHAIR']);
    expect(await listed(`${VARIANTS}?filter[idproducto]=${chair}`)).toEqual(['CHAIR', 'CHAIR-XL']);
    expect((await caller.get(`${PRODUCTS}/${body.data.idvariante}`)).status).toBe(404);
  });

  it('may come and change as JSON', async () => {
    const { body } = await caller.post(VARIANTS, {
      idproducto: chair,
      referencia: 'J',
      precio: 0.1,
      coste: 0.05,
    });
    await caller.patch(`${VARIANTS}/${body.data.idvariante}`, { codbarras: '1', precio: 0.2 });
    expect(await read(body.data.idvariante)).toMatchObject({ precio: 0.2, coste: 0.05, codbarras: '1' });
  });

  it('is a product of the platform API, with the name, the tax and the state of its product', async () => {
    const books = await Books.of(company);
    const id = await made({ referencia: 'XL', precio: '3' });
    const main = await books.read(`products/${chair}`);
    const { name, tax_id, active, stocked } = main;
    expect(await books.read(`products/${id}`)).toMatchObject({
      code: 'XL',
      price: '3',
      name,
      tax_id,
      active,
      stocked,
    });
    await put(`${PRODUCTS}/${chair}`, {
      descripcion: 'Seat',
      codimpuesto: 'IVA4',
      bloqueado: '1',
      nostock: '1',
    });
    const { tax_id: newTax } = await books.read(`products/${chair}`);
    expect(newTax).not.toBe(tax_id);
    expect(await books.read(`products/${id}`)).toMatchObject({
      name: 'Seat',
      tax_id: newTax,
      active: false,
      stocked: false,
      code: 'XL',
      price: '3',
    });
  });

  it('goes alone, or with its product, and is a product of its own where that went elsewhere', async () => {
    const [first, second] = [await made({ referencia: 'A' }), await made({ referencia: 'B' })];
    const { body } = await caller.delete(`${VARIANTS}/${first}`);
    expect(body.data).toMatchObject({ idvariante: first, referencia: 'A', idproducto: chair });
    await caller.delete(`${PRODUCTS}/${chair}`);
    expect(await listed(VARIANTS)).toEqual([]);
    expect((await caller.get(`${VARIANTS}/${second}`)).status).toBe(404);

    chair = (await post(PRODUCTS, { referencia: 'C' })).body.data.idproducto;
    const orphan = await made({ referencia: 'D' });
    await (await Books.of(company)).delete(`products/${chair}`);
    expect(await listed(PRODUCTS)).toEqual(['D']);
    expect((await read(orphan)).idproducto).toBe(orphan);
  });

  it('keeps its product there while a document names it', async () => {
    const id = await made({ referencia: 'SOLD' });
    await made({ referencia: 'UNSOLD' });
    const books = await Books.of(company);
    await books.create('invoices', { client_id: books.clientId, lines: [{ product_id: id, quantity: '1' }] });
    for (const path of [`${VARIANTS}/${id}`, `${PRODUCTS}/${chair}`])
      expect((await caller.delete(path)).status).toBe(400);
    expect(await listed(VARIANTS)).toEqual(['CHAIR', 'SOLD', 'UNSOLD']);
  });

  it('has a number behind the highest as its reference where it chose none, each of twenty at once', async () => {
    await post(PRODUCTS, { referencia: '100' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? post(VARIANTS, { idproducto: String(chair) })
          : post(PRODUCTS, { descripcion: 'x' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const numbers = answers
      .map(({ body }) => Number(body.data.referencia))
      .toSorted((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => 101 + index));
  });

  it('is never left behind by a product that is deleted at the same time', async () => {
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => post(VARIANTS, { idproducto: String(chair) })),
      caller.delete(`${PRODUCTS}/${chair}`),
      ...Array.from({ length: 5 }, () => post(VARIANTS, { idproducto: String(chair) })),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await listed(VARIANTS)).toEqual([]);
  });
});
