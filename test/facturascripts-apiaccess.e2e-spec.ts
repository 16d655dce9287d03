import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  FACTURASCRIPTS_RESOURCE_NAMES,
  TRANSLATED_RESOURCES,
} from '../src/access/facturascripts-resources.js';
import { sendForm } from './support/facturascripts.js';
import { ALL, GRANTS, KeyManager, KEYS, NONE } from './support/facturascripts-keys.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const outcome = ({ status, body }: Answer) => [status, body.error];

let world: World;
let manager: KeyManager;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  manager = await KeyManager.of(world);
  ({ company, caller } = manager);
});
afterAll(() => world.close());

describe('a grant', () => {
  it('allows everything on its resource unless it says otherwise, at once', async () => {
    const key = await manager.makeKey();
    expect((await key.caller.get('/api/3/clientes')).status).toBe(403);
    const { status, body } = await manager.postGrant(key.id, 'clientes');
    expect(status).toBe(200);
    expect(body).toEqual({
      ok: 'Registro creado correctamente.',
      data: { ...ALL, id: expect.any(Number), idapikey: String(key.id), resource: 'clientes' },
    });
    const stored = { ...ALL, id: body.data.id, idapikey: key.id, resource: 'clientes' };
    expect((await caller.get(`${GRANTS}/${body.data.id}`)).body).toEqual(stored);
    expect((await key.caller.get('/api/3/clientes')).status).toBe(200);
    expect((await key.caller.get('/api/3/agentes')).status).toBe(403);
    expect(await manager.permissionsOf(key.id)).toEqual(['clients.*']);
  });

  it.each([
    ['allowget', 'clients.read'],
    ['allowpost', 'clients.create'],
    ['allowput', 'clients.update'],
    ['allowdelete', 'clients.delete'],
  ])('allows what its flags say: %s', async (flag, permission) => {
    const key = await manager.makeKey();
    const off = { allowget: '0', allowpost: '0', allowput: '0', allowdelete: '0' };
    const { body } = await manager.postGrant(key.id, 'clientes', { ...off, [flag]: '1' });
    expect((await caller.get(`${GRANTS}/${body.data.id}`)).body).toMatchObject({ ...NONE, [flag]: true });
    expect(await manager.permissionsOf(key.id)).toEqual([permission]);
  });

  it('may allow nothing, and is still there', async () => {
    const key = await manager.makeKey();
    const { body } = await caller.post(GRANTS, { idapikey: key.id, resource: 'agentes', ...NONE });
    await manager.postGrant(key.id, 'divisas');
    expect(await manager.grantsOf(key.id)).toEqual([
      { ...NONE, id: body.data.id, idapikey: key.id, resource: 'agentes' },
      expect.objectContaining({ ...ALL, resource: 'divisas' }),
    ]);
    expect((await key.caller.get('/api/3/agentes')).status).toBe(403);
  });

  it.each(Object.entries(TRANSLATED_RESOURCES))(
    'is on one resource however it is spelled, and told in the words of the original: %s',
    async (plural, [singular, ours]) => {
      for (const spelling of [plural, singular, ours]) {
        const key = await manager.makeKey();
        expect((await manager.postGrant(key.id, spelling)).status).toBe(200);
        expect(await manager.grantsOf(key.id)).toEqual([expect.objectContaining({ resource: plural })]);
        expect(await manager.permissionsOf(key.id)).toEqual([`${ours}.*`]);
        for (const again of [plural, singular, ours])
          expect(outcome(await manager.postGrant(key.id, again))).toEqual([
            400,
            'Error al guardar el registro. - resource ya está en uso',
          ]);
      }
    },
  );

  it('is on every other resource of the original by its own name', async () => {
    const key = await manager.makeKey();
    for (const name of FACTURASCRIPTS_RESOURCE_NAMES)
      expect([name, (await manager.postGrant(key.id, name, { allowpost: '0' })).status]).toEqual([name, 200]);
    const rows = (await caller.get(`${GRANTS}?filter[idapikey]=${key.id}&limit=0`)).body;
    const named = rows.map(({ resource }: { resource: string }) => resource).toSorted();
    expect(named).toEqual(FACTURASCRIPTS_RESOURCE_NAMES.toSorted());
  });

  it('that people gave on what only we have is told by our name', async () => {
    const key = await company.key({ permissions: ['reports.read'] });
    expect(await manager.grantsOf(key.id)).toEqual([
      { ...NONE, allowget: true, id: expect.any(Number), idapikey: key.id, resource: 'reports' },
    ]);
  });

  it.each<[Record<string, string>, string]>([
    [{ resource: 'nowhere' }, 'resource no corresponde a ningún registro'],
    [{ resource: '__proto__' }, 'resource no corresponde a ningún registro'],
    [{ resource: '' }, 'resource es obligatorio'],
    [{ resource: 'x'.repeat(101) }, 'resource no es un valor que esta columna admita'],
    [{ idapikey: '999999999' }, 'idapikey no corresponde a ningún registro'],
    [{ idapikey: 'null' }, 'idapikey es obligatorio'],
    [{ idapikey: 'x' }, 'idapikey no es un valor que esta columna admita'],
    [{ allowget: 'maybe' }, 'allowget no es un valor que esta columna admita'],
  ])('is not made of %j', async (fields, reason) => {
    const key = await manager.makeKey();
    const sent = { idapikey: String(key.id), resource: 'clientes', ...fields };
    const { status, body } = await sendForm(caller, 'POST', GRANTS, sent);
    expect([status, body]).toEqual([400, { error: `Error al guardar el registro. - ${reason}`, data: sent }]);
    expect(await manager.grantsOf(key.id)).toEqual([]);
  });

  it('needs a key and a resource', async () => {
    const { id } = await manager.makeKey();
    expect((await sendForm(caller, 'POST', GRANTS, { idapikey: String(id) })).body.error).toContain(
      'resource',
    );
    expect((await sendForm(caller, 'POST', GRANTS, { resource: 'clientes' })).body.error).toContain(
      'idapikey',
    );
  });

  it('is not made for a key that holds everything, and would hold less with it', async () => {
    const { body } = await sendForm(caller, 'POST', KEYS, { description: 'x', fullaccess: '1' });
    expect(outcome(await manager.postGrant(body.data.id, 'clientes'))).toEqual([
      400,
      'Error al guardar el registro. - idapikey ya tiene acceso completo',
    ]);
    expect(await manager.permissionsOf(body.data.id)).toEqual(['*']);
  });

  it('is each its own where many are made for one key at once, and one where they are the same', async () => {
    const key = await manager.makeKey();
    const names = ['agentes', 'divisas', 'almacenes', 'familias'];
    const answers = await Promise.all([...names, ...names].map((name) => manager.postGrant(key.id, name)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...Array<number>(4).fill(200),
      ...Array<number>(4).fill(400),
    ]);
    const rows = await manager.grantsOf(key.id);
    expect(rows.map(({ resource }: { resource: string }) => resource).toSorted()).toEqual(names.toSorted());
  });
});
