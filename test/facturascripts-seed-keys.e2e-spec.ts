import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRANTS, KeyManager, KEYS, NONE } from './support/facturascripts-keys.js';
import { World } from './support/world.js';

/** FacturaScripts' page on authentication, sentence by sentence: its keys and what they may do. */
let world: World;
let manager: KeyManager;
beforeAll(async () => {
  world = await World.shared();
  manager = await KeyManager.of(world);
});
afterAll(() => world.close());

const PATH = '/api/3/facturacliente';

/** A call of each method, and what it is told once it is let in: there is no data, or no such record. */
const CALLS = [
  ['GET', PATH, 200],
  ['POST', PATH, 400],
  ['PUT', `${PATH}/999999999`, 404],
  ['PATCH', `${PATH}/999999999`, 404],
  ['DELETE', `${PATH}/999999999`, 404],
] as const;

const FLAGS: [keyof typeof NONE, string[]][] = [
  ['allowget', ['GET']],
  ['allowpost', ['POST']],
  ['allowput', ['PUT', 'PATCH']],
  ['allowdelete', ['DELETE']],
];

describe('the API key model', () => {
  it('has the properties of the page; the token itself is shown to nobody', async () => {
    const { id, token } = await manager.makeKey({ description: 'Integration API Key' });
    const { apikey, ...record } = await manager.readKey(id);
    expect(apikey).toBeUndefined();
    expect(record).toEqual({
      id: expect.any(Number),
      description: 'Integration API Key',
      nick: null,
      enabled: true,
      fullaccess: false,
      creationdate: expect.stringMatching(/^\d\d-\d\d-\d{4}$/),
      lastactivity: null,
      lastip: null,
    });
    expect(JSON.stringify((await manager.caller.get(`${KEYS}?limit=0`)).body)).not.toContain(token);
  });

  it('is made with a description, enabled and fullaccess, and named after a person by people', async () => {
    const sent = { description: 'Integration API Key', enabled: '1', fullaccess: '0' };
    const { status, body } = await manager.postKey(sent);
    expect(status).toBe(200);
    const { id } = body.data;
    expect(await manager.readKey(id)).toMatchObject({ nick: null, enabled: true, fullaccess: false });
    const user = await manager.company.user('accountant');
    const ofPerson = await manager.company.key({ user_id: user.id });
    expect((await manager.readKey(ofPerson.id)).nick).toBe(user.email);
  });

  it('generates tokens as 20-character random strings', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 20 }, async () => (await manager.company.key({ format: 'fs20' })).token),
    );
    for (const token of tokens) expect(token).toMatch(/^[0-9A-Za-z]{20}$/);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect((await manager.using(tokens[0]!).get(PATH)).status).toBe(200);
  });

  it('with fullaccess = true opens all resources without restrictions', async () => {
    const { caller } = await manager.makeKey({ fullaccess: '1' });
    const { resources } = (await caller.get('/api/3')).body as { resources: string[] };
    for (const name of resources.filter((each) => /^[a-z]+$/.test(each)))
      expect([name, (await caller.get(`/api/3/${name}?limit=1`)).status]).toEqual([name, 200]);
  });
});

describe('permission types', () => {
  it.each(FLAGS)('%s allows %s and nothing else', async (flag, methods) => {
    const { caller } = await manager.keyFor('facturacliente', flag);
    for (const [method, path, status] of CALLS) {
      const answer = await caller.call(method, path);
      expect([method, answer.status]).toEqual([method, methods.includes(method) ? status : 403]);
    }
  });

  it('of a resource are added, read, checked and listed as the page does it', async () => {
    const key = await manager.keyFor('facturacliente');
    const [{ id }] = await manager.grantsOf(key.id);
    expect((await key.caller.get(PATH)).status).toBe(403);
    expect((await manager.putGrant(id, { allowget: '1' })).status).toBe(200);
    expect((await key.caller.get(PATH)).status).toBe(200);
    const [access] = (await manager.caller.get(`${GRANTS}?filter[idapikey]=${key.id}`)).body;
    expect(access).toEqual({ id, idapikey: key.id, resource: 'facturaclientes', ...NONE, allowget: true });
    expect((await manager.caller.get(`${GRANTS}/${id}`)).body).toEqual(access);
  });
});
