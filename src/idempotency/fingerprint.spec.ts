import { describe, expect, it } from 'vitest';
import { digestOfKey, fingerprintOf } from './fingerprint.js';

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
