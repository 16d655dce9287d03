import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const AGENTS = '/api/3/agentes';
const ANY = ['*', 'GET, POST, PUT, DELETE, PATCH, OPTIONS'];
const origins = ({ headers }: Answer) => [
  headers.get('access-control-allow-origin'),
  headers.get('access-control-allow-methods'),
];
const namesOf = async (path: string) =>
  (await caller.get(path)).body.map(({ nombre }: { nombre: string }) => nombre);
const outcome = ({ status, body }: Answer) => [status, body.error];

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  caller = await fsCaller(world, company);
  await caller.post(AGENTS, { codagente: 'PATH', nombre: 'Ana' });
});
afterAll(() => world.close());

describe('a path', () => {
  it.each(['/PATH', '/PATH/', '/PATH/x', '/PATH/x/y/z', '/PATH/schema'])(
    'names a record, whatever follows: agentes%s',
    async (path) => {
      const { status, body } = await caller.get(AGENTS + path);
      expect([status, body.nombre]).toEqual([200, 'Ana']);
      for (const method of ['PUT', 'PATCH'] as const)
        expect((await sendForm(caller, method, AGENTS + path, { cargo: method })).status).toBe(200);
      expect((await caller.get(`${AGENTS}/PATH`)).body.cargo).toBe('PATCH');
    },
  );

  it.each([AGENTS, '/api/3/agente'])(
    'names the record to delete and the one not to make, whatever follows: %s',
    async (path) => {
      await caller.post(path, { codagente: 'GONE', nombre: 'Eva' });
      const again = await sendForm(caller, 'POST', `${path}/GONE/x`, { nombre: 'Eva' });
      expect(outcome(again)).toEqual([400, 'El registro ya existe.']);
      expect((await caller.delete(`${path}/GONE/x`)).status).toBe(200);
      expect((await caller.get(`${path}/GONE`)).status).toBe(404);
    },
  );

  it('means the same in the singular, with a query, and however it is encoded', async () => {
    await caller.post(AGENTS, { codagente: 'a/b%', nombre: 'Eva' });
    for (const path of ['/agente/a%2Fb%25', '/agentes/%61%2fb%25/x', '/%61gente/a%2Fb%25/x?limit=1']) {
      expect((await caller.get(`/api/3${path}`)).body.nombre).toBe('Eva');
      for (const method of ['PUT', 'PATCH'] as const)
        expect((await sendForm(caller, method, `/api/3${path}`, { cargo: method })).status).toBe(200);
    }
    expect(await namesOf('/api/3/agente?filter[codagente]=PATH')).toEqual(['Ana']);
    expect(await namesOf('/api/3/agente/?filter[codagente]=PATH')).toEqual(['Ana']);
    for (const path of ['/agente/schema', '/agente/%73chema/x?y', '/agente/schema/x/'])
      expect((await caller.get(`/api/3${path}`)).body).toHaveProperty('codagente');
  });

  it('is refused where it is no URL, or has a key anywhere, though what follows a record is ignored', async () => {
    expect((await caller.get(`${AGENTS}/PATH/%zz`)).status).toBe(400);
    const key = `abk_${'3f9c2e1a'.repeat(2)}:${'Zm9vYmFy'.repeat(5)}`;
    for (const path of [`${AGENTS}/PATH/${key}`, `/api/3/agente/schema/x/${key}`, `/api/3//${key}`])
      expect([path, ...outcome(await caller.get(path))]).toEqual([path, 400, 'key-in-url']);
  });

  it.each(['GET', 'PUT', 'DELETE'] as const)(
    'names nothing with a key longer than any: %s is 404',
    async (method) => {
      const answer = await caller.call(method, `${AGENTS}/${'x'.repeat(600)}`);
      expect([answer.status, answer.body.status]).toEqual([404, 'error']);
    },
  );

  it('is in the log as it came', async () => {
    await caller.get('/api/03/agente/PATH/left-out?limit=1');
    expect(world.server.log()).toContain('"path":"/api/03/agente/PATH/left-out"');
  });

  it('may end in a slash', async () => {
    expect(Array.isArray((await caller.get(`${AGENTS}/`)).body)).toBe(true);
    expect((await caller.get(`${AGENTS}/schema/`)).body).toHaveProperty('codagente');
    expect((await caller.get(`${AGENTS}/schema/x`)).body).toHaveProperty('codagente');
    expect((await sendForm(caller, 'POST', `${AGENTS}/`, { nombre: 'Slash' })).status).toBe(200);
  });
});

describe('a method that does nothing', () => {
  const UNKNOWN = ['PROPFIND', 'PURGE', 'REPORT'];

  it('is answered without a body by a resource, to a key with full access', async () => {
    for (const method of UNKNOWN)
      for (const path of [AGENTS, '/api/3/agente', `${AGENTS}/PATH`, '/api/3/clientes/1/x']) {
        const answer = await caller.call(method, path);
        expect([method, path, answer.status, answer.text, ...origins(answer)]).toEqual([
          method,
          path,
          200,
          '',
          ...ANY,
        ]);
      }
  });

  it('is none of a resource under the paths of the others', async () => {
    const { caller: other } = await company.key();
    for (const path of ['/api/v1/users/1', '/api/v2/clientes'])
      expect((await other.call('PURGE', path)).status).toBe(404);
  });

  it('is forbidden to other keys, and finds nothing where nothing is', async () => {
    const limited = await fsCaller(world, company, { permissions: ['agentes.*'] });
    for (const method of UNKNOWN) {
      expect(outcome(await limited.call(method, AGENTS))).toEqual([403, 'forbidden']);
      expect(outcome(await caller.call(method, '/api/3/nowhere'))).toEqual([404, 'api-resource-invalid']);
      expect(outcome(await caller.call(method, '/api/2/agentes'))).toEqual([400, 'api-version-invalid']);
      expect((await world.caller().call(method, AGENTS)).status).toBe(401);
    }
  });
});

describe('an answer', () => {
  it('is JSON without a charset, whatever became of the call', async () => {
    const once = { 'idempotency-key': randomUUID() };
    const answers = [
      await caller.get('/api/3'),
      await caller.get(AGENTS),
      await caller.get(`${AGENTS}/none`),
      await caller.post(AGENTS, { nombre: 'x' }, once),
      await caller.post(AGENTS, { nombre: 'x' }, once),
      await caller.get('/api/3/nowhere'),
      await world.caller().get(AGENTS),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 200, 200, 404, 401]);
    for (const { headers } of answers) expect(headers.get('content-type')).toBe('application/json');
  });

  it('is as it was on the paths of the others', async () => {
    const { caller: other } = await company.key();
    expect((await other.get('/api/v1/clients')).headers.get('content-type')).toBe(
      'application/json; charset=utf-8',
    );
  });
});

describe('a body that names no fields', () => {
  it.each(['[1]', '[]', '"nombre"', '7', 'true', 'null', '{}', ''])('is empty: %s', async (body) => {
    const headers = { 'content-type': 'application/json' };
    const answers = [
      await caller.call('POST', AGENTS, { body, headers }),
      await caller.call('PUT', `${AGENTS}/PATH`, { body, headers }),
    ];
    for (const answer of answers)
      expect([answer.status, answer.body]).toEqual([400, { error: 'Ningún dato recibido por formulario' }]);
  });

  it('is refused as before on the paths of the others', async () => {
    const { caller: other } = await company.key();
    expect((await other.post('/api/v1/clients', '[1]')).status).toBe(422);
  });
});
