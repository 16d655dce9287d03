import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const [PRODUCTS, STOCKS] = ['/api/3/productos', '/api/3/stocks'];

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

describe('stocks', () => {
  it.each<[Fields, string]>([
    [{ cantidad: '1' }, 'referencia es obligatorio'],
    [{ referencia: 'null', cantidad: '1' }, 'referencia es obligatorio'],
    [{ referencia: 'NONE' }, 'referencia no corresponde a ningún registro'],
    [{ idproducto: '0' }, 'idproducto no corresponde a ningún registro'],
    [{ referencia: 'CHAIR', idproducto: '999999' }, 'idproducto no es el producto de esa referencia'],
    [{ referencia: 'CHAIR', cantidad: '1e10' }, 'cantidad debe ser un número decimal'],
    [{ referencia: 'CHAIR', cantidad: '1,5' }, 'cantidad no es un valor'],
    [{ referencia: 'CHAIR', codalmacen: 'LARGE' }, 'codalmacen no es un valor'],
  ])('are refused with the column and the reason: %j', async (fields, reason) => {
    expect(outcome(await post(STOCKS, fields))).toEqual([
      400,
      expect.stringContaining(`${NOT_SAVED} ${reason}`),
    ]);
    expect((await stock()).cantidad).toBe(0);
  });

  it('stay with their product', async () => {
    await post(PRODUCTS, { referencia: 'TABLE' });
    for (const fields of [
      { referencia: 'TABLE' },
      { referencia: '' },
      { idproducto: String(chair + 1) },
    ] as Fields[])
      expect(outcome(await put(`${STOCKS}/${chair}`, fields))).toEqual([
        400,
        expect.stringContaining('no se puede cambiar'),
      ]);
    const whole = await stock();
    expect((await caller.put(`${STOCKS}/${chair}`, { ...whole, cantidad: 4 })).status).toBe(200);
    expect(await stock()).toEqual({ ...whole, cantidad: 4, disponible: 4 });
  });

  it('are seen and touched by their own company alone', async () => {
    const ours = caller;
    caller = await fsCaller(world, await world.company());
    expect(await listed()).toEqual([]);
    expect(outcome(await post(STOCKS, { referencia: 'CHAIR', cantidad: '1' }))[0]).toBe(400);
    const one = `${STOCKS}/${chair}`;
    const answers = [await caller.get(one), await put(one, { cantidad: '1' }), await caller.delete(one)];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await ours.get(one)).body.cantidad).toBe(0);
  });

  it.each(['products', 'stocks'])('open to keys by the grant %s', async (resource) => {
    const limited = await fsCaller(world, company, {
      permissions: [`${resource}.read`, `${resource}.create`],
    });
    expect((await limited.get(STOCKS)).status).toBe(200);
    expect((await limited.get(`/api/3/stock/${chair}`)).status).toBe(200);
    expect((await sendForm(limited, 'POST', STOCKS, { referencia: 'CHAIR' })).status).toBe(200);
    expect((await sendForm(limited, 'PUT', `${STOCKS}/${chair}`, { cantidad: '1' })).status).toBe(403);
    expect((await limited.delete(`${STOCKS}/${chair}`)).status).toBe(403);
  });

  it('do not open to keys of their neighbours', async () => {
    const limited = await fsCaller(world, company, { permissions: ['variantes.*', 'taxes.*'] });
    expect((await limited.get(STOCKS)).status).toBe(403);
  });
});
