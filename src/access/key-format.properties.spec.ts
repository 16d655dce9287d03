import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createToken, KEY_FORMATS, parseToken } from './key-format.js';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const base64url = (minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...BASE64URL.split('')), minLength, maxLength });
const ISSUED = [
  ...KEY_FORMATS.map((format) => createToken(format).token),
  'H2sY0Qw_example-8eA'.padEnd(43, '_'),
];

describe('any key', () => {
  // Taking bytes modulo 62 or 36 would put a character at least 12 % over its share; chance stays below
  // a tenth by more than six standard deviations.
  it.each([
    ['fs20', 62, () => createToken('fs20').token],
    ['keyid', 36, () => createToken('keyid').prefix.slice('abk_'.length)],
  ] as const)('has every character of its format equally often: %s', (_format, characters, draw) => {
    const counts = new Map<string, number>();
    const text = Array.from({ length: 14_000 }, draw).join('');
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(characters);
    const fairShare = text.length / characters;
    for (const count of counts.values()) expect(Math.abs(count / fairShare - 1)).toBeLessThan(0.1);
  });

  it('is refused with anything before, after or inside it', () => {
    const intruder = fc.constantFrom(', ', ...' \t\n\r,;"\0/%\u00a0\u2028'.split(''));
    fc.assert(
      fc.property(fc.constantFrom(...ISSUED), intruder, fc.nat(), (token, text, place) => {
        const at = place % (token.length + 1);
        expect(parseToken(token.slice(0, at) + text + token.slice(at))).toBeUndefined();
      }),
    );
  });

  it('of the abaco form is read back with its id, whatever its characters', () => {
    fc.assert(
      fc.property(base64url(1, 64), base64url(16, 190), (keyId, secret) => {
        const token = `${keyId}:${secret}`;
        expect(parseToken(token)).toEqual({ format: 'keyid', token, keyId, prefix: keyId });
      }),
    );
  });

  it('is read from its canonical token as it was from the text, and no text throws', () => {
    const anything = fc.oneof(fc.string({ maxLength: 300 }), base64url(0, 300), base64url(43), base64url(20));
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseToken(text);
        if (parsed) expect(parseToken(parsed.token)).toEqual(parsed);
      }),
    );
  });
});
