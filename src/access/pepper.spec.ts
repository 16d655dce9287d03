import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstStarts } from '../../test/support/first-starts.js';
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

  const load = (values: { dataDir?: string; keyPepper?: string; keyPeppersRetired?: string[] } = {}) =>
    loadPepper({ dataDir: folder, keyPepper: undefined, keyPeppersRetired: [], ...values });

  it('is the one of the environment, and then nothing is written', () => {
    const pepper = load({ keyPepper: NEW, keyPeppersRetired: [OLD] });
    expect(pepper.digests('token')).toEqual(new Pepper(NEW, [OLD]).digests('token'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is made at the first start and stays, for its owner alone to read', () => {
    const dataDir = join(folder, 'not', 'there yet');
    const digest = load({ dataDir }).digest('token');
    const { mtimeNs } = statSync(dataDir, { bigint: true });
    expect(load({ dataDir }).digest('token')).toEqual(digest);
    expect(statSync(dataDir, { bigint: true }).mtimeNs).toBe(mtimeNs);
    expect(readdirSync(dataDir)).toEqual(['key-pepper']);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'key-pepper')).mode & 0o777).toBe(0o600);
  });

  it('holds 256 random bits, so that two installations never share one', () => {
    const text = (name: string) => {
      load({ dataDir: join(folder, name) });
      return readFileSync(join(folder, name, 'key-pepper'), 'utf8');
    };
    const [one, other] = [text('one'), text('other')];
    expect(one).toMatch(/^[\w-]{43}\n$/);
    expect(other).not.toBe(one);
  });

  it('made here still verifies when the environment names another and retires it', () => {
    const digest = load().digest('token');
    const made = readFileSync(join(folder, 'key-pepper'), 'utf8').trim();
    expect(load({ keyPepper: NEW, keyPeppersRetired: [made] }).digests('token')[1]).toEqual(digest);
  });

  it('is read without the blanks that an editor leaves behind', () => {
    writeFileSync(join(folder, 'key-pepper'), `  ${OLD}\r\n\n`);
    expect(load().digest('token')).toEqual(new Pepper(OLD, []).digest('token'));
  });

  it('that cannot be read stops the start, instead of making another one', () => {
    mkdirSync(join(folder, 'key-pepper'));
    expect(() => load()).toThrow('EISDIR');
    writeFileSync(join(folder, 'file'), '');
    expect(() => load({ dataDir: join(folder, 'file') })).toThrow(/ENOTDIR|EEXIST/);
    expect(readdirSync(folder).sort()).toEqual(['file', 'key-pepper']);
  });

  it('that is kept elsewhere is not replaced while it is out of reach', () => {
    symlinkSync(join(folder, 'vault'), join(folder, 'key-pepper'));
    expect(() => load()).toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual(['key-pepper']);
    writeFileSync(join(folder, 'vault'), OLD);
    expect(load().digest('token')).toEqual(new Pepper(OLD, []).digest('token'));
  });

  it.each(['', '\n', 'x'.repeat(31)])(
    'that was cut short stops the start and is left as it is: "%s"',
    (text) => {
      writeFileSync(join(folder, 'key-pepper'), text);
      expect(() => load()).toThrow('has lost its pepper');
      expect(readFileSync(join(folder, 'key-pepper'), 'utf8')).toBe(text);
      writeFileSync(join(folder, 'key-pepper'), 'x'.repeat(32));
      expect(() => load()).not.toThrow();
    },
  );

  it('is one and the same for nodes that start for the first time at the same moment', async () => {
    const dataDirs = Array.from({ length: 40 }, (_, round) => join(folder, String(round)));
    const [first, ...others] = await firstStarts(dataDirs, 4);
    expect(new Set(first).size).toBe(dataDirs.length);
    for (const digests of others) expect(digests).toEqual(first);
    for (const dataDir of dataDirs) expect(readdirSync(dataDir)).toEqual(['key-pepper']);
  });
});
