import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Judge } from '../src/access/judge.js';
import { KeyUses } from '../src/access/key-uses.js';
import { PolicyGuard } from '../src/access/policy.guard.js';
import { RoutePolicies } from '../src/access/route-policies.js';
import { Public, WebSessionOnly } from '../src/access/route-policy.js';
import { Problem } from '../src/common/problem.js';
import { routesOf } from '../src/http/routes.js';
import { Caller } from './support/http.js';
import { reasonOf } from './support/refusal.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
beforeAll(async () => (world = await World.start()));
afterAll(() => world.close());

const FORBIDDEN = [403, 'forbidden'];
const NOT_FOUND = [404, 'not_found'];

describe('DELETE with a key', () => {
  const PATHS = [
    '/api/v1/clients/999999999',
    '/api/v1/clients/none',
    '/api/v1/users/1',
    '/api/v1/nowhere',
    '/x',
  ];
  let caller: Caller;
  let clientPath: string;
  beforeAll(async () => {
    company = await world.company();
    ({ caller } = await company.key());
    clientPath = `/api/v1/clients/${(await caller.post('/api/v1/clients', { name: 'Ana' })).body.data.id}`;
  });

  it('is forbidden at first: of records, of what is not there, and on paths that nothing serves', async () => {
    for (const path of [clientPath, ...PATHS])
      expect([path, ...reasonOf(await caller.delete(path))]).toEqual([path, 403, 'api_key_delete_forbidden']);
    expect((await caller.get(clientPath)).status).toBe(200);
  });

  it('is a matter of grants once the company grants it, and of nothing again once it does not', async () => {
    await company.setPolicy({ keyDeletes: 'granted' });
    for (const path of PATHS)
      expect([path, ...reasonOf(await caller.delete(path))]).toEqual([path, ...NOT_FOUND]);
    const fewer = (await company.key({ permissions: ['clients.read', 'clients.create', 'clients.update'] }))
      .caller;
    for (const path of [clientPath, PATHS[0]!]) expect(reasonOf(await fewer.delete(path))).toEqual(FORBIDDEN);
    await company.setPolicy({ keyDeletes: 'forbidden' });
    expect(reasonOf(await caller.delete(clientPath))).toEqual([403, 'api_key_delete_forbidden']);
    await company.setPolicy({ keyDeletes: 'granted' });
    expect((await caller.delete(clientPath)).status).toBe(200);
    expect(reasonOf(await caller.get(clientPath))).toEqual(NOT_FOUND);
  });
});

describe('a key', () => {
  /** Where keys come in by these headers; at FacturaScripts' door its own tests ask. */
  const routesOfKind = (kind: string) =>
    routesOf(world.server.app).filter(
      ({ path, policy }) => policy?.kind === kind && !path.startsWith('/api/3/'),
    );
  const call = (caller: Caller, { method, path }: { method: string; path: string }, id: number) =>
    caller.call(method, path.replace(':id', String(id)), method === 'GET' ? {} : { body: {} });

  it('manages no key on any route, until the company lets it, and then by its grants', async () => {
    const routes = routesOfKind('key-management');
    expect(routes.length).toBeGreaterThan(5);
    company = await world.company();
    // A key that is ended by DELETE is refused that first.
    await company.setPolicy({ keyDeletes: 'granted' });
    const full = await company.key();
    const other = (await company.key({ permissions: ['clients.*', 'users.*'] })).caller;
    for (const route of routes)
      expect(reasonOf(await call(full.caller, route, full.id))).toEqual([
        403,
        'api_key_management_forbidden',
      ]);
    await company.setPolicy({ keyManagement: 'granted' });
    for (const route of routes) expect(reasonOf(await call(other, route, full.id))).toEqual(FORBIDDEN);
    expect((await full.caller.get('/api/v1/api-keys')).status).toBe(200);
    const created = await full.caller.post('/api/v1/api-keys', { name: 'made by a key' });
    expect(created.status).toBe(201);
    await company.setPolicy({ keyManagement: 'web-session' });
    expect(reasonOf(await full.caller.get('/api/v1/api-keys'))).toEqual([
      403,
      'api_key_management_forbidden',
    ]);
  });

  it('passes no route for signed-in people, whatever it holds and the company lets it', async () => {
    const routes = routesOfKind('web-session-only');
    expect(routes.length).toBeGreaterThan(2);
    company = await world.company();
    await company.setPolicy({ keyDeletes: 'granted', keyManagement: 'granted' });
    const { caller } = await company.key();
    for (const route of routes)
      expect(reasonOf(await call(caller, route, company.id))).toEqual([403, 'web_session_required']);
    expect((await caller.get(`/api/v1/companies/${company.id}`)).body.data.key_deletes).toBe('granted');
  });
});

describe('an unknown path', () => {
  const PATHS = [
    '/',
    '/x',
    '/api',
    '/api/v1',
    '/api/v1/nowhere',
    '/api/v2/clients',
    '/API/v1/clients',
    '/docs2',
  ];

  it('is 404 to whom is known, by any method, and 401 to everybody else', async () => {
    const { caller } = await (await world.company()).key({ permissions: [] });
    for (const path of PATHS)
      for (const method of ['GET', 'POST', 'PATCH', 'OPTIONS', 'PURGE', 'PROPFIND']) {
        // A preflight of FacturaScripts' clients (facts, 1.6).
        if (path === '/api' && method === 'OPTIONS') continue;
        expect([path, ...reasonOf(await caller.call(method, path))]).toEqual([path, ...NOT_FOUND]);
        const stranger = world.caller({ 'x-api-key': 'none' });
        expect([path, ...reasonOf(await stranger.call(method, path))]).toEqual([
          path,
          401,
          'invalid_api_key',
        ]);
      }
  });
});

describe('what a route declares', () => {
  @Public()
  class Open {
    read() {}
    @WebSessionOnly()
    write() {}
  }
  class Undeclared {
    read() {}
  }

  const guard = () =>
    new PolicyGuard(world.service(RoutePolicies), world.service(Judge), world.service(KeyUses));
  const request = {
    authentication: { caller: { refusal: 'token_missing' } },
    headers: {},
    url: '/api/v1/x',
    method: 'GET',
  };
  const admits = async (type: new () => object, method: string) => {
    const handler = (type.prototype as Record<string, () => void>)[method]!;
    return guard().canActivate(new ExecutionContextHost([request, {}], type, handler));
  };

  it('is read from its handler before its controller', async () => {
    expect(await admits(Open, 'read')).toBe(true);
    await expect(admits(Open, 'write')).rejects.toThrow(new Problem('token_missing'));
  });

  it('is needed: a route that declares nothing is refused', async () => {
    await expect(admits(Undeclared, 'read')).rejects.toThrow(new Problem('forbidden'));
    expect(world.server.log()).toContain('Undeclared.read declares no access');
  });
});
