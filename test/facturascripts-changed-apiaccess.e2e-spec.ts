import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const NOT_FOUND = [404, 'Registro no encontrado.'];
const admin = async () => (await company.person('administrator')).caller;

describe('a grant that is changed', () => {
  it('allows that from then on, under the same number, beside the others', async () => {
    const key = await manager.makeKey();
    await manager.postGrant(key.id, 'agentes');
    const { id } = (await manager.postGrant(key.id, 'clientes')).body.data;
    const answer = await manager.putGrant(id, { allowget: '0' });
    expect([answer.status, answer.body.data]).toEqual([
      200,
      { ...ALL, allowget: '0', id, idapikey: key.id, resource: 'clientes' },
    ]);
    expect((await key.caller.get('/api/3/clientes')).status).toBe(403);
    await manager.putGrant(id, { allowget: '1', allowdelete: '0' });
    expect((await key.caller.get('/api/3/clientes')).status).toBe(200);
    expect(await manager.permissionsOf(key.id)).toEqual([
      'agentes.*',
      'clients.read',
      'clients.create',
      'clients.update',
    ]);
    await manager.putGrant(id, { allowget: '0', allowpost: '0', allowput: '0' });
    expect((await caller.get(`${GRANTS}/${id}`)).body).toMatchObject({ ...NONE, id });
  });

  it('is as it was when it is sent back as it was read', async () => {
    const key = await manager.makeKey();
    const { id } = (await manager.postGrant(key.id, 'clientes', { allowput: '0' })).body.data;
    const before = (await caller.get(`${GRANTS}/${id}`)).body;
    expect((await caller.put(`${GRANTS}/${id}`, before)).status).toBe(200);
    expect((await caller.get(`${GRANTS}/${id}`)).body).toEqual(before);
  });

  it('stays on its key and its resource', async () => {
    const [key, other] = [await manager.makeKey(), await manager.makeKey()];
    const { id } = (await manager.postGrant(key.id, 'clientes')).body.data;
    expect((await manager.putGrant(id, { idapikey: String(other.id) })).body.error).toContain(
      'idapikey no se puede cambiar',
    );
    expect((await manager.putGrant(id, { resource: 'productos' })).body.error).toContain(
      'resource no se puede cambiar',
    );
    expect((await manager.putGrant(id, { resource: 'cliente', idapikey: String(key.id) })).status).toBe(200);
    expect([await manager.grantsOf(key.id), await manager.grantsOf(other.id)]).toEqual([
      [expect.anything()],
      [],
    ]);
  });

  it('keeps its number while people change the key', async () => {
    const key = await manager.makeKey();
    const { id } = (await manager.postGrant(key.id, 'clientes')).body.data;
    await (
      await admin()
    ).patch(`/api/v1/api-keys/${key.id}`, { permissions: ['clients.read', 'products.read'] });
    expect((await caller.get(`${GRANTS}/${id}`)).body).toMatchObject({ ...NONE, allowget: true, id });
  });
});

describe('a grant that is deleted', () => {
  it('allows nothing any more, and leaves the others', async () => {
    const key = await manager.makeKey();
    await manager.postGrant(key.id, 'agentes');
    const { id } = (await manager.postGrant(key.id, 'clientes')).body.data;
    const { status, body } = await caller.delete(`${GRANTS}/${id}`);
    expect([status, body.data]).toEqual([200, { ...ALL, id, idapikey: key.id, resource: 'clientes' }]);
    expect((await key.caller.get('/api/3/clientes')).status).toBe(403);
    expect((await key.caller.get('/api/3/agentes')).status).toBe(200);
    for (const method of ['GET', 'DELETE'])
      expect(outcome(await caller.call(method, `${GRANTS}/${id}`))).toEqual(NOT_FOUND);
    expect((await manager.postGrant(key.id, 'clientes')).status).toBe(200);
  });

  it('goes with its key', async () => {
    const key = await manager.makeKey();
    const { id } = (await manager.postGrant(key.id, 'clientes')).body.data;
    await caller.delete(`${KEYS}/${key.id}`);
    expect(outcome(await caller.get(`${GRANTS}/${id}`))).toEqual(NOT_FOUND);
    expect(await manager.grantsOf(key.id)).toEqual([]);
    expect((await manager.postGrant(key.id, 'agentes')).body.error).toContain('idapikey no corresponde');
  });
});
