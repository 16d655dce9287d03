import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken, KEY_FORMATS, KeyFormat } from '../src/access/key-format.js';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { UsersService } from '../src/users/users.service.js';
import { Answer } from './support/http.js';
import { reasonOf } from './support/refusal.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/v1/clients';
const REALM = 'Bearer realm="llavero"';

let world: World;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
});
afterAll(() => world.close());

const sent: string[] = [];
function get(token: string, headers: Record<string, string> = {}): Promise<Answer> {
  sent.push(token);
  return world.caller({ authorization: `Bearer ${token}`, ...headers }).get(PATH);
}

/** Everything of an answer that a caller can see, but for the moment and the request's own id. */
function visible({ status, headers, text }: Answer): unknown {
  const id = headers.get('x-request-id')!;
  const named = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  expect(text).toContain(id);
  return { status, headers: named, text: text.replaceAll(id, 'ID') };
}

/** A key that was issued and does not open any more, or never did. */
const SHUT: Record<string, (format: KeyFormat) => Promise<string>> = {
  'that was never issued': (format) => Promise.resolve(createToken(format).token),
  'whose last character is another': async (format) => {
    const { token } = await company.key({ format });
    return token.slice(0, -1) + (token.endsWith('1') ? '2' : '1');
  },
  'that was revoked': async (format) => {
    const { id, token } = await company.key({ format });
    await company.asOperator(() => world.service(ApiKeysService).revoke(id));
    return token;
  },
  'that is disabled': async (format) => (await company.key({ format, enabled: false })).token,
  'that was revoked and has expired': async (format) => {
    const { id, token } = await company.key({ format, expires_at: '2020-01-01T00:00:00Z' });
    await company.asOperator(() => world.service(ApiKeysService).revoke(id));
    return token;
  },
};

describe('a key', () => {
  it.each(KEY_FORMATS)('of the format %s that is refused does not tell why', async (format) => {
    for (const accept of ['application/json', 'application/problem+json']) {
      const answers: unknown[] = [];
      for (const shut of Object.values(SHUT))
        answers.push(visible(await get(await shut(format), { accept })));
      expect(answers).toHaveLength(5);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 401, text: expect.stringContaining('invalid_api_key') });
    }
  });

  it.each(['keyid', 'hex64', 'fs20'] as const)(
    'of the format %s that has expired says so',
    async (format) => {
      const past = new Date(Date.now() - 1000).toISOString();
      const { caller } = await company.key({ format, expires_at: past });
      expect(reasonOf(await caller.get(PATH))).toEqual([401, 'api_key_expired']);
      const future = new Date(Date.now() + 60_000).toISOString();
      expect((await (await company.key({ format, expires_at: future })).caller.get(PATH)).status).toBe(200);
    },
  );

  it('has nobody to act for without an active proprietor or administrator', async () => {
    const alone = await world.company({ proprietor: false });
    const { caller } = await alone.key();
    await alone.user('accountant');
    expect(reasonOf(await caller.get(PATH))).toEqual([401, 'api_key_no_user']);
    const { id } = await alone.user('administrator');
    expect((await caller.get(PATH)).status).toBe(200);
    await alone.asOperator(() => world.service(UsersService).update(id, { active: false }, 'proprietor'));
    expect(reasonOf(await caller.get(PATH))).toEqual([401, 'api_key_no_user']);
  });

  it('has nobody to act for once the person it was given is gone, whoever else is there', async () => {
    const chosen = await company.user('accountant');
    const { caller } = await company.key({ user_id: chosen.id });
    expect((await caller.get(PATH)).status).toBe(200);
    await company.asOperator(() =>
      world.service(UsersService).update(chosen.id, { active: false }, 'proprietor'),
    );
    expect(reasonOf(await caller.get(PATH))).toEqual([401, 'api_key_no_user']);
  });
});

describe('a client of YoFacturo', () => {
  const wire = ({ status, body }: Answer) => [status, body.error.code, body.error.message];

  it('hears its three sentences, under the code that it knows', async () => {
    expect(wire(await world.caller().get(PATH))).toEqual([
      401,
      'unauthorized',
      'Missing Authorization header',
    ]);
    const { token } = await company.key({ format: 'org' });
    expect(wire(await get(token))).toEqual([401, 'unauthorized', 'Invalid API key']);
    const session = 'x'.repeat(43);
    expect(wire(await get(session))).toEqual([401, 'unauthorized', 'Invalid or expired session token']);
  });
});

describe('every 401', () => {
  it('asks for a credential in WWW-Authenticate, and no other answer does', async () => {
    const { caller } = await company.key({ permissions: ['clients.read'] });
    const answers = [await world.caller().get(PATH), await get('x'), await get('x'.repeat(43))];
    expect(answers.map(({ headers }) => headers.get('www-authenticate'))).toEqual([REALM, REALM, REALM]);
    const others = [await caller.get(PATH), await caller.post(PATH), await caller.get('/api/v1/nowhere')];
    expect(others.map(({ status, headers }) => [status, headers.get('www-authenticate')])).toEqual([
      [200, null],
      [403, null],
      [404, null],
    ]);
  });

  it('comes before anything is said about the path, the body or the query', async () => {
    const stranger = world.caller();
    const answers = [
      await stranger.get('/api/v1/nowhere'),
      await stranger.get('/nowhere'),
      await stranger.delete('/api/v1/clients/1'),
      await stranger.post(PATH, '{"broken":'),
      await stranger.call('POST', PATH, { body: 'name=Ana', headers: { 'content-type': 'text/plain' } }),
      await stranger.get(`${PATH}?page=-1&sort=secret`),
      await stranger.call('PURGE', PATH),
    ];
    for (const answer of answers) expect(reasonOf(answer)).toEqual([401, 'token_missing']);
  });
});

it('no key of all these is in the log', () => {
  expect(sent.length).toBeGreaterThan(40);
  for (const token of sent.filter((text) => text.length > 1)) expect(world.server.log()).not.toContain(token);
});
