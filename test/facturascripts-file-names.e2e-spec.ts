import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { storedFiles, upload } from './support/uploads.js';
import { World } from './support/world.js';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  caller = await fsCaller(world, await world.company());
});
afterAll(() => world.close());

describe('a name that a client chose', () => {
  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['....//a.txt', 'a.txt'],
    ['%2e%2e%2fa.txt', '2e-2e-2fa.txt'],
    ['a/../../b.txt', 'b.txt'],
    ['Ñandú  & Cía. (1).PDF', 'nandu-cia-1.pdf'],
    ['tab\there\u0007\u202Etxt.exe', 'tabhere-txt.exe'],
    ['日本語.txt', 'file.txt'],
    ['no-extension', 'no-extension'],
    ['a.verylongextension', 'a.verylongex'],
    ['a.t/x', 'x'],
    [`${'long'.repeat(100)}.txt`, `${'long'.repeat(15)}.txt`],
    ['CON', 'con'],
    ['-rf.txt', 'rf.txt'],
  ])('is never where it is kept: %s', async (sent, kept) => {
    const { body } = await upload(caller, [sent, 'x']);
    const { path, filename, idfile } = body.files[0];
    expect(path.split('/').slice(4)).toEqual([`${idfile}_${kept}`]);
    expect([...storedFiles(world).keys()]).toContain(path.replace('MyFiles/', ''));
    expect([...filename].length).toBeLessThanOrEqual(100);
    expect(filename).toBe(filename.toLowerCase());
    expect(filename).not.toMatch(/[\p{Cc}/\\]/u);
  });

  it('is cut in the middle, so that it still says what the file is', async () => {
    const { body } = await upload(caller, [`${'ñ'.repeat(200)}.pdf`, 'x']);
    expect(body.files[0].filename).toBe(`${'ñ'.repeat(96)}.pdf`);
  });
});
