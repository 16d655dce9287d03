import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { World } from './support/world.js';

const AGENTS = '/api/3/agentes';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  caller = await fsCaller(world, await world.company());
});
afterAll(() => world.close());

const post = (path: string, fields: Record<string, string>) => sendForm(caller, 'POST', path, fields);
const outcome = ({ status, body }: Answer) => [status, body.error];

describe('a record that cannot be kept', () => {
  it.each([
    ['agentes', { nombre: 'x'.repeat(101) }, 'nombre no es un valor que esta columna admita'],
    ['agentes', { codagente: 'x'.repeat(11), nombre: 'x' }, 'codagente no es'],
    ['agentes', { nombre: 'x', debaja: 'maybe' }, 'debaja no es'],
    ['agentes', { nombre: 'x', fechaalta: '31-02-2026' }, 'fechaalta no es'],
    ['agentes', { nombre: 'x', idproducto: '1,5' }, 'idproducto no es'],
    ['agentes', { nombre: 'x', idproducto: '' }, 'idproducto no es'],
    ['divisas', { coddivisa: 'XXX', tasaconv: '1,5' }, 'tasaconv no es'],
    ['divisas', { coddivisa: 'XXX', tasaconv: 'x' }, 'tasaconv no es'],
    ['divisas', { coddivisa: 'XXX' }, 'tasaconv es obligatorio'],
    ['divisas', { coddivisa: 'XXX', tasaconv: 'null' }, 'tasaconv es obligatorio'],
    ['agentes', { cargo: 'x' }, 'nombre es obligatorio'],
    ['agentes', { nothing: 'x' }, 'nombre es obligatorio'],
    ['logmessages', { level: 'x', message: 'x', time: '31-01-2026 25:00:00' }, 'time no es'],
  ])('is refused with what was sent and the reason: %s %j', async (resource, fields, reason) => {
    const before = (await caller.get(`/api/3/${resource}`)).body;
    const { status, body } = await post(`/api/3/${resource}`, fields);
    expect(status).toBe(400);
    expect(body).toEqual({
      error: expect.stringContaining(`Error al guardar el registro. - ${reason}`),
      data: fields,
    });
    expect((await caller.get(`/api/3/${resource}`)).body).toEqual(before);
  });

  it.each([
    ['nothing at all', undefined, {}],
    ['an empty form', '', FORM],
    ['an empty JSON object', '{}', { 'content-type': 'application/json' }],
    ['plain text', 'nombre=Ana', { 'content-type': 'text/plain' }],
    ['only a query', undefined, {}],
  ])('is refused where there is none: %s', async (name, body, headers) => {
    const path = name === 'only a query' ? `${AGENTS}?nombre=Ana` : AGENTS;
    const answer = await caller.call('POST', path, { body, headers });
    expect([answer.status, answer.body]).toEqual([400, { error: 'Ningún dato recibido por formulario' }]);
  });

  it.each([
    ['{broken', 400],
    ['[1]', 400],
    ['"text"', 400],
    ['{"nombre":"\\u0000"}', 422],
    ['{"nombre":{"a":1}}', 400],
    ['{"nombre":["a"]}', 400],
    ['{"codagente":{},"nombre":"x"}', 400],
    ['{"__proto__":{"a":1},"nombre":"x"}', 400],
  ])('is refused where the JSON is none of a record: %s', async (body, status) => {
    const answer = await caller.call('POST', AGENTS, { body });
    expect([answer.status, answer.body.error]).toEqual([status, expect.any(String)]);
  });

  it('is refused with the zero character in a form', async () => {
    const answer = await caller.call('POST', AGENTS, { body: 'nombre=a%00b', headers: FORM });
    expect(answer.status).toBe(422);
  });

  it('keeps nothing of a form that sends lists or other people’s columns', async () => {
    const body = 'nombre=Ana&codagente=L&cargo[]=a&company_id=1&resource=x&__proto__=y&constructor=z';
    expect((await caller.call('POST', AGENTS, { body, headers: FORM })).status).toBe(200);
    const stored = (await caller.get(`${AGENTS}/L`)).body;
    expect(stored).toMatchObject({ codagente: 'L', nombre: 'Ana', cargo: null });
    expect(Object.keys(stored)).not.toContain('company_id');
    expect((await caller.delete(`${AGENTS}/L`)).status).toBe(200);
  });
});

describe('a key that names nothing', () => {
  it.each([
    'NONE',
    '0',
    '-1',
    '1.0',
    '%00',
    '%27',
    'a%2Fb',
    '%25',
    '9'.repeat(200),
    '%F0%9F%98%80',
    '__proto__',
  ])('is 404, whatever it is: %s', async (key) => {
    for (const resource of ['agentes', 'atributovalores']) {
      const path = `/api/3/${resource}/${key}`;
      for (const method of ['GET', 'DELETE'])
        expect([method, ...outcome(await caller.call(method, path))]).toEqual([
          method,
          404,
          'Registro no encontrado.',
        ]);
      expect((await sendForm(caller, 'PUT', path, { valor: 'x' })).status).toBe(404);
    }
  });
});
