import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { World } from './support/world.js';

const AGENTS = '/api/3/agentes';
const VALUES = '/api/3/atributovalores';

let world: World;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

/** Each test has a company of its own. */
const anew = async () => (caller = await fsCaller(world, await world.company()));
const post = (path: string, fields: Record<string, string>) => sendForm(caller, 'POST', path, fields);
const put = (path: string, fields: Record<string, string>) => sendForm(caller, 'PUT', path, fields);
const count = async (path: string) => Number((await caller.get(path)).headers.get('x-total-count'));
const outcome = ({ status, body }: Answer) => [status, body.error];
const NOT_FOUND = [404, 'Registro no encontrado.'];
const NO_DATA = [400, 'Ningún dato recibido por formulario'];

describe('a record that is changed', () => {
  beforeAll(async () => {
    await anew();
    await post(AGENTS, { codagente: 'A', nombre: 'Ana', cargo: 'x' });
    await post(AGENTS, { codagente: 'B', nombre: 'Benito', cargo: 'x' });
  });

  it.each(['PUT', 'PATCH'] as const)('keeps what %s does not name', async (method) => {
    const { status, body } = await sendForm(caller, method, `${AGENTS}/A`, { cargo: method, debaja: '1' });
    expect([status, body.ok]).toEqual([200, 'Registro actualizado correctamente.']);
    expect(body.data).toMatchObject({ codagente: 'A', nombre: 'Ana', cargo: method, debaja: '1' });
    expect((await caller.get(`${AGENTS}/A`)).body).toMatchObject({
      nombre: 'Ana',
      cargo: method,
      debaja: true,
    });
  });

  it('is the one that the form names, whatever the path says', async () => {
    expect((await put(`${AGENTS}/A`, { codagente: 'B', email: 'b@example.com' })).status).toBe(200);
    expect((await put(AGENTS, { codagente: 'A', email: 'a@example.com' })).status).toBe(200);
    const emails = (await caller.get(AGENTS)).body.map(({ email }: { email: string }) => email);
    expect(emails).toEqual(['a@example.com', 'b@example.com']);
  });

  it('may come as JSON, and null takes a value away', async () => {
    await caller.put(`${AGENTS}/A`, { cargo: 'y' });
    const { body } = await caller.put(`${AGENTS}/A`, { cargo: null });
    expect([body.data.cargo, (await caller.get(`${AGENTS}/A`)).body.cargo]).toEqual([null, null]);
  });

  it('may be named by a number, and by nothing that is no name', async () => {
    await post(VALUES, { id: '9', codatributo: 'C', valor: 'x' });
    expect((await caller.put(VALUES, { id: 9, valor: 'y' })).body.data.valor).toBe('y');
    expect((await caller.get(`${VALUES}/9`)).body.valor).toBe('y');
    for (const id of [{ a: 1 }, [9], true])
      expect(outcome(await caller.put(VALUES, { id }))).toEqual(NOT_FOUND);
  });

  it('has to be there, before what was sent is looked at', async () => {
    for (const answer of [
      await put(`${AGENTS}/NONE`, {}),
      await put(`${AGENTS}/NONE`, { debaja: 'maybe' }),
      await put(`${AGENTS}/A`, { codagente: 'NONE', nombre: 'x' }),
      await put(AGENTS, { nombre: 'x' }),
      await put(AGENTS, {}),
    ])
      expect(outcome(answer)).toEqual(NOT_FOUND);
    expect(outcome(await put(`${AGENTS}/A`, {}))).toEqual(NO_DATA);
  });

  it('keeps all it has when one value is refused', async () => {
    const before = (await caller.get(`${AGENTS}/A`)).body;
    const { status, body } = await put(`${AGENTS}/A`, { nombre: 'null', cargo: 'z' });
    expect([status, body.data]).toEqual([400, { nombre: 'null', cargo: 'z' }]);
    expect((await put(`${AGENTS}/A`, { fechaalta: '31-02-2026', cargo: 'z' })).status).toBe(400);
    expect((await caller.get(`${AGENTS}/A`)).body).toEqual(before);
  });
});

describe('a record that is deleted', () => {
  beforeAll(anew);

  it('is answered once more, typed, and is gone', async () => {
    await post(AGENTS, { codagente: 'A', nombre: 'Ana', debaja: '1' });
    const present = (await caller.get(`${AGENTS}/A`)).body;
    const { status, body } = await caller.delete(`${AGENTS}/A`);
    expect([status, body]).toEqual([200, { ok: '¡Registro eliminado correctamente!', data: present }]);
    expect(outcome(await caller.get(`${AGENTS}/A`))).toEqual(NOT_FOUND);
    expect(outcome(await caller.delete(`${AGENTS}/A`))).toEqual(NOT_FOUND);
    expect(await count(AGENTS)).toBe(0);
  });

  it('is named by the path alone', async () => {
    await post(AGENTS, { codagente: 'A', nombre: 'Ana' });
    expect(outcome(await caller.call('DELETE', AGENTS, { body: { codagente: 'A' } }))).toEqual(NOT_FOUND);
    expect(await count(AGENTS)).toBe(1);
  });
});
