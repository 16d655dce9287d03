import { randomBytes, randomUUID } from 'node:crypto';
import { hash as argon2 } from '@node-rs/argon2';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken, KEY_FORMATS } from '../src/access/key-format.js';
import { Answer, Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { World } from './support/world.js';

let world: World;
let database: Superuser;
let admin: Caller;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
  admin = (await (await world.company()).person('administrator')).caller;
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const FAST_ARGON2 = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const importKey = (values: object, by = admin) =>
  by.post('/api/v1/api-keys/import', { name: 'old', full_access: true, ...values });
const use = async (token: string) =>
  (await world.caller({ 'x-api-key': token }).get('/api/v1/companies')).status;
const detailOf = ({ body }: Answer) => [body.error.details[0].field, body.error.details[0].code];

/** `$2b$` as every product but one writes it, `$2y$` as PHP does. */
async function bcryptOf(token: string, version: '2b' | '2y' = '2b'): Promise<string> {
  return (await bcrypt(token, { cost: 4 })).replace(/^\$2.\$/, `$${version}$`);
}

const proofOf = async (id: number) => {
  const [row] = await database.rows<{ digest: Buffer | null; legacy_hash: string | null }>(
    'SELECT digest, legacy_hash FROM api_keys WHERE id = $1',
    [id],
  );
  return row!;
};

describe('a key imported by its token', () => {
  it.each(KEY_FORMATS)('keeps its format and shows its prefix alone: %s', async (format) => {
    const { token, prefix } = createToken(format);
    const { status, text, body } = await importKey({
      format,
      token,
      permissions: ['clients.read'],
      full_access: false,
    });
    expect([status, body.message]).toEqual([201, 'API key imported']);
    expect(body.data).toMatchObject({ format, prefix, permissions: ['clients.read'] });
    expect(text).not.toContain(token);
    expect(body.data).not.toHaveProperty('token');
  });

  it.each(['keyid', 'hex64', 'fs20'] as const)('opens what its grants say: %s', async (format) => {
    const { token } = createToken(format);
    await importKey({ format, token });
    expect([await use(token), await use(token)]).toEqual([200, 200]);
  });

  it('of hexadecimal digits is one key in either case', async () => {
    const token = randomBytes(32).toString('hex').toUpperCase();
    await importKey({ format: 'hex64', token });
    expect([await use(token), await use(token.toLowerCase())]).toEqual([200, 200]);
  });

  it('twice is a conflict that never tells whose the first one is', async () => {
    const { caller: stranger } = await (await world.company()).person('administrator');
    const { token } = createToken('hex64');
    await importKey({ format: 'hex64', token });
    const [own, other] = [
      await importKey({ format: 'hex64', token }),
      await importKey({ format: 'hex64', token }, stranger),
    ];
    const said = ({ status, body }: Answer) => [status, { ...body.error, request_id: '' }];
    expect([own.status, own.body.error.reason, ...detailOf(own)]).toEqual([
      409,
      'conflict',
      'token',
      'taken',
    ]);
    expect(said(other)).toEqual(said(own));
  });

  it('by two at once is one key', async () => {
    const { token } = createToken('fs20');
    const answers = await Promise.all(Array.from({ length: 4 }, () => importKey({ format: 'fs20', token })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe('a key imported by its hash', () => {
  it.each([
    ['bcrypt as PHP writes it', (token: string) => bcryptOf(token, '2y')],
    ['bcrypt', (token: string) => bcryptOf(token, '2b')],
    ['argon2id', (token: string) => argon2(token, FAST_ARGON2)],
  ])('of %s is verified at its first use, and told by a digest from then on', async (_name, hashOf) => {
    for (const format of ['keyid', 'hex64', 'fs20'] as const) {
      const { token, prefix } = createToken(format);
      const { body } = await importKey({ format, prefix, hash: await hashOf(token) });
      expect((await proofOf(body.data.id)).digest).toBeNull();
      expect(await use(token)).toBe(200);
      expect(await proofOf(body.data.id)).toMatchObject({ legacy_hash: null, digest: { length: 32 } });
      expect(await use(token)).toBe(200);
    }
  });

  it('is used for the first time by eight at once', async () => {
    const { token, prefix } = createToken('keyid');
    await importKey({ format: 'keyid', prefix, hash: await bcryptOf(token) });
    const statuses = await Promise.all(Array.from({ length: 8 }, () => use(token)));
    expect(statuses).toEqual(Array(8).fill(200));
  });

  it('is not opened by another secret behind its prefix', async () => {
    const { token, prefix } = createToken('keyid');
    const { body } = await importKey({ format: 'keyid', prefix, hash: await argon2(token, FAST_ARGON2) });
    expect(await use(`${prefix}:${randomBytes(32).toString('base64url')}`)).toBe(401);
    expect((await proofOf(body.data.id)).digest).toBeNull();
    expect(await use(token)).toBe(200);
  });

  it('is told from others with the same prefix, of whatever company', async () => {
    const other = await world.company();
    const { caller: neighbour } = await other.person('administrator');
    const prefix = `shared-${randomUUID()}`;
    const tokens = ['a', 'b'].map((letter) => `${prefix}:${letter.repeat(43)}`) as [string, string];
    await importKey({ format: 'keyid', prefix, hash: await bcryptOf(tokens[0]) });
    await importKey({ format: 'keyid', prefix, hash: await bcryptOf(tokens[1]) }, neighbour);
    const companyOf = async (token: string) =>
      (await world.caller({ 'x-api-key': token }).get('/api/v1/companies')).body.data[0].id;
    expect(await companyOf(tokens[1])).toBe(other.id);
    expect(await companyOf(tokens[0])).not.toBe(other.id);
  });

  it('is not imported twice, by whichever of its proofs and into whichever company', async () => {
    const { caller: neighbour } = await (await world.company()).person('administrator');
    const { token, prefix } = createToken('hex64');
    const hash = await bcryptOf(token);
    await importKey({ format: 'hex64', prefix, hash });
    for (const by of [admin, neighbour]) {
      const [byHash, byToken] = [
        await importKey({ format: 'hex64', prefix, hash }, by),
        await importKey({ format: 'hex64', token }, by),
      ];
      expect([byHash.status, ...detailOf(byHash)]).toEqual([409, 'hash', 'taken']);
      expect([byToken.status, ...detailOf(byToken)]).toEqual([409, 'token', 'taken']);
    }
  });

  it('is refused when so many share its prefix that it would never be tried', async () => {
    const prefix = `crowd-${randomUUID()}`;
    const next = async () => importKey({ format: 'keyid', prefix, hash: await bcryptOf(randomUUID()) });
    for (let count = 0; count < 4; count += 1) expect((await next()).status).toBe(201);
    const fifth = await next();
    expect([fifth.status, ...detailOf(fifth)]).toEqual([409, 'prefix', 'taken']);
  });

  it('is dead once it is revoked, used before or not', async () => {
    const { token, prefix } = createToken('keyid');
    const { body } = await importKey({ format: 'keyid', prefix, hash: await bcryptOf(token) });
    await admin.post(`/api/v1/api-keys/${body.data.id}/revoke`);
    expect([await use(token), await use(token)]).toEqual([401, 401]);
  });

  it('is replaced by one of our own when it is rotated', async () => {
    const { token, prefix } = createToken('hex64');
    const { body } = await importKey({ format: 'hex64', prefix, hash: await bcryptOf(token) });
    const { data } = (await admin.post(`/api/v1/api-keys/${body.data.id}/rotate`)).body;
    expect([await use(token), await use(data.token)]).toEqual([401, 200]);
  });
});
