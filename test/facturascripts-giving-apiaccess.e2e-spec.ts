import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { EXCEEDS, GRANTS, KeyManager } from './support/facturascripts-keys.js';
import { Answer } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const outcome = ({ status, body }: Answer) => [status, body.error];

let world: World;
let manager: KeyManager;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.shared();
  manager = await KeyManager.of(world);
  ({ company } = manager);
});
afterAll(() => world.close());
const NOT_FOUND = [404, 'Registro no encontrado.'];
const admin = async () => (await company.person('administrator')).caller;

describe('a key that gives grants', () => {
  const managing = async (...permissions: string[]) => {
    const { token, id } = await company.key({
      permissions: ['api-keys.*', ...permissions],
      format: 'fs20',
    });
    return { id, by: world.caller({ 'x-auth-token': token }) };
  };

  it('gives what it holds to the keys that it made, and takes it away again', async () => {
    const { by } = await managing('clients.*', 'products.read');
    const key = await manager.makeKey({}, by);
    expect((await manager.postGrant(key.id, 'clientes', {}, by)).status).toBe(200);
    expect((await manager.postGrant(key.id, 'productos', {}, by)).body.error).toContain(EXCEEDS);
    const only = { allowpost: '0', allowput: '0', allowdelete: '0' };
    expect((await manager.postGrant(key.id, 'productos', only, by)).status).toBe(200);
    expect(await manager.permissionsOf(key.id)).toEqual(['clients.*', 'products.read']);
    const [clients] = await manager.grantsOf(key.id, by);
    expect((await by.delete(`${GRANTS}/${clients.id}`)).status).toBe(200);
    expect(await manager.permissionsOf(key.id)).toEqual(['products.read']);
  });

  it('gives nothing to itself, nor to a key that it did not make; it may take from it', async () => {
    const { id, by } = await managing('clients.*');
    const other = await company.key({ permissions: ['clients.read', 'clients.update'] });
    for (const key of [id, other.id])
      expect((await manager.postGrant(key, 'agentes', {}, by)).body.error).toContain(EXCEEDS);
    const [row] = await manager.grantsOf(other.id, by);
    expect((await manager.putGrant(row.id, { allowdelete: '1' }, by)).body.error).toContain(EXCEEDS);
    expect((await manager.putGrant(row.id, { allowput: '0' }, by)).status).toBe(200);
    expect(await manager.permissionsOf(other.id)).toEqual(['clients.read']);
  });

  it('bounds what it gave ever after: narrowed, it narrows the keys that it made', async () => {
    const { id, by } = await managing('clients.*');
    const key = await manager.makeKey({}, by);
    await manager.postGrant(key.id, 'clientes', {}, by);
    await (await admin()).patch(`/api/v1/api-keys/${id}`, { permissions: ['api-keys.*', 'clients.read'] });
    expect(await manager.permissionsOf(key.id)).toEqual(['clients.read']);
    const [row] = await manager.grantsOf(key.id, by);
    expect((await manager.putGrant(row.id, { allowput: '1' }, by)).body.error).toContain(EXCEEDS);
  });

  it('lifts no key above the key in between that made it', async () => {
    const { by } = await managing('clients.*', 'agentes.*');
    const child = await manager.makeKey({}, by);
    await manager.postGrant(child.id, 'apikeyes', {}, by);
    const grandchild = await manager.makeKey({}, child.caller);
    expect((await manager.postGrant(grandchild.id, 'clientes', {}, by)).body.error).toContain(EXCEEDS);
    expect((await manager.postGrant(grandchild.id, 'clientes', {}, child.caller)).body.error).toContain(
      EXCEEDS,
    );
  });
});

describe('the grants of another company', () => {
  it('are not there', async () => {
    const theirs = (await KeyManager.of(world)).caller;
    const key = await manager.makeKey();
    const { id } = (await manager.postGrant(key.id, 'clientes')).body.data;
    for (const method of ['GET', 'DELETE'])
      expect(outcome(await theirs.call(method, `${GRANTS}/${id}`))).toEqual(NOT_FOUND);
    expect(outcome(await manager.putGrant(id, { allowget: '0' }, theirs))).toEqual(NOT_FOUND);
    expect((await theirs.get(GRANTS)).body).toEqual([]);
    expect((await manager.postGrant(key.id, 'agentes', {}, theirs)).body.error).toContain(
      'idapikey no corresponde',
    );
    expect(await manager.grantsOf(key.id)).toHaveLength(1);
  });
});

describe('managing grants', () => {
  it('is closed where the company has not let keys manage keys, and without the grant on keys', async () => {
    const closed = await world.company();
    const limited = await company.key({ permissions: ['apiaccess.*', 'clients.*'], format: 'fs20' });
    for (const by of [await fsCaller(world, closed), world.caller({ 'x-auth-token': limited.token })])
      for (const [method, path] of [
        ['GET', GRANTS],
        ['GET', `${GRANTS}/schema`],
        ['GET', `${GRANTS}/1`],
        ['POST', GRANTS],
        ['PUT', `${GRANTS}/1`],
        ['DELETE', `${GRANTS}/1`],
      ] as const)
        expect(outcome(await by.call(method, path))).toEqual([403, 'forbidden']);
  });
});
