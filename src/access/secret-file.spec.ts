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
import { secretIn } from './secret-file.js';

const NAME = 'a-secret';
const KNOWN = 'a secret that was written by somebody';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'llavero-secret-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const load = (dataDir = folder) => secretIn(dataDir, NAME);

describe('a secret of the data directory', () => {
  it('is made at the first start and stays, for its owner alone to read', () => {
    const dataDir = join(folder, 'not', 'there yet');
    const secret = load(dataDir);
    const { mtimeNs } = statSync(dataDir, { bigint: true });
    expect(load(dataDir)).toBe(secret);
    expect(statSync(dataDir, { bigint: true }).mtimeNs).toBe(mtimeNs);
    expect(readdirSync(dataDir)).toEqual([NAME]);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, NAME)).mode & 0o777).toBe(0o600);
  });

  it('holds 256 random bits, so that no two are ever the same', () => {
    const [one, other] = [load(join(folder, 'one')), load(join(folder, 'other'))];
    expect(readFileSync(join(folder, 'one', NAME), 'utf8')).toMatch(/^[\w-]{43}\n$/);
    expect(other).not.toBe(one);
    expect(secretIn(join(folder, 'one'), 'another-secret')).not.toBe(one);
  });

  it('is read without the blanks that an editor leaves behind', () => {
    writeFileSync(join(folder, NAME), `  ${KNOWN}\r\n\n`);
    expect(load()).toBe(KNOWN);
  });

  it('that cannot be read stops the start, instead of making another one', () => {
    mkdirSync(join(folder, NAME));
    expect(() => load()).toThrow('EISDIR');
    writeFileSync(join(folder, 'file'), '');
    expect(() => load(join(folder, 'file'))).toThrow(/ENOTDIR|EEXIST/);
    expect(readdirSync(folder).sort()).toEqual([NAME, 'file']);
  });

  it('that is kept elsewhere is not replaced while it is out of reach', () => {
    symlinkSync(join(folder, 'vault'), join(folder, NAME));
    expect(() => load()).toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual([NAME]);
    writeFileSync(join(folder, 'vault'), KNOWN);
    expect(load()).toBe(KNOWN);
  });

  it.each(['', '\n', 'x'.repeat(31)])(
    'that was cut short stops the start by its path and is left as it is: "%s"',
    (text) => {
      writeFileSync(join(folder, NAME), text);
      expect(() => load()).toThrow(`${join(folder, NAME)} has lost its secret`);
      expect(readFileSync(join(folder, NAME), 'utf8')).toBe(text);
      writeFileSync(join(folder, NAME), 'x'.repeat(32));
      expect(load()).toBe('x'.repeat(32));
    },
  );

  it('is one and the same for nodes that start for the first time at the same moment', async () => {
    const dataDirs = Array.from({ length: 40 }, (_, round) => join(folder, String(round)));
    const [first, ...others] = await firstStarts(dataDirs, 4);
    expect(new Set(first).size).toBe(dataDirs.length);
    for (const secrets of others) expect(secrets).toEqual(first);
    for (const dataDir of dataDirs) expect(readdirSync(dataDir)).toEqual([NAME]);
  });
});
