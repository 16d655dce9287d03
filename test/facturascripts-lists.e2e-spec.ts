import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { World } from './support/world.js';

const PATH = '/api/3/agentes';

let world: World;
let caller: Caller;
let noise: Caller;
beforeAll(async () => {
  world = await World.shared();
  [caller, noise] = [
    await fsCaller(world, await world.company()),
    await fsCaller(world, await world.company()),
  ];
  for (const agent of [
    { codagente: '1', nombre: 'ana', cargo: '9', debaja: 0, fechaalta: '31-01-2026', idproducto: 10 },
    { codagente: '2', nombre: 'Benito', cargo: '10', debaja: 1, fechaalta: '2026-02-01', idproducto: 20 },
    { codagente: '3', nombre: 'carla 5%', cargo: '100', debaja: 0, fechaalta: '01-03-2026' },
    {
      codagente: '4',
      nombre: 'Ñandú',
      cargo: 'none',
      debaja: 0,
      fechaalta: null,
      email: 'x@example.com',
      idproducto: 10,
    },
  ])
    expect((await caller.post(PATH, agent)).status).toBe(200);
  await noise.post(PATH, { codagente: '1', nombre: 'Of another company' });
});
afterAll(() => world.close());

async function listed(query: string): Promise<[string, number]> {
  const { status, body, headers } = await caller.get(`${PATH}?${query}`);
  expect([query, status, body]).toEqual([query, 200, expect.any(Array)]);
  const keys = body.map(({ codagente }: { codagente: string }) => codagente).join('');
  return [keys, Number(headers.get('x-total-count'))];
}

describe('a list', () => {
  it('is an array of records with all their columns, in order, by their key', async () => {
    const { body, headers } = await caller.get(PATH);
    expect(headers.get('x-total-count')).toBe('4');
    expect(Object.keys(body[0])).toEqual(Object.keys((await caller.get(`${PATH}/schema`)).body));
    expect(body[0]).toMatchObject({ codagente: '1', debaja: false, fechaalta: '31-01-2026', email: null });
    expect(await listed('')).toEqual(['1234', 4]);
  });

  it.each([
    ['limit=2', '12'],
    ['limit=2&offset=1', '23'],
    ['offset=3', '4'],
    ['offset=4', ''],
    [`offset=${'9'.repeat(40)}`, ''],
    ['offset=-1', ''],
    ['offset=x', '1234'],
    ['limit=0', '1234'],
    ['limit=-3', '1234'],
    ['limit=all', '1234'],
    [`limit=${'9'.repeat(40)}`, '1234'],
  ])('has the page that was asked for, and the count of all: %s', async (query, keys) => {
    expect(await listed(query)).toEqual([keys, 4]);
  });

  it.each([
    ['sort[codagente]=DESC', '4321'],
    ['sort[codagente]=desc', '4321'],
    ['sort[codagente]=down', '1234'],
    ['sort[integer:cargo]=ASC', '1234'],
    ['sort[cargo]=ASC&limit=3', '231'],
    ['sort[lower:nombre]=ASC&limit=3', '123'],
    ['sort[upper:nombre]=DESC&limit=3&offset=1', '321'],
    ['sort[debaja]=DESC&sort[codagente]=DESC', '2431'],
    ['sort[agentes.codagente]=DESC', '4321'],
    ['sort=codagente', '1234'],
    ['sort[]=codagente', '1234'],
  ])('is in the order that was asked for: %s', async (query, keys) => {
    expect(await listed(query)).toEqual([keys, 4]);
  });
});

describe('a filter', () => {
  it.each([
    ['filter[nombre]=ana', '1'],
    ['filter[nombre]=ANA', ''],
    ['filter[nombre]=', ''],
    ['filter[agentes.nombre]=ana', '1'],
    ['filter[idproducto]=10', '14'],
    ['filter[idproducto_gt]=10', '2'],
    ['filter[idproducto_gte]=10', '124'],
    ['filter[idproducto_lt]=20', '14'],
    ['filter[idproducto_lte]=20', '124'],
    ['filter[idproducto_neq]=10', '2'],
    ['filter[nombre_like]=AN', '14'],
    ['filter[nombre_like]=an%25', '1'],
    ['filter[nombre_like]=%255%25', '3'],
    ['filter[nombre_like]=a_a', '1'],
    ['filter[idproducto_like]=2', '2'],
    ['filter[email_null]=1', '123'],
    ['filter[email_is]=anything', '123'],
    ['filter[email_notnull]=', '4'],
    ['filter[email_isnot]=null', '4'],
    ['filter[debaja]=1', '2'],
    ['filter[debaja]=true', '2'],
    ['filter[debaja]=0', '134'],
    ['filter[debaja]=false', '134'],
    ['filter[fechaalta]=31-01-2026', '1'],
    ['filter[fechaalta]=2026-01-31', '1'],
    ['filter[fechaalta_gte]=01-02-2026', '23'],
    ['filter[fechaalta_lt]=01-02-2026 10:00:00', '1'],
    ['filter[nombre]=ana&filter[idproducto]=20', ''],
    ['filter[nombre]=ana&filter[idproducto]=20&operation[idproducto]=OR', '12'],
    ['filter[nombre]=ana&filter[idproducto_gte]=20&operation[idproducto_gte]=or', '12'],
    ['filter[codagente]=3&filter[idproducto]=10&operation[idproducto]=OR&filter[email_notnull]=1', '34'],
    ['filter[nombre]=ana&operation[nombre]=OR', '1'],
    ['filter=nombre', '1234'],
    ['filter[]=nombre', '1234'],
    ['page=2&order=nombre&nombre_like=zzz&per_page=1', '1234'],
  ])('lets those through that it says, and they are counted: %s', async (query, keys) => {
    expect(await listed(query)).toEqual([keys, keys.length]);
  });

  it.each([
    'filter[idproducto]=x',
    'filter[idproducto_gt]=1,5',
    'filter[idproducto]=',
    'filter[idproducto]=1%27 OR 1=1 --',
    'filter[debaja]=maybe',
    'filter[fechaalta]=31-02-2026',
    'filter[fechaalta_gt]=yesterday',
    'filter[fechaalta]=%F0%9F%98%80',
    'filter[almacenes.nombre]=ana',
    'sort[almacenes.nombre]=ASC',
    'filter[nombre]=ana&filter[idproducto]=x&operation[idproducto]=OR',
  ])('whose value its column cannot hold, or of another table, finds nothing: %s', async (query) => {
    expect(await listed(query)).toEqual(['', 0]);
  });

  it('of any kind never shows what is another company’s', async () => {
    const wide = 'filter[codagente]=1&filter[codagente_like]=%25&operation[codagente_like]=OR';
    expect(await listed(wide)).toEqual(['1234', 4]);
    const theirs = await noise.get(`${PATH}?${wide}`);
    expect([theirs.body.length, theirs.headers.get('x-total-count')]).toEqual([1, '1']);
  });
});

describe('a list of many', () => {
  it('has fifty rows unless asked otherwise, numbers in their order', async () => {
    for (let number = 1; number <= 53; number += 1)
      await noise.post('/api/3/atributovalores', { codatributo: 'C', valor: String(number) });
    const { body, headers } = await noise.get('/api/3/atributovalores');
    expect(body.map(({ id }: { id: number }) => id)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    expect(headers.get('x-total-count')).toBe('53');
    expect((await noise.get('/api/3/atributovalores?limit=0')).body).toHaveLength(53);
  });
});
