import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { Answer } from './support/http.js';
import { exchange, SESSIONS } from './support/session-tokens.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, KeyInWorld, World } from './support/world.js';

/** YoFacturo's page on authentication, sentence by sentence. */
let world: World;
let database: Superuser;
let company: CompanyInWorld;
let key: KeyInWorld;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
  company = await world.company();
  key = await company.key({ format: 'org' });
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const DAY_MS = 24 * 60 * 60 * 1000;
const PROTECTED = '/api/v1/invoices';
const wire = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const bearer = (token: string) => world.caller({ authorization: `Bearer ${token}` });
const buy = (apiKey: unknown) => world.caller().post(SESSIONS, { api_key: apiKey });

describe('Overview', () => {
  it('1. Exchange your organization’s api_key for a short-lived session_token', async () => {
    const { status, body } = await buy(key.token);
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(['session_token', 'expires_at']);
  });

  it('2. Include the session_token as a Bearer token in the Authorization header of every subsequent request', async () => {
    const { caller } = await exchange(world, key);
    for (let request = 0; request < 3; request += 1) expect((await caller.get(PROTECTED)).status).toBe(200);
    expect((await caller.post('/api/v1/clients', { name: 'Ana' })).status).toBe(201);
  });
});

describe('Step 1 — Get your API key', () => {
  it('API keys follow the format org_live_<random>', () => {
    expect(key.token).toMatch(/^org_live_[\w-]{43}$/);
  });

  it('Log in, and copy your organization’s api_key: a signed-in person gets one, shown once', async () => {
    const admin = (await company.person('administrator')).caller;
    const made = await admin.post('/api/v1/api-keys', { name: 'API', format: 'org', full_access: true });
    expect(made.status).toBe(201);
    expect((await buy(made.body.data.token)).status).toBe(201);
  });

  it('Keep your api_key secret: it is in no log, no answer and no row, and not taken from the URL', async () => {
    const { token } = await exchange(world, key);
    const refused = await world.caller().post(`${SESSIONS}?api_key=${key.token}`, { api_key: key.token });
    expect([refused.status, refused.body.error.reason]).toEqual([400, 'key_in_url']);
    const answers = [await buy(key.token), await buy(`${key.token}x`), refused];
    for (const { text } of answers) expect(text).not.toContain(key.token);
    for (const secret of [key.token, token]) expect(world.server.log()).not.toContain(secret);
    const rows = await database.rows('SELECT t::text AS row FROM session_tokens t');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('It gives full API access to your organization’s data', async () => {
    const { caller } = await exchange(world, key);
    const { body } = await caller.get('/api/v1/api-keys/current');
    expect(body.data).toMatchObject({ permissions: ['*'], company: { id: company.id } });
  });
});

describe('Step 2 — Create a session token', () => {
  it('Exchange your api_key for a session_token valid for 24 hours', async () => {
    const before = Date.now();
    const { body } = await buy(key.token);
    const lasts = Date.parse(body.expires_at) - before;
    expect(lasts).toBeGreaterThanOrEqual(DAY_MS);
    expect(lasts).toBeLessThan(DAY_MS + 60_000);
  });

  it('POST /api/v1/auth/sessions, and no other method', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD'])
      expect((await world.caller().call(method, SESSIONS)).status).toBe(401);
    expect((await world.caller().post(`${SESSIONS}/`, { api_key: key.token })).status).toBe(201);
  });

  it('api_key, string, required: Your organization’s API key', async () => {
    for (const value of [7, true, ['org_live_1234567890abcdef'], { api_key: key.token }])
      expect((await buy(value)).status).toBe(422);
  });

  it('session_token, string: Bearer token to use in subsequent requests', async () => {
    const { body } = await buy(key.token);
    expect(body.session_token).toMatch(/^[\w-]{43}$/);
    expect((await bearer(body.session_token).get(PROTECTED)).status).toBe(200);
  });

  it('expires_at, ISO 8601 datetime: Expiry time of the token (24 hours from issuance)', async () => {
    const { body } = await buy(key.token);
    expect(body.expires_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const [row] = await database.rows('SELECT expires_at FROM session_tokens ORDER BY id DESC LIMIT 1');
    expect(row).toEqual({ expires_at: body.expires_at });
  });

  it.each([
    ['absent', {}],
    ['null', { api_key: null }],
    ['empty', { api_key: '' }],
    ['under another name', { apiKey: 'org_live_1234567890abcdef' }],
  ])('400 bad_request: api_key parameter is missing or empty: %s', async (_how, body) => {
    const answer = await world.caller().post(SESSIONS, body);
    expect(wire(answer).slice(0, 2)).toEqual([400, 'bad_request']);
    expect(answer.body.error.details).toMatchObject([{ field: 'api_key', code: 'required' }]);
  });

  it('400 bad_request: without a body at all too', async () => {
    expect(wire(await world.caller().call('POST', SESSIONS)).slice(0, 2)).toEqual([400, 'bad_request']);
  });

  const INVALID = [401, 'unauthorized', 'Invalid API key'];

  it.each(['org_live_1234567890abcdef', ' ', 'x', 'x'.repeat(5000), 'é'])(
    '401 unauthorized: The provided api_key is invalid: %j',
    async (text) => expect(wire(await buy(text))).toEqual(INVALID),
  );

  it('401 unauthorized: The provided api_key has been revoked; disabled, expired and ownerless ones are no other', async () => {
    const revoked = await company.key({ format: 'org' });
    await company.asOperator(() => world.service(ApiKeysService).revoke(revoked.id));
    const disabled = await company.key({ format: 'org', enabled: false });
    const expired = await company.key({ format: 'org', expires_at: '2020-01-01T00:00:00Z' });
    const ownerless = await (await world.company({ proprietor: false })).key({ format: 'org' });
    const shapes = [];
    for (const { token } of [revoked, disabled, expired, ownerless]) {
      const answer = await buy(token);
      expect(wire(answer)).toEqual(INVALID);
      shapes.push(answer.body.error.reason);
    }
    expect(new Set(shapes)).toEqual(new Set(['invalid_api_key']));
  });

  it('401 unauthorized: a session token buys no other', async () => {
    expect(wire(await buy((await exchange(world, key)).token))).toEqual(INVALID);
  });
});

describe('Step 3 — Authenticate requests', () => {
  const SESSION = [401, 'unauthorized', 'Invalid or expired session token'];

  it('If the token is missing, the API returns 401 Unauthorized', async () => {
    expect(wire(await world.caller().get(PROTECTED))).toEqual([
      401,
      'unauthorized',
      'Missing Authorization header',
    ]);
  });

  it('If the token is expired', async () => {
    const { caller, token, id } = await exchange(world, key);
    await database.rows('UPDATE session_tokens SET expires_at = now() WHERE id = $1', [id]);
    expect(wire(await bearer(token).get(PROTECTED))).toEqual(SESSION);
    expect((await caller.get(PROTECTED)).body.error.reason).toBe('token_expired');
  });

  it.each(['x'.repeat(43), 'H2sY0Qw_example_8eA', 'nonsense'])('or invalid: %s', async (token) => {
    expect(wire(await bearer(token).get(PROTECTED))).toEqual(SESSION);
  });

  it('The api_key itself is no token', async () => {
    expect(wire(await bearer(key.token).get(PROTECTED))).toEqual([401, 'unauthorized', 'Invalid API key']);
  });
});

describe('Token expiry and renewal', () => {
  it('Request a new token by calling POST /api/v1/auth/sessions again: the ones before stay valid', async () => {
    const tokens = [await exchange(world, key), await exchange(world, key), await exchange(world, key)];
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(3);
    for (const { caller } of tokens) expect((await caller.get(PROTECTED)).status).toBe(200);
  });

  it('Proactively renewing the token, many at once, gives each its own', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => buy(key.token)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const tokens = answers.map(({ body }) => body.session_token as string);
    expect(new Set(tokens).size).toBe(60);
    const statuses = await Promise.all(tokens.map(async (one) => (await bearer(one).get(PROTECTED)).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
