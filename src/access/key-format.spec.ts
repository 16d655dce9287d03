import { describe, expect, it } from 'vitest';
import { createToken, KEY_FORMATS, maskedToken, parseToken } from './key-format.js';

const formatOf = (text: string) => parseToken(text)?.format;
const x = (length: number) => 'x'.repeat(length);

const SAMPLES = {
  keyid: 'abk_abc123:0123456789abcdef',
  hex64: 'a1b2c3d4'.repeat(8),
  org: 'org_live_1234567890abcdef',
  fs20: 'Ab3'.repeat(6) + 'Zz',
  'session-token': 'H2sY0Qw_example-8eA'.padEnd(43, '_'),
};

describe('createToken', () => {
  it.each(KEY_FORMATS)('issues %s keys that parse as what they are', (format) => {
    for (let count = 0; count < 200; count++) {
      const issued = createToken(format);
      expect(parseToken(issued.token)).toEqual({ format, ...issued });
    }
  });

  it('writes each format in its documented shape', () => {
    expect(createToken('keyid').token).toMatch(/^abk_[0-9a-z]{16}:[A-Za-z0-9_-]{43}$/);
    expect(createToken('hex64').token).toMatch(/^[0-9a-f]{64}$/);
    expect(createToken('org').token).toMatch(/^org_live_[A-Za-z0-9_-]{43}$/);
    expect(createToken('fs20').token).toMatch(/^[0-9A-Za-z]{20}$/);
  });

  it('marks test keys in the org format and only there', () => {
    expect(createToken('org', { test: true }).token).toMatch(/^org_test_[A-Za-z0-9_-]{43}$/);
    expect(createToken('org', { test: false }).token).toMatch(/^org_live_/);
    expect(createToken('hex64', { test: true }).token).toMatch(/^[0-9a-f]{64}$/);
  });

  it('names the key id only where the token carries one', () => {
    const issued = createToken('keyid');
    expect(issued.keyId).toBe(issued.token.slice(0, 20));
    expect(issued.prefix).toBe(issued.keyId);
    expect(createToken('hex64').keyId).toBeUndefined();
  });

  it('never issues the same token twice', () => {
    const tokens = KEY_FORMATS.flatMap((format) =>
      Array.from({ length: 500 }, () => createToken(format).token),
    );
    expect(new Set(tokens).size).toBe(tokens.length);
  });
});

describe('parseToken', () => {
  it.each([
    ['keyid', 'abk_abc123', 'abk_abc123'],
    ['hex64', undefined, 'a1b2c3d4'],
    ['org', undefined, 'org_live_1234'],
    ['fs20', undefined, 'Ab3A'],
    ['session-token', undefined, 'H2sY'],
  ] as const)('recognises %s and what of it may be shown', (format, keyId, prefix) => {
    const token = SAMPLES[format];
    expect(parseToken(token)).toEqual({ format, token, keyId, prefix });
  });

  it('splits a keyid token at the first colon and accepts no second one', () => {
    expect(parseToken(`a:${x(16)}`)?.keyId).toBe('a');
    expect(parseToken(`a:${x(16)}:${x(16)}`)).toBeUndefined();
    expect(parseToken(`a::${x(16)}`)).toBeUndefined();
  });

  it.each([
    ['the shortest id', `i:${x(16)}`, 'keyid'],
    ['no id', `:${x(16)}`, undefined],
    ['the longest id', `${x(64)}:${x(16)}`, 'keyid'],
    ['an id too long', `${x(65)}:${x(16)}`, undefined],
    ['every kind of character', `aZ09_-:aZ09_-aZ09_-aZ09`, 'keyid'],
    ['an id with another character', `a.b:${x(16)}`, undefined],
    ['the longest secret', `i:${x(190)}`, 'keyid'],
    ['a secret too short', `i:${x(15)}`, undefined],
    ['a secret too long', `i:${x(191)}`, undefined],
    ['a secret with a character of plain base64', `i:${x(16)}+`, undefined],
    ['one padding character', `i:${x(16)}=`, 'keyid'],
    ['two padding characters', `i:${x(16)}==`, 'keyid'],
    ['three padding characters', `i:${x(16)}===`, undefined],
    ['padding inside the secret', `i:${x(16)}=${x(16)}`, undefined],
    ['a padded secret whose own characters are too few', `i:${x(15)}=`, undefined],
    ['256 characters in all', `${x(64)}:${x(190)}=`, 'keyid'],
    ['257 characters in all', `${x(64)}:${x(190)}==`, undefined],
    ['no colon', x(40), undefined],
  ])('keyid: %s', (_case, text, format) => expect(formatOf(text)).toBe(format));

  it('keeps the padding of a secret in the token, for it was digested with it', () => {
    expect(parseToken(`i:${x(16)}==`)?.token).toBe(`i:${x(16)}==`);
  });

  it('reads hex64 in either case and returns it in lower case', () => {
    expect(parseToken('ABCDEF09'.repeat(8))).toEqual({
      format: 'hex64',
      token: 'abcdef09'.repeat(8),
      keyId: undefined,
      prefix: 'abcdef09',
    });
  });

  it.each(['a'.repeat(63), 'a'.repeat(65), `g${'a'.repeat(63)}`, `${'a'.repeat(63)}g`])(
    'does not take %s for hex64',
    (text) => expect(formatOf(text)).toBeUndefined(),
  );

  it.each([
    ['org_live_12345678', 'org'],
    ['org_test_12345678', 'org'],
    ['org_live_1234567', undefined],
    [`org_live_${x(128)}`, 'org'],
    [`org_live_${x(129)}`, undefined],
    ['org_live_aZ09_-aZ09', 'org'],
    ['org_live_1234567.', undefined],
    ['org_prod_12345678', undefined],
    ['org_12345678', undefined],
    ['Org_live_12345678', undefined],
    ['xorg_live_12345678', undefined],
  ])('org: %s', (text, format) => expect(formatOf(text)).toBe(format));

  it('shows four characters of an org key beyond its marker', () => {
    expect(parseToken('org_test_12345678')?.prefix).toBe('org_test_1234');
  });

  it.each([
    ['aZ09'.repeat(5), 'fs20'],
    [x(19), undefined],
    [x(21), undefined],
    [`${x(19)}_`, undefined],
    [`-${x(19)}`, undefined],
  ])('fs20: %s', (text, format) => expect(formatOf(text)).toBe(format));

  it.each([
    ['aZ09_-A'.padEnd(43, '9'), 'session-token'],
    [x(42), undefined],
    [x(44), undefined],
    [`${x(42)}=`, undefined],
    [`.${x(42)}`, undefined],
  ])('session token: %s', (text, format) => expect(formatOf(text)).toBe(format));

  it('takes 43 characters that start as an org key for an org key', () => {
    const text = `org_live_${x(34)}`;
    expect(text).toHaveLength(43);
    expect(formatOf(text)).toBe('org');
    expect(formatOf(`org_prod_${x(34)}`)).toBe('session-token');
  });

  it.each(['', ':', 'Bearer', 'undefined', 'null', 'á'.repeat(20), x(256), x(100_000)])(
    'finds no key in %j',
    (text) => expect(parseToken(text)).toBeUndefined(),
  );

  it.each(Object.values(SAMPLES))('refuses %s twice in one header', (token) => {
    expect(parseToken(`${token},${token}`)).toBeUndefined();
    expect(parseToken(`${token}, ${token}`)).toBeUndefined();
    expect(parseToken(`Bearer ${token}`)).toBeUndefined();
  });

  it('leaves at least sixteen characters of an issued key unshown', () => {
    for (const format of KEY_FORMATS) {
      const { token, prefix } = createToken(format);
      expect(token.startsWith(prefix)).toBe(true);
      expect(token.length - prefix.length).toBeGreaterThanOrEqual(16);
    }
  });
});

describe('maskedToken', () => {
  it('puts an ellipsis where the secret was', () => {
    expect(maskedToken('a1b2c3d4')).toBe('a1b2c3d4…');
  });
});
