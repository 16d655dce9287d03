import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { World } from './support/world.js';

const PATH = '/api/3/plugins';
const refusal = (message: string) => ({ status: 'error', message, error: message });
const outcome = ({ status, body }: Answer) => [status, body];

let world: World;
let full: Caller;
let limited: Caller;
let stranger: Caller;
beforeAll(async () => {
  world = await World.start();
  const company = await world.company();
  full = await fsCaller(world, company);
  limited = await fsCaller(world, company, { permissions: ['plugins.*'] });
  stranger = await fsCaller(world, company, { permissions: ['clients.*'] });
});
afterAll(() => world.close());

describe('the plugins', () => {
  it('are none, whatever is filtered and sorted; the version of the core stands beside them', async () => {
    for (const path of [PATH, `${PATH}/`, `${PATH}?filter[name]=x&sort[name]=ASC`]) {
      for (const caller of [full, limited]) {
        const answer = await caller.get(path);
        expect([path, ...outcome(answer)]).toEqual([path, 200, []]);
        expect(answer.headers.get('x-core-version')).toMatch(/^\d{4}\.\d+$/);
        expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      }
    }
  });

  it('are not found by name', async () => {
    for (const path of [`${PATH}/Informes`, `${PATH}/Informes/x`])
      expect(outcome(await limited.get(path))).toEqual([404, refusal('plugin-not-found: Informes')]);
  });

  it.each(['enable', 'disable'])(
    'are switched by keys with full access alone, and there is none: %s',
    async (action) => {
      const path = `${PATH}/Informes/${action}`;
      expect(outcome(await limited.post(path))).toEqual([403, refusal('full-access-required')]);
      expect(outcome(await full.post(path))).toEqual([400, refusal('plugin-not-found: Informes')]);
    },
  );

  it.each(['', '/Informes', '/Informes/delete', '/Informes/delete/x'])(
    'know no other action: POST plugins%s',
    async (path) => {
      expect(outcome(await full.post(PATH + path))).toEqual([400, refusal('invalid-action')]);
    },
  );

  it.each(['PUT', 'PATCH', 'DELETE', 'PURGE'])('know no other method: %s', async (method) => {
    for (const path of ['', '/Informes', '/Informes/enable'])
      expect(outcome(await full.call(method, PATH + path))).toEqual([405, refusal('method-not-allowed')]);
  });

  it('are not asked for by HEAD', async () => {
    expect([(await full.call('HEAD', PATH)).status, (await limited.call('HEAD', PATH)).status]).toEqual([
      405, 403,
    ]);
  });

  it('take a grant of their own', async () => {
    for (const [method, path] of [
      ['GET', PATH],
      ['GET', `${PATH}/Informes`],
      ['POST', `${PATH}/Informes/enable`],
      ['PUT', PATH],
    ] as const) {
      const answer = await stranger.call(method, path);
      expect([answer.status, answer.body.error]).toEqual([403, 'forbidden']);
    }
    expect((await world.caller().get(PATH)).status).toBe(401);
  });
});
