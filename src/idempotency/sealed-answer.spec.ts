import { describe, expect, it } from 'vitest';
import { Pepper } from '../access/pepper.js';
import { digestOfKey, fingerprintOf, SealedAnswer } from './sealed-answer.js';

const [OLD, NEW] = ['the pepper of last year, long enough', 'the pepper of this year, long enough'];
const BODY = '{"success":true,"data":{"token":"abk_ñ:secret"}}';

describe('a sealed answer', () => {
  const sealed = new SealedAnswer(new Pepper(OLD, []), 'key').seal(BODY);

  it('opens with the Idempotency-Key and the pepper that it was sealed under', () => {
    expect(new SealedAnswer(new Pepper(OLD, []), 'key').open(sealed)).toBe(BODY);
  });

  it('still opens after the pepper was retired', () => {
    expect(new SealedAnswer(new Pepper(NEW, [OLD]), 'key').open(sealed)).toBe(BODY);
    const anew = new SealedAnswer(new Pepper(NEW, [OLD]), 'key').seal(BODY);
    expect(new SealedAnswer(new Pepper(NEW, []), 'key').open(anew)).toBe(BODY);
  });

  it('stays closed to another key, another pepper and after any change', () => {
    const changed = Buffer.from(sealed);
    changed[20]! ^= 1;
    const cases: [pepper: string, key: string, sealed: Buffer][] = [
      [OLD, 'another', sealed],
      [NEW, 'key', sealed],
      [OLD, 'key', changed],
    ];
    for (const [pepper, key, answer] of cases) {
      expect(() => new SealedAnswer(new Pepper(pepper, []), key).open(answer)).toThrow('no longer known');
    }
  });

  it('looks different each time, and like nothing that is in it', () => {
    const again = new SealedAnswer(new Pepper(OLD, []), 'key').seal(BODY);
    expect(again.equals(sealed)).toBe(false);
    expect(sealed.includes('secret')).toBe(false);
    expect(sealed).toHaveLength(Buffer.byteLength(BODY) + 28);
  });
});

describe('a fingerprint', () => {
  const of = (method: string, path: string, body: unknown) =>
    fingerprintOf(method, path, body).toString('hex');

  it('is the same for the same request', () => {
    expect(of('POST', '/a', { x: 1 })).toBe(of('POST', '/a', { x: 1 }));
    expect(of('POST', '/a', undefined)).toBe(of('POST', '/a', null));
    expect(of('POST', '/a', { x: 1 })).toHaveLength(64);
  });

  it('differs with the method, the path and the body', () => {
    const all = [
      of('POST', '/a', { x: 1 }),
      of('PUT', '/a', { x: 1 }),
      of('POST', '/b', { x: 1 }),
      of('POST', '/a', { x: '1' }),
      of('POST', '/a', {}),
      of('POST', '/a', undefined),
      of('POST', '/a', ''),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('differs with every file: its field, its name, its type and its bytes', () => {
    const file = { field: 'files[]', filename: 'a.txt', mimetype: 'text/plain', content: Buffer.from('a') };
    const all = [
      [],
      [file],
      [file, file],
      [{ ...file, field: 'files[0]' }],
      [{ ...file, filename: 'b.txt' }],
      [{ ...file, mimetype: 'text/csv' }],
      [{ ...file, content: Buffer.from('b') }],
    ].map((uploads) => fingerprintOf('POST', '/a', {}, uploads).toString('hex'));
    expect(new Set(all).size).toBe(all.length);
    expect(all[0]).toBe(of('POST', '/a', {}));
  });
});

it('a key is found again by its digest, which does not show it', () => {
  expect(digestOfKey('key')).toEqual(digestOfKey('key'));
  expect(digestOfKey('key')).toHaveLength(32);
  expect(digestOfKey('key')).not.toEqual(digestOfKey('kez'));
});
