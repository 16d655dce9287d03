import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PRODUCTS = '/api/3/productos';

type Fields = Record<string, string>;

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
});
afterAll(() => world.close());

const post = (fields: Fields) => sendForm(caller, 'POST', PRODUCTS, fields);
const put = (id: number, fields: Fields) => sendForm(caller, 'PUT', `${PRODUCTS}/${id}`, fields);
const made = async (fields: Fields) => {
  const { status, body } = await post(fields);
  expect([status, body.ok]).toEqual([200, 'Registro creado correctamente.']);
  return body.data.idproducto as number;
};
const read = async (id: number) => (await caller.get(`${PRODUCTS}/${id}`)).body;
const references = async (query = '') =>
  (await caller.get(`${PRODUCTS}?${query}`)).body.map(({ referencia }: { referencia: string }) => referencia);
const refusal = ({ status, body }: Answer) => [status, body.error];

describe('the reference of a product', () => {
  it('is the number behind the highest where none is sent', async () => {
    await made({ referencia: 'A9' });
    await made({ referencia: '41' });
    for (const [referencia, next] of [
      ['', '42'],
      ['null', '43'],
    ] as const)
      expect((await post({ referencia })).body.data.referencia).toBe(next);
    expect(await references('sort[idproducto]=ASC')).toEqual(['A9', '41', '42', '43']);
  });

  it('is another one for each of thirty at once, beside those that choose numbers', async () => {
    const [auto, chosen] = await Promise.all([
      Promise.all(Array.from({ length: 30 }, () => post({ descripcion: 'x' }))),
      Promise.all(Array.from({ length: 10 }, (_, index) => post({ referencia: String(index + 1) }))),
    ]);
    expect(auto.filter(({ status }) => status !== 200).map(refusal)).toEqual([]);
    const succeeded = [...auto, ...chosen].filter(({ status }) => status === 200);
    expect(new Set(await references('limit=0')).size).toBe(succeeded.length);
  });

  it('is unique in its company, and in no other', async () => {
    await made({ referencia: 'U' });
    const again = await post({ referencia: 'U' });
    expect(refusal(again)).toEqual([400, 'Error al guardar el registro. - referencia ya está en uso']);
    const other = await made({ referencia: 'V' });
    expect((await put(other, { referencia: 'U' })).status).toBe(400);
    expect((await read(other)).referencia).toBe('V');
    caller = await fsCaller(world, await world.company());
    await made({ referencia: 'U' });
  });
});

describe('products', () => {
  it('are found and ordered by columns of the feature and by kept ones', async () => {
    await made({ referencia: 'A', precio: '3', codfamilia: 'Z' });
    await made({ referencia: 'B', precio: '1', codfamilia: 'Y', codimpuesto: 'IVA4' });
    await made({ referencia: 'C', precio: '2', codimpuesto: '' });
    expect(await references('sort[precio]=DESC')).toEqual(['A', 'C', 'B']);
    expect(await references('filter[precio_gte]=2&sort[lower:referencia]=DESC')).toEqual(['C', 'A']);
    expect(await references('filter[codimpuesto]=IVA4')).toEqual(['B']);
    expect(await references('filter[codfamilia_notnull]=&sort[codfamilia]=ASC')).toEqual(['B', 'A']);
    expect(
      await references('filter[referencia]=A&filter[codimpuesto_null]=&operation[codimpuesto_null]=OR'),
    ).toEqual(['A', 'C']);
    expect(await references('filter[descripcion_like]=b&limit=1')).toEqual(['B']);
  });

  it.each<[Fields, string]>([
    [{ precio: '-1' }, 'precio debe ser un número decimal'],
    [{ precio: '1e15' }, 'precio debe ser un número decimal'],
    [{ precio: '1,5' }, 'precio no es un valor'],
    [{ stockfis: '1e12' }, 'stockfis debe ser un número decimal'],
    [{ codimpuesto: 'NONE' }, 'codimpuesto no corresponde a ningún registro'],
    [{ codimpuesto: 'IRPF15' }, 'codimpuesto no corresponde a ningún registro'],
    [{ referencia: 'x'.repeat(31) }, 'referencia no es un valor'],
    [{ referencia: '  ' }, 'referencia no tiene el formato esperado'],
    [{ bloqueado: 'maybe' }, 'bloqueado no es un valor'],
    [{ fechaalta: '31-02-2026' }, 'fechaalta no es un valor'],
  ])('are refused with the column and the reason, new or changed: %j', async (fields, reason) => {
    const created = await post(fields);
    expect([created.status, created.body]).toEqual([
      400,
      { error: expect.stringContaining(`Error al guardar el registro. - ${reason}`), data: fields },
    ]);
    expect(await references()).toEqual([]);
    const id = await made({ referencia: 'OK', precio: '1' });
    const before = await read(id);
    const changed = await put(id, { ...fields, observaciones: 'x' });
    expect([changed.status, changed.body.error]).toEqual([400, expect.stringContaining(reason)]);
    expect(await read(id)).toEqual(before);
  });

  it('stay while a document names them', async () => {
    const id = await made({ referencia: 'SOLD', precio: '5' });
    const books = await Books.of(company);
    const client = await books.create('clients', { name: 'Ana' });
    await books.create('invoices', { client_id: client.id, lines: [{ product_id: id, quantity: '1' }] });
    expect(refusal(await caller.delete(`${PRODUCTS}/${id}`))).toEqual([
      400,
      'Error al eliminar el registro. - Otros registros todavía hacen referencia a este',
    ]);
    expect((await read(id)).referencia).toBe('SOLD');
  });

  it('are seen and touched by their own company alone', async () => {
    const id = await made({ referencia: 'OURS' });
    const ours = caller;
    caller = await fsCaller(world, await world.company());
    expect((await caller.get(PRODUCTS)).body).toEqual([]);
    const answers = [
      await caller.get(`${PRODUCTS}/${id}`),
      await put(id, { precio: '1' }),
      await caller.delete(`${PRODUCTS}/${id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await ours.get(`${PRODUCTS}/${id}`)).body).toMatchObject({ referencia: 'OURS', precio: 0 });
  });

  it('open to keys by the grant on products, under every name of it, and to no other', async () => {
    for (const permissions of [['products.read'], ['productos.read'], ['producto.read']]) {
      const limited = await fsCaller(world, company, { permissions });
      expect((await limited.get(PRODUCTS)).status).toBe(200);
      expect((await limited.get('/api/3/producto')).status).toBe(200);
      expect((await sendForm(limited, 'POST', PRODUCTS, { referencia: 'x' })).status).toBe(403);
    }
    for (const permissions of [['variantes.*'], ['stocks.*'], ['taxes.*']])
      expect((await (await fsCaller(world, company, { permissions })).get(PRODUCTS)).status).toBe(403);
  });
});
