import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, TestApp } from './support/app.js';
import { Answer, Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

/** Where people sign in, and another node that has a global key for the company. */
let world: World;
let node: TestApp;
let database: Superuser;
let company: CompanyInWorld;
let proprietor: Caller;
let globalKey: Caller;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
  company = await world.company({ proprietor: false });
  proprietor = (await company.person('proprietor')).caller;
  const token = `global-${randomUUID()}`;
  const env = { GLOBAL_API_KEY: token, GLOBAL_API_KEY_COMPANY: String(company.id) };
  node = await startApp(env, world.server.database);
  globalKey = new Caller(node.url, { 'x-api-key': token });
});
afterAll(async () => {
  await node.close();
  await database.close();
  await world.close();
});

const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];
const setPolicy = (policy: object) => proprietor.put(`/api/v1/companies/${company.id}/policy`, policy);

describe('the global key, on a node that hears of no change', () => {
  afterEach(() => database.letNotificationsReturn());

  it('follows the policy of its company from one request to the next', async () => {
    const { id } = (await globalKey.post('/api/v1/clients', { name: 'Ana' })).body.data;
    await setPolicy({ key_deletes: 'granted', key_management: 'granted' });
    expect((await globalKey.get('/api/v1/api-keys')).status).toBe(200);
    await database.cutNotifications();
    await setPolicy({ key_deletes: 'forbidden', key_management: 'web-session' });
    expect(reasonOf(await globalKey.get('/api/v1/api-keys'))).toEqual([403, 'api_key_management_forbidden']);
    expect(reasonOf(await globalKey.delete(`/api/v1/clients/${id}`))).toEqual([
      403,
      'api_key_delete_forbidden',
    ]);
  });

  it('acts for nobody once nobody is left to act for', async () => {
    expect((await globalKey.get('/api/v1/clients')).status).toBe(200);
    await database.cutNotifications();
    await database.rows('UPDATE memberships SET active = false WHERE company_id = $1', [company.id]);
    expect(reasonOf(await globalKey.get('/api/v1/clients'))).toEqual([401, 'api_key_no_user']);
  });
});
