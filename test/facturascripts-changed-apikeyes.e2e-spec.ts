import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../src/access/key-format.js';
import { Role } from '../src/access/roles.js';
import { EXCEEDS, KeyManager, KEYS } from './support/facturascripts-keys.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const outcome = ({ status, body }: Answer) => [status, body.error];

let world: World;
let manager: KeyManager;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  manager = await KeyManager.of(world);
  ({ company, caller } = manager);
});
afterAll(() => world.close());
const NOT_FOUND = [404, 'Registro no encontrado.'];
const newToken = () => createToken('fs20').token;
/** An address as short as the column of the original. */
const person = (role: Role) => company.user(role, { email: `${randomUUID().slice(0, 8)}@example.com` });

describe('a key that is changed', () => {
  it('has another description and is off, and nothing else is different', async () => {
    const token = newToken();
    const { id } = (await manager.postKey({ description: 'x', fullaccess: '1', apikey: token })).body.data;
    const before = await manager.readKey(id);
    const answer = await manager.putKey(id, { description: 'shop', enabled: '0' });
    expect([answer.status, answer.body.data]).toEqual([
      200,
      { ...before, description: 'shop', enabled: '0' },
    ]);
    expect(await manager.readKey(id)).toEqual({ ...before, description: 'shop', enabled: false });
    expect((await manager.using(token).get('/api/3/clientes')).status).toBe(401);
  });

  it('is as it was when it is sent back as it was read', async () => {
    const user = await person('accountant');
    const { id } = await company.key({ name: 'x', permissions: ['clients.read'], user_id: user.id });
    const before = await manager.readKey(id);
    expect((await caller.put(`${KEYS}/${id}`, before)).status).toBe(200);
    expect(await manager.readKey(id)).toEqual(before);
  });

  it('says nothing itself of when it was made and used', async () => {
    const { id } = await company.key();
    const before = await manager.readKey(id);
    await manager.putKey(id, {
      creationdate: '01-01-2000',
      lastactivity: '01-01-2000 10:00:00',
      lastip: '192.0.2.1',
    });
    expect(await manager.readKey(id)).toEqual(before);
  });

  it('loses full access, and gets it from the key that made it alone', async () => {
    const { id } = (await manager.postKey({ description: 'x', fullaccess: '1' })).body.data;
    const other = await company.key({ permissions: [] });
    expect((await manager.putKey(id, { fullaccess: '0' })).status).toBe(200);
    expect((await manager.readKey(id)).fullaccess).toBe(false);
    expect((await manager.putKey(id, { fullaccess: '1' })).status).toBe(200);
    expect((await manager.readKey(id)).fullaccess).toBe(true);
    expect((await manager.putKey(other.id, { fullaccess: '1' })).body.error).toContain(EXCEEDS);
  });

  it.each<[Record<string, string>, string]>([
    [{ apikey: 'abcdefghij0123456789' }, 'apikey no se puede cambiar'],
    [{ description: 'null' }, 'description'],
    [{ nick: 'nobody@example.com' }, 'nick no corresponde a ningún registro'],
  ])('is not changed by %j', async (fields, reason) => {
    const { id } = await company.key();
    const before = await manager.readKey(id);
    const { status, body, text } = await manager.putKey(id, fields);
    expect([status, body.error]).toEqual([400, expect.stringContaining(reason)]);
    expect(text).not.toContain('abcdefghij0123456789');
    expect(await manager.readKey(id)).toEqual(before);
  });

  it('is not switched on again by a key: that takes a person', async () => {
    const { id } = await company.key({ enabled: false });
    expect((await manager.putKey(id, { enabled: '1' })).body.error).toContain(EXCEEDS);
    expect((await manager.readKey(id)).enabled).toBe(false);
  });
});

describe('a key that is deleted', () => {
  it('is told of once more, opens nothing at once, and is not there any more', async () => {
    const token = newToken();
    const { id } = (await manager.postKey({ description: 'x', fullaccess: '1', apikey: token })).body.data;
    const before = await manager.readKey(id);
    const answer = await caller.delete(`${KEYS}/${id}`);
    expect([answer.status, answer.body]).toEqual([
      200,
      { ok: '¡Registro eliminado correctamente!', data: before },
    ]);
    expect((await manager.using(token).get('/api/3/clientes')).status).toBe(401);
    for (const method of ['GET', 'DELETE'])
      expect(outcome(await caller.call(method, `${KEYS}/${id}`))).toEqual(NOT_FOUND);
    expect(outcome(await manager.putKey(id, { description: 'y' }))).toEqual(NOT_FOUND);
    expect((await caller.get(`${KEYS}?filter[id]=${id}`)).body).toEqual([]);
  });

  it('stays on record for people', async () => {
    const { id } = await company.key();
    await caller.delete(`${KEYS}/${id}`);
    const { caller: admin } = await company.person('administrator');
    expect((await admin.get(`/api/v1/api-keys/${id}`)).body.data.status).toBe('revoked');
  });
});
