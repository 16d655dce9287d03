import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const [PRODUCTS, VARIANTS, STOCKS] = ['/api/3/productos', '/api/3/variantes', '/api/3/stocks'];

type Fields = Record<string, string>;

let world: World;
let company: CompanyInWorld;
let caller: Caller;
let chair: number;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
  chair = (await post(PRODUCTS, { referencia: 'CHAIR' })).body.data.idproducto;
});
afterAll(() => world.close());

const post = (path: string, fields: Fields) => sendForm(caller, 'POST', path, fields);
const put = (path: string, fields: Fields) => sendForm(caller, 'PUT', path, fields);
const stock = async (id = chair) => (await caller.get(`${STOCKS}/${id}`)).body;
const listed = async (query = '') =>
  (await caller.get(`${STOCKS}?${query}`)).body.map(({ referencia }: { referencia: string }) => referencia);
const outcome = ({ status, body }: Answer) => [status, body.error];
const NOT_SAVED = 'Error al guardar el registro. -';

describe('the stock of a product', () => {
  it('is echoed and read, and is that of the product, of its variant and of the platform API', async () => {
    const fields = {
      referencia: 'CHAIR',
      codalmacen: 'ALG',
      cantidad: '17.50',
      stockmin: '2',
      ubicacion: 'A3',
    };
    const { status, body } = await post(STOCKS, fields);
    expect([status, body.data]).toEqual([200, expect.objectContaining(fields)]);
    expect(await stock()).toEqual({
      cantidad: 17.5,
      codalmacen: 'ALG',
      disponible: 17.5,
      idproducto: chair,
      idstock: chair,
      pterecibir: 0,
      referencia: 'CHAIR',
      reservada: 0,
      stockmax: 0,
      stockmin: 2,
      ubicacion: 'A3',
    });
    for (const path of [PRODUCTS, VARIANTS])
      expect((await caller.get(`${path}/${chair}`)).body.stockfis).toBe(17.5);
    const books = await Books.of(company);
    expect(await books.read(`products/${chair}`)).toMatchObject({ stocked: true, stock: '17.5' });
  });

  it('changes here, there, and with the documents that move it', async () => {
    await caller.post(STOCKS, { referencia: 'CHAIR', cantidad: 10 });
    await caller.patch(`${STOCKS}/${chair}`, { cantidad: 8, reservada: 3 });
    expect(await stock()).toMatchObject({ cantidad: 8, reservada: 3, disponible: 5 });
    const books = await Books.of(company);
    await books.patch(`products/${chair}`, { stock: '6' });
    expect(await stock()).toMatchObject({ cantidad: 6, disponible: 3, reservada: 3 });
    await books.invoice({ lines: [{ product_id: chair, quantity: '4' }] });
    expect(await stock()).toMatchObject({ cantidad: 2, disponible: 0 });
    await put(`${STOCKS}/${chair}`, { cantidad: 'null' });
    expect((await stock()).cantidad).toBe(0);
  });

  it('may be said by the product alone, or of one of its variants', async () => {
    expect((await post(STOCKS, { idproducto: String(chair), cantidad: '1' })).body.data.referencia).toBe(
      'CHAIR',
    );
    await post(VARIANTS, { idproducto: String(chair), referencia: 'XL' });
    const { body } = await post(STOCKS, { idproducto: String(chair), referencia: 'XL', cantidad: '2' });
    expect(await stock(body.data.idstock)).toMatchObject({
      idproducto: chair,
      referencia: 'XL',
      cantidad: 2,
    });
    expect(await listed(`filter[idproducto]=${chair}&sort[cantidad]=DESC`)).toEqual(['XL', 'CHAIR']);
  });

  it('makes a product counted that was not, and goes where it is not any more', async () => {
    const books = await Books.of(company);
    const { id } = await books.create('products', { code: 'TABLE', name: 'Table' });
    expect(await listed()).toEqual(['CHAIR']);
    await post(STOCKS, { referencia: 'TABLE', cantidad: '3', ubicacion: 'B1' });
    expect(await books.read(`products/${id}`)).toMatchObject({ stocked: true, stock: '3' });
    const { body } = await caller.delete(`${STOCKS}/${id}`);
    expect(body).toMatchObject({
      ok: '¡Registro eliminado correctamente!',
      data: { cantidad: 3, ubicacion: 'B1' },
    });
    expect((await caller.get(`${STOCKS}/${id}`)).status).toBe(404);
    expect(await books.read(`products/${id}`)).toMatchObject({ stocked: false, stock: '0' });
    await post(STOCKS, { referencia: 'TABLE' });
    expect(await stock(id)).toMatchObject({ cantidad: 0, ubicacion: null, codalmacen: 'ALG' });
    await post(PRODUCTS, { referencia: 'OTHER' });
    await put(`${PRODUCTS}/${id}`, { nostock: '1' });
    expect(await listed()).toEqual(['CHAIR', 'OTHER']);
  });

  it.each<[Fields, string]>([
    [{ referencia: 'CHAIR', cantidad: '1' }, 'referencia ya está en uso'],
    [{ referencia: 'CHAIR', codalmacen: 'ALG' }, 'referencia ya está en uso'],
    [{ referencia: 'CHAIR', codalmacen: 'MAD' }, 'codalmacen debe ser el del stock que ya hay'],
  ])('is said once, in one warehouse: %j', async (fields, reason) => {
    await post(STOCKS, { referencia: 'CHAIR', cantidad: '0' });
    const again = await post(STOCKS, fields);
    expect(outcome(again)).toEqual([400, expect.stringContaining(`${NOT_SAVED} ${reason}`)]);
    expect((await stock()).cantidad).toBe(0);
  });

  it('is there already where its product came with one', async () => {
    await post(PRODUCTS, { referencia: 'FULL', stockfis: '5' });
    expect((await post(STOCKS, { referencia: 'FULL', cantidad: '1' })).status).toBe(400);
  });

  it('may be in another warehouse than the usual one, but only in one', async () => {
    await post(STOCKS, { referencia: 'CHAIR', codalmacen: 'MAD', cantidad: '1' });
    expect(await stock()).toMatchObject({ codalmacen: 'MAD', cantidad: 1 });
    expect(outcome(await post(STOCKS, { referencia: 'CHAIR', codalmacen: 'ALG' }))[1]).toContain(
      'codalmacen debe',
    );
    expect(await listed('filter[codalmacen]=MAD')).toEqual(['CHAIR']);
  });

  it('is said by one alone of ten at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        post(STOCKS, { referencia: 'CHAIR', cantidad: String(index) }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(400)]);
    const first = answers.find(({ status }) => status === 200)!;
    expect((await stock()).cantidad).toBe(Number(first.body.data.cantidad));
  });
});
