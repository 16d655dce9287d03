import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer, Caller } from './support/http.js';
import { World } from './support/world.js';

let world: World;
let full: Caller;
let limited: Caller;
let token: string;
beforeAll(async () => {
  world = await World.start();
  const company = await world.company();
  ({ token } = await company.key({ format: 'fs20' }));
  full = world.caller({ 'x-auth-token': token });
  const reader = await company.key({ permissions: ['agentes.*'] });
  limited = world.caller({ 'x-auth-token': reader.token });
});
afterAll(() => world.close());

const outcome = ({ status, body }: Answer) => [status, body.error];

describe('the version in a path', () => {
  it.each(['3', '03', '3.0', '003.00'])('is 3 as a number: %s', async (version) => {
    expect((await full.get(`/api/${version}/agentes?limit=1`)).status).toBe(200);
    expect((await full.get(`/api/${version}`)).body.resources).toContain('agentes');
  });

  it.each(['2', '4', '31', '3.1', '30'])('is refused when it is another: %s', async (version) => {
    expect(outcome(await full.get(`/api/${version}/agentes`))).toEqual([400, 'api-version-invalid']);
  });

  it('comes after the key and its permission', async () => {
    expect(outcome(await world.caller().get('/api/2/agentes'))).toEqual([401, 'auth-token-invalid']);
    expect(outcome(await limited.get('/api/2/nowhere'))).toEqual([403, 'forbidden']);
  });

  it('that is no number is no path of FacturaScripts', async () => {
    const { status, body } = await world.caller({ authorization: `Bearer ${token}` }).get('/api/v3/agentes');
    expect([status, body.error.reason]).toEqual([404, 'not_found']);
  });
});

describe('HEAD', () => {
  it('is refused to a key with single permissions, whatever they are', async () => {
    expect((await limited.get('/api/3/agentes')).status).toBe(200);
    expect((await limited.call('HEAD', '/api/3/agentes')).status).toBe(403);
  });

  it('is answered without a body to a key with full access', async () => {
    const answer = await full.call('HEAD', '/api/3/agentes');
    expect([answer.status, answer.text]).toEqual([200, '']);
  });
});
