import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyActivity } from '../src/activity/key-activity.js';
import { Installation } from '../src/database/installation.js';
import { startApp } from './support/app.js';
import { KeyManager } from './support/facturascripts-keys.js';
import { Answer, Caller } from './support/http.js';
import { World } from './support/world.js';

/** FacturaScripts' page on authentication, sentence by sentence: its requests, its refusals and what it recommends. */
let world: World;
let manager: KeyManager;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  manager = await KeyManager.of(world);
});
afterAll(() => world.close());

const PATH = '/api/3/facturacliente';
let addresses = 0;
/** From an address of its own: whoever is refused five times is banned there. */
const stranger = (headers?: Record<string, string>): Caller =>
  world.caller({ 'x-forwarded-for': `203.0.113.${(addresses += 1)}`, ...headers });

function expectRefusal({ status, headers, body }: Answer, expected: number, error: string): void {
  expect([status, body.error, body.status]).toEqual([expected, error, 'error']);
  expect(headers.get('content-type')).toContain('application/json');
}

const reading = () => manager.keyFor('facturacliente', 'allowget');

describe('API key types', () => {
  it('the global API key has unrestricted access to all endpoints', async () => {
    const token = `installation-${randomUUID()}`;
    const env = { GLOBAL_API_KEY: token, GLOBAL_API_KEY_COMPANY: String(manager.company.id) };
    const node = await startApp(env, world.server.database);
    const holder = new Caller(node.url, { 'x-auth-token': token });
    for (const path of [PATH, '/api/3/cliente', '/api/3/producto', '/api/3/settings'])
      expect((await holder.get(path)).status).toBe(200);
    expect((await holder.post('/api/3/cliente', { nombre: 'Ana', cifnif: '' })).status).toBe(200);
    await node.close();
  });

  it('user API keys have specific permissions for each resource and HTTP method', async () => {
    const { caller } = await reading();
    expect((await caller.get(PATH)).status).toBe(200);
    expectRefusal(await caller.post(PATH), 403, 'forbidden');
    expectRefusal(await caller.get('/api/3/cliente'), 403, 'forbidden');
  });
});

describe('making authenticated requests', () => {
  it.each(['X-Auth-Token', 'Token', 'x-auth-token', 'token'])(
    'takes the key in the header %s',
    async (name) => {
      const { token } = await reading();
      expect((await world.caller({ [name]: token }).get(PATH)).body).toEqual([]);
    },
  );

  it('takes the Content-Type that the page’s scripts send with a GET', async () => {
    const { token } = await reading();
    const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' };
    expect((await world.caller(headers).get(PATH)).status).toBe(200);
  });

  it.each([
    ['facturacliente', 'facturaclientes'],
    ['cliente', 'clientes'],
    ['producto', 'productos'],
  ])('finds %s, as the page names it, where the root lists %s', async (singular, plural) => {
    const { resources } = (await manager.caller.get('/api/3/')).body;
    expect(resources).toContain(plural);
    const [one, many] = [
      await manager.caller.get(`/api/3/${singular}`),
      await manager.caller.get(`/api/3/${plural}`),
    ];
    expect([one.status, one.body]).toEqual([200, many.body]);
  });

  it('lists resources, and nothing else, at the root', async () => {
    const { status, body } = await manager.caller.get('/api/3/');
    expect([status, Object.keys(body)]).toEqual([200, ['resources']]);
    expect(body.resources).toHaveLength(112);
  });
});

describe('authentication errors', () => {
  it('auth-token-invalid, 401: the key is invalid or missing', async () => {
    expectRefusal(await stranger().get(PATH), 401, 'auth-token-invalid');
    for (const header of ['x-auth-token', 'token'])
      expectRefusal(await stranger({ [header]: 'your-api-key-here' }).get(PATH), 401, 'auth-token-invalid');
  });

  it('forbidden, 403: no permission for the resource or the method', async () => {
    const { token } = await manager.keyFor('facturacliente', 'allowpost');
    expectRefusal(await stranger({ 'x-auth-token': token }).get(PATH), 403, 'forbidden');
    expectRefusal(await stranger({ 'x-auth-token': token }).post('/api/3/producto'), 403, 'forbidden');
  });

  it('api-disabled, 403: the API is not enabled in the installation', async () => {
    const installation = world.service(Installation);
    await installation.switchApi(false);
    const answers = [await manager.caller.get(PATH), await stranger().get('/api/3/')];
    await installation.switchApi(true);
    for (const answer of answers) expectRefusal(answer, 403, 'api-disabled');
    expect((await manager.caller.get(PATH)).status).toBe(200);
  });
});

describe('best practices and activity', () => {
  it('enabled = false ends a key at once', async () => {
    const key = await reading();
    await manager.putKey(key.id, { enabled: '0' });
    expectRefusal(await stranger({ 'x-auth-token': key.token }).get(PATH), 401, 'auth-token-invalid');
    expect((await manager.readKey(key.id)).enabled).toBe(false);
  });

  it('lastactivity is updated automatically on each request, refused ones too', async () => {
    const key = await reading();
    expect((await manager.readKey(key.id)).lastactivity).toBeNull();
    await key.caller.get('/api/3/cliente');
    await world.service(KeyActivity).flush();
    const { lastactivity, lastip } = await manager.readKey(key.id);
    expect(lastactivity).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(lastip).toBe('127.0.0.1');
  });
});
