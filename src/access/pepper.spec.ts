import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPepper, Pepper } from './pepper.js';

const OLD = 'the pepper of last year, retired by now';
const OLDER = 'the pepper of the year before, retired too';
const NEW = 'the pepper that is in use from today on';
const hex = (digest: Buffer) => digest.toString('hex');

describe('a pepper', () => {
  it('digests by HMAC-SHA-256, as computed elsewhere', () => {
    // RFC 4231, test case 2.
    const digest = new Pepper('Jefe', []).digest('what do ya want for nothing?');
    expect(hex(digest)).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  });

  it('gives one token different digests under different peppers', () => {
    expect(hex(new Pepper(OLD, []).digest('token'))).not.toBe(hex(new Pepper(NEW, []).digest('token')));
  });

  it('digests under itself alone, and finds what was stored under the retired ones', () => {
    const pepper = new Pepper(NEW, [OLD, OLDER]);
    expect(pepper.digest('token')).toEqual(new Pepper(NEW, []).digest('token'));
    expect(pepper.digests('token')).toEqual(
      [NEW, OLD, OLDER].map((text) => new Pepper(text, []).digest('token')),
    );
  });

  it('seals under a key for each purpose and pepper, which is no digest of any token', () => {
    const [key, older, ...rest] = new Pepper(NEW, [OLD]).sealingKeys('idempotency:1');
    expect([key?.length, rest]).toEqual([32, []]);
    expect(key).toEqual(new Pepper(NEW, []).sealingKeys('idempotency:1')[0]);
    expect(older).toEqual(new Pepper(OLD, []).sealingKeys('idempotency:1')[0]);
    const others = [
      new Pepper(NEW, []).sealingKeys('idempotency:2')[0]!,
      new Pepper(NEW, []).digest('idempotency:1'),
      older!,
    ];
    expect(others.map(hex)).not.toContain(hex(key!));
  });
});

describe('the pepper of an installation', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'llavero-pepper-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const load = (values: { keyPepper?: string; keyPeppersRetired?: string[] } = {}) =>
    loadPepper({ dataDir: folder, keyPepper: undefined, keyPeppersRetired: [], ...values });

  it('is the one of the environment, and then nothing is written', () => {
    const pepper = load({ keyPepper: NEW, keyPeppersRetired: [OLD] });
    expect(pepper.digests('token')).toEqual(new Pepper(NEW, [OLD]).digests('token'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is a secret of the data directory otherwise, under a name of its own', () => {
    const digest = load().digest('token');
    expect(readdirSync(folder)).toEqual(['key-pepper']);
    expect(load().digest('token')).toEqual(digest);
  });

  it('made here still verifies when the environment names another and retires it', () => {
    const digest = load().digest('token');
    const made = readFileSync(join(folder, 'key-pepper'), 'utf8').trim();
    expect(load({ keyPepper: NEW, keyPeppersRetired: [made] }).digests('token')[1]).toEqual(digest);
  });
});
