import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Installation } from '../src/database/installation.js';
import { routesOf } from '../src/http/routes.js';
import { startApp, TestApp } from './support/app.js';
import { Caller } from './support/http.js';
import { reasonOf } from './support/refusal.js';
import { until } from './support/until.js';
import { KeyInWorld, World } from './support/world.js';

let world: World;
let other: TestApp;
let key: KeyInWorld;
beforeAll(async () => {
  world = await World.start();
  key = await (await world.company()).key();
  other = await startApp({}, world.server.database);
});
afterAll(async () => {
  await other.close();
  await world.close();
});

const switchApi = (on: boolean) => world.service(Installation).switchApi(on);
const onTheOther = () => new Caller(other.url, key.caller.headers);

/** Every route behind the switch, as a request; parameters name a record that is not there. */
const routesBehindTheSwitch = () =>
  routesOf(world.server.app)
    .filter(({ policy }) => !(policy?.kind === 'public' && policy.whileApiOff))
    .map(
      ({ method, path }) =>
        [method === 'ALL' ? 'GET' : method, path.replaceAll(/:\w+/g, '999').replace('*', 'x')] as const,
    );

describe('while the API is switched off', () => {
  beforeAll(() => switchApi(false));
  afterAll(() => switchApi(true));

  it('no route of it answers, with a good key, a bad one or none', async () => {
    const [good, bad] = [key.token, 'x'].map((token) =>
      world.caller({ 'x-api-key': token, 'x-auth-token': token }),
    );
    const callers = [good!, bad!, world.caller()];
    expect(routesBehindTheSwitch().length).toBeGreaterThan(40);
    for (const [method, path] of routesBehindTheSwitch())
      for (const caller of callers) {
        const answer = await caller.call(method, path);
        expect([method, path, ...reasonOf(answer)]).toEqual([method, path, 403, 'api_disabled']);
      }
  });

  it('an unknown path and a method that nothing serves say the same', async () => {
    for (const path of ['/', '/nowhere', '/api', '/api/v1', '/api/3/clientes'])
      expect(reasonOf(await world.caller().call('PURGE', path))).toEqual([403, 'api_disabled']);
  });

  it.each(['/health', '/ready', '/docs', '/openapi.json'])('%s still answers, to anybody', async (path) => {
    expect((await world.caller().get(path)).status).toBe(200);
  });
});

describe('another node', () => {
  const clients = async () => reasonOf(await onTheOther().get('/api/v1/clients'));
  const answers = () => until(clients, ([status]) => status === 200);

  it('refuses from the first request after the switch was thrown, and answers again soon after', async () => {
    for (const _ of [1, 2, 3]) {
      await answers();
      await switchApi(false);
      expect(await clients()).toEqual([403, 'api_disabled']);
      await switchApi(true);
    }
    await answers();
  });

  it('that starts while the API is off starts with it off', async () => {
    await switchApi(false);
    const late = await startApp({}, world.server.database);
    const stranger = await new Caller(late.url).get('/api/v1/clients');
    await late.close();
    await switchApi(true);
    expect(reasonOf(stranger)).toEqual([403, 'api_disabled']);
  });
});
