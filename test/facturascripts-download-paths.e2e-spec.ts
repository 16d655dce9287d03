import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DownloadLinks } from '../src/dialects/facturascripts/files/download-links.js';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { rawRequest, sendRaw } from './support/raw-http.js';
import { linked } from './support/uploads.js';
import { CompanyInWorld, World } from './support/world.js';

const FORBIDDEN = [403, 'forbidden'];

let world: World;
let company: CompanyInWorld;
let caller: Caller;
let anybody: Caller;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  caller = await fsCaller(world, company);
  anybody = world.caller();
});
afterAll(() => world.close());

const outcome = ({ status, body }: Answer) => [status, body.error];

describe('a path without its token', () => {
  it('is refused alike whether there is such a file or not', async () => {
    const { path, download } = await linked(caller);
    const token = download.split('=')[1]!;
    const missing = path.replace(/\d+_a\.txt$/, '999_a.txt');
    for (const target of [
      path,
      `${path}?myft=`,
      `${path}?myft=${token.slice(1)}`,
      `${path}?myft=${token}0`,
      `${path}?myft=${token.toUpperCase()}x`,
      `${path}?myft=${'0'.repeat(40)}`,
      `${path}?MYFT=${token}`,
      `${path}?myft[]=${token}`,
      missing,
      `${missing}?myft=${token}`,
      `${path}?myft=ñ`,
    ]) {
      const answer = await anybody.get(`/${target}`);
      expect([target, ...outcome(answer)]).toEqual([target, ...FORBIDDEN]);
      expect(answer.body).toEqual({ status: 'error', message: 'Permiso denegado', error: 'forbidden' });
    }
  });

  it('bans nobody, however often it is tried', async () => {
    for (const target of [
      'MyFiles',
      'MyFiles/',
      'MyFiles/x',
      'MyFiles/1/2026/01',
      'MyFiles/1/a',
      'MyFiles/2',
    ])
      expect([target, ...outcome(await anybody.get(`/${target}`))]).toEqual([target, ...FORBIDDEN]);
    expect((await caller.get('/api/3')).status).toBe(200);
  });

  it('is refused to a good key too', async () => {
    const { path } = await linked(caller);
    expect(outcome(await caller.get(`/${path}`))).toEqual(FORBIDDEN);
  });

  it('does not open with the token of another file, nor of the same one elsewhere', async () => {
    const [one, two] = [await linked(caller, 'one.txt'), await linked(caller, 'two.txt')];
    const theirs = await linked(await fsCaller(world, await world.company()), 'one.txt');
    const token = one['download-permanent'].split('?')[1]!;
    for (const path of [two.path, theirs.path, one.path.replace('one.txt', 'one.tx')])
      expect(outcome(await anybody.get(`/${path}?${token}`))).toEqual(FORBIDDEN);
    const swapped = one.path.replace(`/${company.id}/`, theirs.path.match(/\/\d+\//)![0]);
    expect(outcome(await anybody.get(`/${swapped}?${token}`))).toEqual(FORBIDDEN);
  });

  it('is not looked at by any other method, not even to a key', async () => {
    const { download } = await linked(caller);
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await anybody.call(method, `/${download}`)).status).toBe(401);
    expect((await caller.delete(`/${download}`)).status).toBe(404);
    expect((await anybody.get(`/${download}`)).status).toBe(200);
  });

  it.each([
    '/MyFiles/../key-pepper',
    '/MyFiles/..%2fkey-pepper',
    '/MyFiles/%2e%2e/%2e%2e/key-pepper',
    '/MyFiles/..%5c..%5ckey-pepper',
    '/MyFiles/%252e%252e%252fkey-pepper',
    '/MyFiles//etc/passwd',
    '/MyFiles/%00',
    '/MyFiles/%c0%ae%c0%ae/',
    '/MyFiles/1/2026/01/../../../../key-pepper',
    'http://x/MyFiles/../key-pepper',
  ])('leads nowhere: %s', async (path) => {
    const token = 'myft=0000000000000000000000000000000000000000';
    const answer = await sendRaw(world.server.url, rawRequest(`GET ${path}?${token}`, ['Host: x']));
    expect(answer.status).toBeOneOf([400, 401, 403]);
    expect(answer.headers['content-type']).toContain('json');
  });
});

describe('what a signed path can reach', () => {
  /** Tokens that only the server itself could make, for paths that it never makes. */
  const sign = (path: string) => `/${world.service(DownloadLinks).of(path).download}`;
  const get = (target: string) => rawRequest(`GET ${target}`, ['Host: x']);

  it('is nothing but a file of an upload: no folder, no link, no path that leads out', async () => {
    const folder = join(world.server.config.dataDir, 'uploads', '1', '2026', '01');
    mkdirSync(join(folder, '7_folder.txt'), { recursive: true });
    writeFileSync(join(world.server.config.dataDir, 'secret'), 'secret');
    symlinkSync(join(world.server.config.dataDir, 'secret'), join(folder, '8_link.txt'));
    for (const name of ['7_folder.txt', '8_link.txt', '9_none.txt', '../../../../secret', 'x'])
      expect((await sendRaw(world.server.url, get(sign(`MyFiles/1/2026/01/${name}`)))).status).toBe(404);
  });
});
