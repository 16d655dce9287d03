import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const SHOP = 'https://shop.example';
const READABLE = [
  'X-Request-Id',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'X-RateLimit-Limit',
  'Content-Disposition',
];

let world: World;
let company: CompanyInWorld;
let key: string;
beforeAll(async () => {
  world = await World.start({ CORS_ORIGINS: `${SHOP},http://localhost:5173` });
  company = await world.company();
  key = `Bearer ${(await company.key()).token}`;
});
afterAll(() => world.close());

const from = (origin: string, headers: Record<string, string> = {}) => world.caller({ origin, ...headers });
const list = (answer: Answer, name: string) => (answer.headers.get(name) ?? '').split(', ').filter(Boolean);
const corsHeaders = ({ headers }: Answer) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-')).sort();

/** The page may read the answer, and what stands beside the body, with its cookie. */
function expectOpen(answer: Answer, origin: string): void {
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
  expect(list(answer, 'access-control-expose-headers')).toEqual(expect.arrayContaining(READABLE));
}

const refusalsAndAnswers: [number, (origin: string) => Promise<Answer>][] = [
  [200, (origin) => from(origin, { authorization: key }).get('/business-partners')],
  [200, (origin) => from(origin, { authorization: key }).get('/api/v1/clients')],
  [200, (origin) => from(origin).get('/health')],
  [201, (origin) => from(origin, { authorization: key }).post('/business-partners', { name: 'Ana' })],
  [400, (origin) => from(origin, { authorization: key }).post('/business-partners', '{')],
  [400, (origin) => from(origin).get('/business-partners?api_key=x')],
  [401, (origin) => from(origin).get('/business-partners')],
  [401, (origin) => from(origin).post('/auth/login', { email: 'a@example.com', password: 'x' })],
  [403, (origin) => from(origin, { authorization: key }).delete('/business-partners/1')],
  [404, (origin) => from(origin, { authorization: key }).get('/api/v1/nowhere')],
  [
    429,
    async (origin) => {
      const { token } = await company.key({ rate_limit: { calls: 1, seconds: 60 } });
      const caller = from(origin, { authorization: `Bearer ${token}` });
      await caller.get('/business-partners');
      return caller.get('/business-partners');
    },
  ],
];

describe('a page of an origin that CORS_ORIGINS names, or of the server itself', () => {
  it.each(refusalsAndAnswers)('may read the answer %i, a refusal as well', async (status, call) => {
    for (const origin of [SHOP, 'http://localhost:5173', world.server.url]) {
      const answer = await call(origin);
      expect(answer.status, answer.text).toBe(status);
      expectOpen(answer, origin);
    }
  });

  it('may act for the person who is signed in there', async () => {
    const { caller } = await company.person('accountant');
    const answer = await caller.with({ origin: SHOP }).post('/business-partners', { name: 'Ana' });
    expect(answer.status).toBe(201);
    expectOpen(answer, SHOP);
  });
});

describe('a page of any other origin', () => {
  const FOREIGN = [
    'https://evil.example',
    'null',
    'http://shop.example',
    `${SHOP}.evil.example`,
    `${SHOP}/`,
    '*',
  ];

  it.each(FOREIGN)('is told nothing that would let its browser read: %s', async (origin) => {
    for (const call of [
      from(origin, { authorization: key }).get('/business-partners'),
      from(origin).get('/auth/me'),
      from(origin).call('OPTIONS', '/business-partners', {
        headers: { 'access-control-request-method': 'POST' },
      }),
    ])
      expect(corsHeaders(await call)).toEqual([]);
  });
});

describe('a preflight', () => {
  const preflight = (path: string, origin: string, method = 'POST') =>
    from(origin).call('OPTIONS', path, { headers: { 'access-control-request-method': method } });

  it('is answered without a credential, for every path, method and header of the API', async () => {
    for (const path of ['/business-partners', '/api/v1/clients', '/auth/login', '/nowhere']) {
      const answer = await preflight(path, SHOP);
      expect([answer.status, answer.text]).toEqual([204, '']);
      expectOpen(answer, SHOP);
      expect(list(answer, 'access-control-allow-methods').sort()).toEqual([
        'DELETE',
        'GET',
        'HEAD',
        'PATCH',
        'POST',
        'PUT',
      ]);
      expect(list(answer, 'access-control-allow-headers')).toEqual(
        expect.arrayContaining(['Authorization', 'X-API-Key', 'Content-Type', 'Idempotency-Key']),
      );
      expect(answer.headers.get('access-control-max-age')).toBe('600');
      expect(answer.headers.get('x-request-id')).toBeTruthy();
    }
  });

  it('from elsewhere, and OPTIONS that is none, are calls of an unknown path', async () => {
    expect((await preflight('/business-partners', 'https://evil.example')).status).toBe(401);
    expect((await from(SHOP).call('OPTIONS', '/business-partners')).status).toBe(401);
    expect((await from(SHOP, { authorization: key }).call('OPTIONS', '/business-partners')).status).toBe(404);
  });
});

it('every answer says that it depends on the origin, so that no cache gives one page’s to another', async () => {
  const answers = [
    await world.caller().get('/health'),
    await world.caller({ authorization: key }).get('/business-partners'),
    await from(SHOP).get('/business-partners'),
    await from('https://evil.example').get('/business-partners'),
    await from(SHOP).call('OPTIONS', '/x', { headers: { 'access-control-request-method': 'GET' } }),
  ];
  for (const answer of answers) expect(list(answer, 'vary')).toContain('Origin');
});

describe('a server that names no origins', () => {
  it('lets its own pages read, and no others', async () => {
    const alone = await World.start();
    const { url } = alone.server;
    const own = await alone.caller({ origin: url }).get('/business-partners');
    const other = await alone.caller({ origin: SHOP }).get('/business-partners');
    await alone.close();
    expectOpen(own, url);
    expect(corsHeaders(other)).toEqual([]);
  });
});
