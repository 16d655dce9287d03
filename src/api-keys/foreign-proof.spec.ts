import { hash as argon2 } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { KEY_FORMATS, createToken } from '../access/key-format.js';
import { Pepper } from '../access/pepper.js';
import { Problem } from '../common/problem.js';
import { ImportApiKeyDto } from './api-key.dto.js';
import { foreignProof } from './foreign-proof.js';

const pepper = new Pepper('the current pepper of this spec', ['an older one']);
const proofOf = (values: Partial<ImportApiKeyDto>) =>
  foreignProof({ name: 'old', format: 'keyid', ...values }, pepper);

const BCRYPT = `$2y$12$${'a'.repeat(53)}`;
const argon = (values: Partial<Record<'v' | 'm' | 't' | 'p' | 'salt' | 'tag', string | number>> = {}) => {
  const { v, m, t, p, salt, tag } = {
    v: 19,
    m: 64,
    t: 1,
    p: 1,
    salt: 'BmkIb7nmicBreByAC8FNBQ',
    tag: 'A'.repeat(43),
    ...values,
  };
  return `$argon2id$v=${v}$m=${m},t=${t},p=${p}$${salt}$${tag}`;
};

async function refusalOf(values: Partial<ImportApiKeyDto>): Promise<unknown> {
  const error: unknown = await proofOf(values).catch((reason: unknown) => reason);
  return error instanceof Problem ? [error.status, error.details![0]!.field, error.details![0]!.code] : error;
}

describe('foreignProof by token', () => {
  it.each(KEY_FORMATS)(
    'is the digest under the current pepper, found by every pepper: %s',
    async (format) => {
      const { token, prefix } = createToken(format);
      expect(await proofOf({ format, token })).toEqual({
        proof: { format, prefix, digest: pepper.digest(token), legacy_hash: null },
        token,
        digests: pepper.digests(token),
      });
    },
  );

  it('reads hexadecimal digits in lower case', async () => {
    const { token } = createToken('hex64');
    const read = await proofOf({ format: 'hex64', token: token.toUpperCase() });
    expect(read).toEqual(await proofOf({ format: 'hex64', token }));
  });

  it.each(KEY_FORMATS)('takes no key of another format for one of the format %s', async (format) => {
    for (const other of KEY_FORMATS.filter((each) => each !== format)) {
      const { token } = createToken(other);
      expect(await refusalOf({ format, token })).toEqual([422, 'token', 'not_this_format']);
    }
  });

  it('takes no session token and no text around a key', async () => {
    const { token } = createToken('fs20');
    for (const text of ['x'.repeat(43), ` ${token}`, `Bearer ${token}`, `${token}\n`]) {
      expect(await refusalOf({ format: 'fs20', token: text })).toEqual([422, 'token', 'not_this_format']);
    }
  });
});

describe('foreignProof by hash', () => {
  it('is the hash and the prefix it is found by, and no digest', async () => {
    const hash = await argon2('any token', { memoryCost: 64, timeCost: 1 });
    expect(await proofOf({ hash, prefix: 'abk_old' })).toEqual({
      proof: { format: 'keyid', prefix: 'abk_old', digest: null, legacy_hash: hash },
      digests: [],
    });
  });

  it.each([
    ['keyid', 'A-key_id.', 'A-key_id'],
    ['keyid', 'x'.repeat(65), 'x'.repeat(64)],
    ['hex64', 'ABCDEF01', 'abcdef01'],
    ['hex64', 'abcdef0', 'abcdef01'],
    ['org', 'org_live_abc', 'org_live_ab-_'],
    ['org', 'org_prod_abcd', 'org_test_abcd'],
    ['fs20', 'abc-', 'aB1z'],
    ['fs20', 'abcde', 'abcd'],
  ] as const)('of the format %s is not found by %s, but by %s', async (format, bad, good) => {
    expect(await refusalOf({ format, hash: argon(), prefix: bad })).toEqual([422, 'prefix', 'not_a_prefix']);
    expect((await proofOf({ format, hash: argon(), prefix: good })).proof.prefix).toBe(good);
  });

  it.each([
    ['a digest', 'f'.repeat(64)],
    ['a bcrypt hash of a cost that keeps the server busy', BCRYPT.replace('$12$', '$15$')],
    ['a bcrypt hash with a character missing', BCRYPT.slice(0, -1)],
    ['a scheme of another kind', '$6$salt$hash'],
    ['an argon2 hash of too much memory', argon({ m: 262_145 })],
    ['an argon2 hash of too many passes', argon({ t: 11 })],
    ['an argon2 hash of too many lanes', argon({ p: 17, m: 1024 })],
    ['an argon2 hash of too little memory to exist', argon({ m: 1 })],
    ['an argon2 hash of no pass at all', argon({ t: 0 })],
    ['an argon2 hash of an unknown version', argon({ v: 18 })],
    ['an argon2 hash whose salt is too short', argon({ salt: 'YQ' })],
    ['an argon2 hash whose tag is too short', argon({ tag: 'YQ' })],
    ['a hash with something behind it', `${argon()} `],
  ])('is not %s', async (_what, hash) => {
    expect(await refusalOf({ hash, prefix: 'abk_old' })).toEqual([422, 'hash', 'not_a_hash']);
  });

  it('needs its prefix, and without a hash the token', async () => {
    expect(await refusalOf({ hash: argon() })).toEqual([400, 'prefix', 'required']);
    expect(await refusalOf({ hash: argon(), prefix: '' })).toEqual([400, 'prefix', 'required']);
    expect(await refusalOf({ prefix: 'abk_old' })).toEqual([400, 'token', 'required']);
    expect(await refusalOf({})).toEqual([400, 'token', 'required']);
  });
});
