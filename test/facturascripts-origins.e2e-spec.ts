import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Installation } from '../src/database/installation.js';
import { Answer, Caller } from './support/http.js';
import { World } from './support/world.js';

const PATH = '/api/3/agentes';
const outcome = ({ status, body }: Answer) => [status, body.error];

let world: World;
let token: string;
let limited: string;
beforeAll(async () => {
  world = await World.start();
  const company = await world.company();
  ({ token } = await company.key({ format: 'fs20' }));
  ({ token: limited } = await company.key({ permissions: ['agentes.read'] }));
});
afterAll(() => world.close());

const calling = (headers: Record<string, string> = {}): Caller => world.caller(headers);

describe('pages of other origins', () => {
  const allowed = ({ headers }: Answer) => [
    headers.get('access-control-allow-origin'),
    headers.get('access-control-allow-methods'),
  ];
  const ANY = ['*', 'GET, POST, PUT, DELETE, PATCH, OPTIONS'];
  const origin = 'https://shop.example';

  it('are told before they call, without a key, whatever the path and the headers', async () => {
    for (const path of ['/api/3', PATH, '/api/3/nowhere/1']) {
      const wanted = { origin, 'access-control-request-headers': 'x-auth-token, x-own' };
      const answer = await calling().call('OPTIONS', path, { headers: wanted });
      expect([path, answer.status, answer.text, ...allowed(answer)]).toEqual([path, 200, '', ...ANY]);
      expect(answer.headers.get('access-control-allow-headers')).toBe('x-auth-token, x-own');
    }
    const plain = await calling().call('OPTIONS', PATH);
    expect([plain.status, plain.headers.get('access-control-allow-headers')]).toEqual([200, '']);
  });

  it('may read what resources answer, refusals about records included', async () => {
    const caller = calling({ token, origin });
    const answers = [
      await caller.get(PATH),
      await caller.get('/api/3'),
      await caller.get(`${PATH}/schema`),
      await caller.get(`${PATH}/none`),
      await caller.get(`${PATH}?filter[none]=1`),
      await caller.post(PATH),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 400, 400]);
    for (const answer of answers) expect(allowed(answer)).toEqual(ANY);
  });

  it('may read an answer that was kept for an Idempotency-Key', async () => {
    const once = calling({ token, origin, 'idempotency-key': 'once' });
    const answers = [await once.post(PATH, { nombre: 'x' }), await once.post(PATH, { nombre: 'x' })];
    expect(answers[1]!.headers.get('idempotency-replayed')).toBe('true');
    for (const answer of answers) expect(allowed(answer)).toEqual(ANY);
  });

  it('may not read what is refused before', async () => {
    const answers = [
      await calling({ origin }).get(PATH),
      await calling({ origin, token: limited }).post(PATH, { nombre: 'x' }),
      await calling({ origin, token }).get('/api/2/agentes'),
      await calling({ origin, token }).get('/api/3/nowhere'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 400, 404]);
    for (const answer of answers) expect(allowed(answer)).toEqual([null, null]);
  });

  it('may write with a key, as any program may', async () => {
    const answer = await calling({ origin, token }).post(PATH, { nombre: 'From a page' });
    expect(answer.status).toBe(200);
  });
});

describe('while the API is switched off', () => {
  beforeAll(() => world.service(Installation).switchApi(false));
  afterAll(() => world.service(Installation).switchApi(true));

  it('every call says so, whatever the key and the path', async () => {
    for (const headers of [{ token }, { token: 'wrong' }, {}])
      for (const path of [PATH, '/api/3', '/api/3/nowhere', '/api/2/agentes']) {
        const answer = await calling(headers as Record<string, string>).get(path);
        expect([path, answer.status, answer.body]).toEqual([
          path,
          403,
          { status: 'error', message: 'La API está desactivada', error: 'api-disabled' },
        ]);
      }
    expect(outcome(await calling({ token }).call('OPTIONS', PATH))).toEqual([403, 'api-disabled']);
  });
});
