import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LookUps } from '../src/dialects/facturascripts/mapped/look-ups.service.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const [PRODUCTS, VARIANTS] = ['/api/3/productos', '/api/3/variantes'];

type Fields = Record<string, string>;

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

const post = (path: string, fields: Fields) => sendForm(caller, 'POST', path, fields);
const put = (path: string, fields: Fields) => sendForm(caller, 'PUT', path, fields);
const read = async (id: number, path = VARIANTS) => (await caller.get(`${path}/${id}`)).body;
const listed = async (path: string) =>
  (await caller.get(path)).body.map(({ referencia }: { referencia: string }) => referencia);
const outcome = ({ status, body }: Answer) => [status, body.error];
/** A further variant of the chair. */
const made = async (fields: Fields = {}) => {
  const { status, body } = await post(VARIANTS, { idproducto: String(chair), ...fields });
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data.idvariante as number;
};

describe('the margin of a variant', () => {
  it('makes the price of the cost while it is positive, to the fifth decimal', async () => {
    const id = await made({ coste: '3.333333', margen: '33.3', precio: '99' });
    expect((await read(id)).precio).toBe(4.443_33);
    await put(`${VARIANTS}/${id}`, { coste: '10.1' });
    expect((await read(id)).precio).toBe(13.4633);
    await put(`${VARIANTS}/${id}`, { margen: '0', precio: '5' });
    expect(await read(id)).toMatchObject({ precio: 5, margen: 0, coste: 10.1 });
    await put(`${VARIANTS}/${id}`, { margen: '-50' });
    expect((await read(id)).precio).toBe(5);
    await put(`${VARIANTS}/${chair}`, { coste: '2', margen: '50' });
    expect((await read(chair, PRODUCTS)).precio).toBe(3);
  });

  it('makes no price below zero', async () => {
    const { status, body } = await post(VARIANTS, { idproducto: String(chair), coste: '-1', margen: '10' });
    expect([status, body.error]).toEqual([400, expect.stringContaining('precio debe ser un número decimal')]);
  });
});

describe('variants', () => {
  it.each<[Fields, string]>([
    [{ idproducto: 'null' }, 'idproducto es obligatorio'],
    [{ idproducto: '0' }, 'idproducto no corresponde a ningún registro'],
    [{ idproducto: '999999999999999' }, 'idproducto no corresponde a ningún registro'],
    [{ idproducto: 'x' }, 'idproducto no es un valor'],
    [{ precio: '-1' }, 'precio debe ser un número decimal'],
    [{ referencia: 'CHAIR' }, 'referencia ya está en uso'],
    [{ codbarras: 'x'.repeat(21) }, 'codbarras no es un valor'],
  ])('are refused with the column and the reason: %j', async (fields, reason) => {
    const { status, body } = await post(VARIANTS, {
      idproducto: String(chair),
      ...fields,
    });
    expect([status, body.error]).toEqual([
      400,
      expect.stringContaining(`Error al guardar el registro. - ${reason}`),
    ]);
    expect(await listed(VARIANTS)).toEqual(['CHAIR']);
  });

  it('have a product', async () => {
    expect(outcome(await post(VARIANTS, { referencia: 'X' }))).toEqual([
      400,
      'Error al guardar el registro. - idproducto es obligatorio',
    ]);
  });

  it('have no variants of their own, and stay with their product', async () => {
    const id = await made({ referencia: 'XL' });
    expect(outcome(await post(VARIANTS, { idproducto: String(id) }))[1]).toContain(
      'idproducto no corresponde',
    );
    const table = (await post(PRODUCTS, { referencia: 'TABLE' })).body.data.idproducto;
    for (const variant of [id, chair])
      for (const idproducto of [String(table), 'null'])
        expect(outcome(await put(`${VARIANTS}/${variant}`, { idproducto }))).toEqual([
          400,
          'Error al guardar el registro. - idproducto no se puede cambiar',
        ]);
    expect((await put(`${VARIANTS}/${id}`, { idproducto: String(chair), precio: '1' })).status).toBe(200);
    expect(await listed(PRODUCTS)).toEqual(['CHAIR', 'TABLE']);
  });

  it('are found and ordered by columns of the feature and by kept ones', async () => {
    await made({ referencia: 'A', precio: '5', coste: '1', codbarras: '111' });
    await made({ referencia: 'B', precio: '4', coste: '2', codbarras: '222' });
    expect(await listed(`${VARIANTS}?sort[precio]=ASC`)).toEqual(['B', 'A', 'CHAIR']);
    expect(await listed(`${VARIANTS}?filter[codbarras]=222`)).toEqual(['B']);
    expect(await listed(`${VARIANTS}?filter[coste_gt]=0&sort[coste]=DESC`)).toEqual(['B', 'A']);
    expect(await listed(`${VARIANTS}?filter[coste]=0`)).toEqual(['CHAIR']);
  });

  it('are named in documents by their reference, or else by their barcode', async () => {
    const [first, second] = [
      await made({ referencia: 'A', codbarras: '111' }),
      await made({ referencia: '111', codbarras: '' }),
    ];
    const named = (reference: string) =>
      company.asOperator(() => world.service(LookUps).productNamed(reference));
    expect(await Promise.all(['CHAIR', 'A', '111', '222', ''].map(named))).toEqual([
      chair,
      first,
      second,
      undefined,
      undefined,
    ]);
    await caller.delete(`${VARIANTS}/${second}`);
    expect(await named('111')).toBe(first);
    const other = await world.company();
    expect(await other.asOperator(() => world.service(LookUps).productNamed('111'))).toBeUndefined();
  });

  it('are seen and touched by their own company alone', async () => {
    const id = await made({ referencia: 'XL' });
    const ours = caller;
    caller = await fsCaller(world, await world.company());
    expect(await listed(VARIANTS)).toEqual([]);
    expect(outcome(await post(VARIANTS, { idproducto: String(chair) }))[0]).toBe(400);
    const one = `${VARIANTS}/${id}`;
    const answers = [await caller.get(one), await put(one, { precio: '1' }), await caller.delete(one)];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await ours.get(one)).body.precio).toBe(0);
  });

  it.each(['products', 'variantes'])('open to keys by the grant %s', async (resource) => {
    const limited = await fsCaller(world, company, {
      permissions: [`${resource}.read`, `${resource}.update`],
    });
    expect((await limited.get(VARIANTS)).status).toBe(200);
    expect((await limited.get(`/api/3/variante/${chair}`)).status).toBe(200);
    expect((await sendForm(limited, 'PUT', `${VARIANTS}/${chair}`, { precio: '2' })).status).toBe(200);
    expect((await sendForm(limited, 'POST', VARIANTS, { idproducto: String(chair) })).status).toBe(403);
    expect((await limited.delete(`${VARIANTS}/${chair}`)).status).toBe(403);
  });

  it('do not open to keys of their neighbours', async () => {
    const limited = await fsCaller(world, company, { permissions: ['stocks.*', 'taxes.*'] });
    expect((await limited.get(VARIANTS)).status).toBe(403);
  });
});
