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
const outcome = ({ status, body }: Answer) => [status, body.error];
const NOT_FOUND = [404, 'Registro no encontrado.'];

describe('a record that is created', () => {
  beforeAll(anew);

  it('is echoed with what was sent as it was sent, and with defaults for the rest', async () => {
    const { status, body } = await post('/api/3/agenciatransportes', {
      codtrans: 'SEUR',
      nombre: 'Seur',
      activo: '0',
      other: 'kept nowhere',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      ok: 'Registro creado correctamente.',
      data: {
        activo: '0',
        codtrans: 'SEUR',
        nombre: 'Seur',
        telefono: null,
        web: null,
        other: 'kept nowhere',
      },
    });
    const stored = await caller.get('/api/3/agenciatransportes/SEUR');
    expect(stored.body).toEqual({
      activo: false,
      codtrans: 'SEUR',
      nombre: 'Seur',
      telefono: null,
      web: null,
    });
  });

  it('has the defaults of its columns', async () => {
    await post('/api/3/roleaccess', { codrole: 'a', pagename: 'b' });
    expect((await caller.get('/api/3/roleaccess/1')).body).toEqual({
      allowdelete: true,
      allowexport: true,
      allowimport: true,
      allowupdate: true,
      codrole: 'a',
      id: 1,
      onlyownerdata: false,
      pagename: 'b',
    });
  });

  it('may come as JSON, with types of its own', async () => {
    const { status, body } = await caller.post('/api/3/divisas', { coddivisa: 'AAA', tasaconv: 1.5 });
    expect([status, body.data.tasaconv, body.data.simbolo]).toEqual([200, 1.5, null]);
    expect((await caller.get('/api/3/divisas/AAA')).body).toMatchObject({ coddivisa: 'AAA', tasaconv: 1.5 });
  });

  it('takes the text null as null, and empty text as empty', async () => {
    const fields = { codagente: 'N', nombre: 'Ana', cargo: 'null', email: '', debaja: 'null' };
    const { body } = await post(AGENTS, fields);
    expect(body.data).toMatchObject({ cargo: null, email: '', debaja: null });
    expect((await caller.get(`${AGENTS}/N`)).body).toMatchObject({ cargo: null, email: '', debaja: null });
  });

  it('may be written in every letter, and with signs that other languages read', async () => {
    const nombre = `Ñandú & <b>"O'Neil"</b> 漢字 😀 ' ; -- \\`;
    await post(AGENTS, { codagente: 'T', nombre });
    expect((await caller.get(`${AGENTS}/T`)).body.nombre).toBe(nombre);
  });
});

describe('the key of a new record', () => {
  beforeAll(anew);

  it('is the next number where none is sent: a number where it counts, else a text', async () => {
    expect((await post(VALUES, { codatributo: 'C', valor: 'a' })).body.data.id).toBe(1);
    expect((await post(VALUES, { codatributo: 'C', valor: 'b', id: '7' })).body.data.id).toBe('7');
    expect((await post(VALUES, { codatributo: 'C', valor: 'c' })).body.data.id).toBe(8);
    expect((await post(AGENTS, { nombre: 'Ana' })).body.data.codagente).toBe('1');
    for (const codagente of ['', 'null'])
      expect((await post(AGENTS, { nombre: 'Ana', codagente })).body.data.codagente).toMatch(/^[23]$/);
    expect((await caller.get(`${AGENTS}/3`)).body.codagente).toBe('3');
  });

  it('is another one for each of forty at once', async () => {
    for (const [path, fields, key] of [
      [VALUES, { codatributo: 'C', valor: 'x' }, 'id'],
      [AGENTS, { nombre: 'x' }, 'codagente'],
    ] as const) {
      const made = await Promise.all(Array.from({ length: 40 }, () => post(path, fields)));
      expect(made.map(({ status }) => status)).toEqual(Array(40).fill(200));
      expect(new Set(made.map(({ body }) => body.data[key])).size).toBe(40);
    }
  });

  it('is refused when it is taken, with the record that has it', async () => {
    await post(AGENTS, { codagente: 'D', nombre: 'Ana' });
    const present = (await caller.get(`${AGENTS}/D`)).body;
    const again = await post(AGENTS, { codagente: 'D', nombre: 'Benito' });
    expect([again.status, again.body]).toEqual([400, { error: 'El registro ya existe.', data: present }]);
    const byPath = await post(`${AGENTS}/D`, { nombre: 'Benito' });
    expect([byPath.status, byPath.body]).toEqual([400, { error: 'El registro ya existe.', data: present }]);
    expect((await caller.get(`${AGENTS}/D`)).body.nombre).toBe('Ana');
  });

  it('is given to one alone of ten that ask for it at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, () => post(AGENTS, { codagente: 'ONE', nombre: 'x' })),
    );
    expect(made.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(400)]);
  });

  it('is never the one in the path', async () => {
    const { status, body } = await post(`${AGENTS}/PATH`, { nombre: 'Ana' });
    expect([status, body.data.codagente]).toEqual([200, expect.stringMatching(/^\d+$/)]);
    expect(outcome(await caller.get(`${AGENTS}/PATH`))).toEqual(NOT_FOUND);
  });
});

describe('the password in a setting', () => {
  beforeAll(anew);

  it('is shown to nobody, whatever is asked', async () => {
    const sent = { name: 'email', properties: '{"host":"mail","password":"secret"}' };
    const answers = [
      await post('/api/3/settings', sent),
      await post('/api/3/settings', sent),
      await caller.get('/api/3/settings'),
      await caller.get('/api/3/settings/email'),
      await sendForm(caller, 'PUT', '/api/3/settings/email', sent),
      await caller.get('/api/3/settings?filter[properties_like]=secret'),
      await caller.delete('/api/3/settings/email'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 200, 200, 200, 400, 200]);
    for (const { text } of answers) expect(text).not.toContain('secret');
    expect(answers[3]!.body.properties).toBe('{"host":"mail"}');
  });
});
