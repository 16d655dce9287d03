import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer, Caller } from './support/http.js';
import { rawRequest, sendRaw } from './support/raw-http.js';
import { World } from './support/world.js';

const PATH = '/api/v1/clients';
const UUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/;

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  ({ caller } = await (await world.company()).key());
});
afterAll(() => world.close());

const requestId = (answer: Answer) => answer.headers.get('x-request-id');

describe('X-Request-Id', () => {
  it('is on every answer, and a new one each time', async () => {
    const answers = [
      await caller.get(PATH),
      await caller.post(PATH, { name: 'Ana' }),
      await caller.post(PATH),
      await caller.post(PATH, '{'),
      await caller.get('/api/v1/nowhere'),
      await caller.get('/api/v1/clients/%zz'),
      await caller.call('HEAD', PATH),
      await world.caller().get(PATH),
      await world.caller().get('/health'),
      await world.caller().get('/ready'),
      await world.caller().get('/docs'),
      await world.caller().get('/openapi.json'),
    ];
    const ids = answers.map(requestId);
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(answers.length);
  });

  it('is in the body of every refusal of /api', async () => {
    const refusals = [await caller.post(PATH), await caller.post(PATH, '{'), await caller.get('/api/x')];
    for (const answer of refusals) expect(answer.body.error.request_id).toBe(requestId(answer));
    const problem = await caller.get('/api/x', { accept: 'application/problem+json' });
    expect(problem.body.request_id).toBe(requestId(problem));
  });

  it.each(['order-42', 'a.b:c_d-1', 'x'.repeat(100), '12345678'])(
    'is the caller’s own when it is well-formed, in the log too: %s',
    async (id) => {
      expect(requestId(await caller.get(PATH, { 'x-request-id': id }))).toBe(id);
      expect(requestId(await caller.get('/x', { 'x-request-id': id }))).toBe(id);
      expect(world.server.log()).toContain(`"request_id":"${id}"`);
    },
  );

  it.each([
    '1234567',
    'x'.repeat(101),
    'with blank',
    'línea',
    'a,b,c,d,e',
    '<script>',
    'x\\u0000x-1',
    '/../../..',
  ])('is a new one when the caller’s is not: %s', async (id) => {
    const headers = ['Host: x', `X-Request-Id: ${id}`];
    const { headers: answered } = await sendRaw(world.server.url, rawRequest(`GET ${PATH}`, headers));
    expect(answered['x-request-id']).toMatch(UUID);
  });

  it('is a new one when the caller sends two', async () => {
    const headers = ['Host: x', 'X-Request-Id: order-42', 'X-Request-Id: order-43'];
    const { headers: answered } = await sendRaw(world.server.url, rawRequest(`GET ${PATH}`, headers));
    expect(answered['x-request-id']).toMatch(UUID);
  });
});

describe('a refusal', () => {
  const accept = 'application/problem+json';

  it('comes as RFC 9457 to whom accepts that', async () => {
    const { status, headers, body } = await caller.post(PATH, { email: 'x' }, { accept });
    expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(body).toMatchObject({
      type: 'urn:llavero:problem:parameter_missing',
      title: 'A required parameter is missing',
      status: 400,
      code: 'parameter_missing',
    });
    expect(body.details.map((detail: { field: string }) => detail.field)).toEqual(['name', 'email']);
  });

  it('comes in that form from everywhere, and success does not', async () => {
    const answers = [
      await world.caller().get(PATH, { accept }),
      await caller.get('/api/v1/nowhere', { accept }),
      await caller.get('/api/v1/clients/%zz', { accept }),
      await caller.get('/api/v1/clients/999999999', { accept }),
    ];
    expect(answers.map(({ status, body }) => [status, body.status, body.code])).toEqual([
      [401, 401, 'token_missing'],
      [404, 404, 'not_found'],
      [400, 400, 'malformed_request'],
      [404, 404, 'not_found'],
    ]);
    const success = await caller.get(PATH, { accept });
    expect([success.body.success, success.headers.get('content-type')]).toEqual([
      true,
      'application/json; charset=utf-8',
    ]);
  });

  it('is told in Spanish to whom asks for it, with the same codes', async () => {
    const say = async (language: string) =>
      (await caller.post(PATH, { name: 1, country: 'XX' }, { 'accept-language': language })).body.error;
    const [english, spanish] = [await say('en-GB'), await say('es-ES, en;q=0.5')];
    expect(english.message).toBe('Some values are not valid');
    expect(spanish.message).toBe('Algunos valores no son válidos');
    const codes = (error: typeof english) =>
      error.details.map(({ field, code }: { field: string; code: string }) => [field, code]);
    expect(codes(spanish)).toEqual(codes(english));
    expect(spanish.details.at(-1).message).toBe('country debe ser un país (ISO 3166)');
    expect((await world.caller({ 'accept-language': 'es' }).get(PATH)).body.error.message).toBe(
      'Falta la cabecera Authorization',
    );
  });

  it('is never HTML, whatever the caller accepts', async () => {
    for (const wanted of ['text/html', '*/*', 'image/png', ''])
      expect((await caller.get('/nowhere', { accept: wanted })).headers.get('content-type')).toBe(
        'application/json; charset=utf-8',
      );
  });
});
