import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { World } from './support/world.js';

const PATH = '/api/3/agentes';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  caller = await fsCaller(world, await world.company());
  for (const codagente of ['1', '2'])
    expect((await caller.post(PATH, { codagente, nombre: 'ana', idproducto: 10 })).status).toBe(200);
});
afterAll(() => world.close());

async function countOf(query: string): Promise<string | null> {
  const { status, body, headers } = await caller.get(`${PATH}?${query}`);
  expect([query, status, body]).toEqual([query, 200, expect.any(Array)]);
  return headers.get('x-total-count');
}

describe('a value', () => {
  it.each(['filter[nombre]=a%00b', 'filter[nombre%00]=a', 'sort[nombre]=%00'])(
    'with the zero character is refused at the door: %s',
    async (query) => {
      const { status, body } = await caller.get(`${PATH}?${query}`);
      expect([status, body.error]).toEqual([422, 'validation-failed']);
    },
  );

  it.each([
    '%ED%A0%80',
    '%27',
    '%22',
    '%5C',
    '%27; DROP TABLE agentes; --',
    '%25%5C',
    '%25%5C%5C',
    '%5C%25',
    '$1',
    '%7B%7D',
  ])('that SQL could mistake finds nobody: %s', async (value) => {
    for (const suffix of ['', '_like'])
      for (const column of ['nombre', 'idproducto', 'fechaalta', 'debaja'])
        expect(await countOf(`filter[${column}${suffix}]=${value}`)).toBe('0');
    expect(await countOf('')).toBe('2');
  });
});

describe('a column that is not there', () => {
  const refusal = async (query: string) => {
    const { status, body, headers } = await caller.get(`${PATH}?${query}`);
    expect([status, Object.keys(body), headers.get('x-total-count')]).toEqual([400, ['error'], null]);
    return body.error;
  };

  it('is refused by its name, with all others, orders first', async () => {
    const query = 'filter[z_like]=1&filter[y]=1&sort[lower:x]=ASC&sort[y]=DESC&filter[nombre]=ana';
    expect(await refusal(query)).toBe('api: fields not allowed: x, y, z');
  });

  it.each([
    'nombre; DROP TABLE agentes',
    "nombre' OR '1'='1",
    'nombre) OR (1=1',
    'agentes.x',
    'a.b.nombre',
    'company_id',
    'record_key',
    'data',
    '(SELECT 1)',
    'pg_sleep(1)',
  ])('is refused whatever it tries: %s', async (name) => {
    const encoded = encodeURIComponent(name);
    expect(await refusal(`filter[${encoded}]=1`)).toBe(`api: fields not allowed: ${name}`);
    expect(await refusal(`sort[${encoded}]=ASC`)).toBe(`api: fields not allowed: ${name}`);
  });

  it.each(['OR 1=1) --', 'OR (SELECT pg_sleep(9)) IS NULL OR', 'XOR', '', ';'])(
    'cannot be brought in by a connector: %s',
    async (operation) => {
      const query = `filter[nombre]=ana&filter[idproducto]=20&operation[idproducto]=${encodeURIComponent(operation)}`;
      expect(await countOf(query)).toBe('0');
    },
  );
});
